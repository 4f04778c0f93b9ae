import { createRoute, z } from '@hono/zod-openapi';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';

const getHealth = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Whether the server can read and write',
  tags: ['operation'],
  responses: {
    200: jsonAnswer(
      'It can',
      z.object({
        status: z.literal('ok'),
        changes: z.number(),
        waitingJobs: z.number(),
        failedJobs: z.number(),
      }),
    ),
    ...problemAnswers('not-ready'),
  },
});

/** For the people and programs that watch the server. */
export function healthRoutes({ store, log }: Pick<Deps, 'store' | 'log'>) {
  return newRouter().openapi(getHealth, async (c) => {
    c.header('cache-control', 'no-store');
    const health = await store.checkHealth().catch((error: unknown) => {
      log.error('the database cannot be used', error);
      throw new ProblemError(
        problem('not-ready', {
          detail: 'the database cannot be read and written',
          action: 'Look at the server’s log and the disk; phones keep their marks until it works again.',
        }),
      );
    });
    return c.json({ status: 'ok' as const, ...health }, 200);
  });
}
