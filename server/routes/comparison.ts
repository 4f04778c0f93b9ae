import { createRoute, z } from '@hono/zod-openapi';
import { compareWalks } from '../../domain/comparison/compare-walks.ts';
import { walkComparisonSchema } from '../../domain/comparison/walk-comparison.ts';
import { type WalkSide, walkSide } from '../../domain/comparison/walk-side.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { EntityByKind } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';
import { walkMaterial } from '../walk-material.ts';

const getComparison = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/comparison',
  summary: 'A walk beside the walk that it walks again',
  description:
    'Per stop and per area: how many marked of how many passed, what people felt, and who would not go there alone ' +
    'after dark, then and now, with 95 % intervals (Wilson), exact tests (Fisher; Wilcoxon, Mann and Whitney), ' +
    'corrected for the number of places (Benjamini and Hochberg), and what the numbers could have shown at all. ' +
    'Walks in different light are not compared.',
  tags: ['walks'],
  middleware: [requireVerb('process.read')] as const,
  request: { params: z.object({ walkId: walkIdSchema }) },
  responses: {
    200: jsonAnswer('Both walks, or why they are not compared', walkComparisonSchema),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** What has changed since the walk before. */
export function comparisonRoutes({ store, catalogue }: Pick<Deps, 'store' | 'catalogue'>) {
  const sideOf = async (walk: EntityByKind['walk']): Promise<WalkSide> =>
    walkSide(await walkMaterial(store, walk), catalogue);

  return newRouter().openapi(getComparison, async (c) => {
    const { walkId } = c.req.valid('param');
    const { feature: walk } = await requireWalk(store, walkId, c.get('reader'));
    const { previousWalkId } = walk.properties;
    const previous = previousWalkId === null ? undefined : await store.record(previousWalkId);
    const before = previous?.kind === 'walk' ? await sideOf(previous.feature) : null;
    const areas = previousWalkId === null ? [] : await featuresOfWalk(store, 'area', previousWalkId);
    c.header('cache-control', 'no-store');
    return c.json(compareWalks(before, await sideOf(walk), areas), 200);
  });
}
