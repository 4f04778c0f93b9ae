import { createRoute, z } from '@hono/zod-openapi';
import { closingOfWalk } from '../../domain/closing/closing-of-walk.ts';
import { closingViewSchema } from '../../domain/closing/closing-view.ts';
import { walkSide } from '../../domain/comparison/walk-side.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';
import { walkMaterial } from '../walk-material.ts';

const getClosing = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/closing',
  summary: 'What a walk found, for its closing meeting',
  description:
    'Made to be shown on a wall: counts and places, the groups kept apart, nothing that tells of one person. ' +
    'Feelings of fewer than three people are not told.',
  tags: ['walks'],
  middleware: [requireVerb('process.read')] as const,
  request: { params: z.object({ walkId: walkIdSchema }) },
  responses: {
    200: jsonAnswer('Counts, distributions and silence', closingViewSchema),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** The closing meeting (avslutande samling). */
export function closingRoutes({ store, catalogue }: Pick<Deps, 'store' | 'catalogue'>) {
  return newRouter().openapi(getClosing, async (c) => {
    const { walkId } = c.req.valid('param');
    const { feature: walk } = await requireWalk(store, walkId, c.get('reader'));
    const areas = await featuresOfWalk(store, 'area', walkId);
    const side = walkSide(await walkMaterial(store, walk), catalogue);
    c.header('cache-control', 'no-store');
    return c.json(closingOfWalk(side, areas), 200);
  });
}
