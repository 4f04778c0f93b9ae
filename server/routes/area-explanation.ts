import { createRoute, z } from '@hono/zod-openapi';
import { areaExplanationSchema, explanationForPolice } from '../../domain/area-explanation.ts';
import { type AreaId, areaIdSchema, type WalkId } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { roleOf } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { refuseUnlessMay, requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { areaMaterial } from '../jobs/area-material.ts';
import type { Store } from '../storage/store.ts';

const getExplanation = createRoute({
  method: 'get',
  path: '/api/areas/{areaId}/explanation',
  summary: 'Why an area says what it says, and what would change that',
  description:
    'Who marked and who passed in silence (numbers alone), what chance puts there, what would turn the verdict, where ' +
    'nobody walked, and what is missing. Computed from the marks as they are now; `dataChanged` says where these are ' +
    'no longer those of the area. The police get no number below three people.',
  tags: ['areas'],
  middleware: [requireVerb('area.read')] as const,
  request: { params: z.object({ areaId: areaIdSchema }) },
  responses: {
    200: jsonAnswer('The explanation', areaExplanationSchema),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

async function requireArea(store: Pick<Store, 'record'>, areaId: AreaId): Promise<KeptRecord<'area'>> {
  const area = await store.record(areaId);
  if (area?.kind === 'area' && area.withdrawn === null) return area;
  throw new ProblemError(
    problem('unknown-record', {
      detail: `there is no area ${areaId}`,
      action: 'Choose one of GET /api/areas.',
    }),
  );
}

/** The walks that an area was computed over. */
async function walksOf(store: Pick<Store, 'record'>, area: KeptRecord<'area'>): Promise<readonly WalkId[]> {
  if (area.walkId !== null) return [area.walkId];
  const { setId, walkIds } = area.feature.properties;
  const set = setId === undefined ? undefined : await store.record(setId);
  return set?.kind === 'areaSet' ? set.feature.properties.run.walkIds : walkIds;
}

/** Explains areas to those who may see them. */
export function areaExplanationRoutes({
  store,
  catalogue,
  workers,
}: Pick<Deps, 'store' | 'catalogue' | 'workers'>) {
  return newRouter().openapi(getExplanation, async (c) => {
    const area = await requireArea(store, c.req.valid('param').areaId);
    const reader = c.get('reader');
    if (area.feature.properties.setId !== undefined) refuseUnlessMay(reader, 'area.ask');
    const material = await areaMaterial(await walksOf(store, area), store);
    const task = { ...material, categories: catalogue.categories, area: area.feature };
    const explanation = await workers.run('explainKeptArea', task, { signal: c.req.raw.signal });
    c.header('cache-control', 'no-store');
    return c.json(roleOf(reader) === 'police' ? explanationForPolice(explanation) : explanation, 200);
  });
}
