import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { ProblemError, problem } from '../../domain/problem.ts';
import { staffRoleSchema } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { type Attempts, addressOf } from '../http/attempts.ts';
import { requireStaff } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { setCookies } from '../http/set-cookies.ts';
import { passwordMaximum, passwordMinimum } from '../people/create-auth.ts';

export const passwordSchema = z
  .string()
  .min(passwordMinimum, `must have at least ${passwordMinimum} characters`)
  .max(passwordMaximum, `must have at most ${passwordMaximum} characters`);

const anyPassword = z.string().min(1).max(passwordMaximum);

const signIn = createRoute({
  method: 'post',
  path: '/api/auth/sign-in/email',
  summary: 'Sign in with e-mail and password',
  tags: ['people'],
  request: jsonBody(
    z
      .strictObject({ email: z.email().max(200), password: anyPassword })
      .openapi({ example: { email: 'lena@example.org', password: '…' } }),
  ),
  responses: {
    200: jsonAnswer('Signed in; the session is in a cookie', z.object({ role: staffRoleSchema })),
    ...problemAnswers(
      'malformed-json',
      'not-signed-in',
      'wrong-origin',
      'invalid-input',
      'too-many-attempts',
    ),
  },
});

const signOut = createRoute({
  method: 'post',
  path: '/api/auth/sign-out',
  summary: 'End your session',
  tags: ['people'],
  responses: {
    200: jsonAnswer('Signed out', z.object({ signedOut: z.literal(true) })),
    ...problemAnswers('wrong-origin'),
  },
});

const changePassword = createRoute({
  method: 'post',
  path: '/api/auth/change-password',
  summary: 'Change your own password',
  description: 'Ends your sessions on other devices.',
  tags: ['people'],
  middleware: [requireStaff] as const,
  request: jsonBody(z.strictObject({ oldPassword: anyPassword, newPassword: passwordSchema })),
  responses: {
    200: jsonAnswer('Changed', z.object({ changed: z.literal(true) })),
    ...problemAnswers(
      'malformed-json',
      'not-signed-in',
      'wrong-origin',
      'invalid-input',
      'too-many-attempts',
    ),
  },
});

const wrongPassword = (detail: string) =>
  new ProblemError(
    problem('not-signed-in', {
      detail,
      action:
        'Check both and try again. If you have forgotten the password, ask an administrator for a new link.',
    }),
  );

/** The door for the staff. Wrong passwords are counted by address and by account. */
export function signInRoutes({ people, settings }: Pick<Deps, 'people' | 'settings'>, attempts: Attempts) {
  return newRouter()
    .openapi(signIn, async (c) => {
      const { email, password } = c.req.valid('json');
      // A digest, so that no list of e-mail addresses that somebody tried stands in memory.
      const account = createHash('sha256').update(email.toLowerCase()).digest('base64url');
      const keys = [`from ${addressOf(c, settings.trustedProxies)}`, `to ${account}`];
      for (const key of keys) await attempts.refuseTooMany(key);
      const signedIn = await people.signInWithPassword(email, password);
      if (signedIn === undefined) {
        for (const key of keys) await attempts.countWrong(key);
        throw wrongPassword('the e-mail address and the password do not belong together');
      }
      setCookies(c, signedIn.cookies);
      return c.json({ role: signedIn.person.role }, 200);
    })
    .openapi(signOut, async (c) => {
      setCookies(c, await people.signOut(c.req.raw.headers));
      // What the browser kept for this person is not for the next at the same machine.
      c.header('clear-site-data', '"cache"');
      return c.json({ signedOut: true as const }, 200);
    })
    .openapi(changePassword, async (c) => {
      const { oldPassword, newPassword } = c.req.valid('json');
      const key = `from ${addressOf(c, settings.trustedProxies)}`;
      await attempts.refuseTooMany(key);
      const cookies = await people.changePassword(c.req.raw.headers, { old: oldPassword, new: newPassword });
      if (cookies === undefined) {
        await attempts.countWrong(key);
        throw wrongPassword('the old password is not the right one');
      }
      setCookies(c, cookies);
      return c.json({ changed: true as const }, 200);
    });
}
