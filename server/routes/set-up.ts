import { createRoute, z } from '@hono/zod-openapi';
import { ProblemError, problem } from '../../domain/problem.ts';
import { staffRoleSchema } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { type Attempts, addressOf } from '../http/attempts.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { setCookies } from '../http/set-cookies.ts';
import { passwordSchema } from './sign-in.ts';
import { emailSchema, personNameSchema } from './staff.ts';

const tokenSchema = z.string().min(20).max(200);
const signedInShape = z.object({ role: staffRoleSchema });

const lookAtLink = createRoute({
  method: 'get',
  path: '/api/set-up/{token}',
  summary: 'What a one-time link is for',
  tags: ['people'],
  request: { params: z.object({ token: tokenSchema }) },
  responses: {
    200: jsonAnswer(
      'The link works',
      z.object({
        purpose: z.enum(['first-admin', 'set-password']),
        name: z.string().nullable(),
        email: z.string().nullable(),
      }),
    ),
    ...problemAnswers('invalid-query', 'expired-code', 'too-many-attempts'),
  },
});

const setUp = createRoute({
  method: 'post',
  path: '/api/set-up',
  summary: 'Make the first administrator',
  description: 'Takes the token that the server printed at its first start. Works once, and signs in.',
  tags: ['people'],
  request: jsonBody(
    z.strictObject({
      token: tokenSchema,
      name: personNameSchema,
      email: emailSchema,
      password: passwordSchema,
    }),
  ),
  responses: {
    200: jsonAnswer('Made and signed in', signedInShape),
    ...problemAnswers(
      'malformed-json',
      'wrong-origin',
      'expired-code',
      'set-up-done',
      'invalid-input',
      'too-many-attempts',
    ),
  },
});

const acceptInvitation = createRoute({
  method: 'post',
  path: '/api/staff/accept',
  summary: 'Set your password by a one-time link',
  description: 'For a new account, or when the password was forgotten. Works once, and signs in.',
  tags: ['people'],
  request: jsonBody(z.strictObject({ token: tokenSchema, password: passwordSchema })),
  responses: {
    200: jsonAnswer('Set and signed in', signedInShape),
    ...problemAnswers('malformed-json', 'wrong-origin', 'expired-code', 'invalid-input', 'too-many-attempts'),
  },
});

/** What one-time links open. */
export function setUpRoutes({ people, settings }: Pick<Deps, 'people' | 'settings'>, attempts: Attempts) {
  /** Runs it, counting a dead link as a wrong try of the address. */
  async function guarded<Result>(address: string, open: () => Promise<Result>): Promise<Result> {
    await attempts.refuseTooMany(address);
    try {
      return await open();
    } catch (error) {
      if (error instanceof ProblemError) await attempts.countWrong(address);
      throw error;
    }
  }

  return newRouter()
    .openapi(lookAtLink, async (c) => {
      c.header('cache-control', 'no-store');
      const found = await guarded(addressOf(c, settings.trustedProxies), async () => {
        const link = await people.look(c.req.valid('param').token);
        if (link !== undefined) return link;
        throw new ProblemError(
          problem('expired-code', {
            detail: 'this link has been used, has run out or was never made',
            action: 'Ask an administrator for a new link. The first one is printed when the server starts.',
          }),
        );
      });
      const { purpose, person } = found;
      return c.json({ purpose, name: person?.name ?? null, email: person?.email ?? null }, 200);
    })
    .openapi(setUp, async (c) => {
      const { token, ...person } = c.req.valid('json');
      const admin = await guarded(addressOf(c, settings.trustedProxies), () =>
        people.acceptFirstAdmin(token, person),
      );
      setCookies(c, await people.signIn(admin.id));
      return c.json({ role: admin.role }, 200);
    })
    .openapi(acceptInvitation, async (c) => {
      const { token, password } = c.req.valid('json');
      const person = await guarded(addressOf(c, settings.trustedProxies), () =>
        people.acceptPassword(token, password),
      );
      setCookies(c, await people.signIn(person.id));
      return c.json({ role: person.role }, 200);
    });
}
