import { createRoute, z } from '@hono/zod-openapi';
import { type StaffRole, staffRoleSchema } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/answer-problem.ts';
import { type Attempts, addressOf } from '../http/attempts.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { setCookies } from '../http/set-cookies.ts';

/** Where each role begins its work. */
const firstScreens: Readonly<Record<StaffRole, string>> = {
  leader: '/walks',
  planner: '/findings',
  police: '/hotspots',
  admin: '/staff',
};

const demoSignIn = createRoute({
  method: 'get',
  path: '/demo/sign-in/{role}/{key}',
  summary: 'Sign in to the demo as a role',
  description: 'Only there while the demo runs. The key is printed when the server starts.',
  tags: ['people'],
  request: { params: z.object({ role: staffRoleSchema, key: z.string().max(200) }) },
  responses: {
    302: { description: 'Signed in; on to the first screen of the role' },
    ...problemAnswers('invalid-query', 'not-found', 'too-many-attempts'),
  },
});

/** The demo's open links. A wrong key is answered as if there were no demo. */
export function demoRoutes({ demo, settings }: Pick<Deps, 'demo' | 'settings'>, attempts: Attempts) {
  return newRouter().openapi(demoSignIn, async (c) => {
    const { role, key } = c.req.valid('param');
    if (demo === null) return notFound(c);
    const address = `demo ${addressOf(c, settings.trustedProxies)}`;
    await attempts.refuseTooMany(address);
    const cookies = await demo.signIn(role, key);
    if (cookies === undefined) {
      await attempts.countWrong(address);
      return notFound(c);
    }
    setCookies(c, cookies);
    return c.redirect(firstScreens[role], 302);
  });
}
