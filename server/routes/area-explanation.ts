import { createRoute, z } from '@hono/zod-openapi';
import { areaExplanationSchema, explanationForPolice } from '../../domain/area-explanation.ts';
import { type AreaId, areaIdSchema, type WalkId } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { roleOf } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { refuseUnlessMay, requireVerb } from '../http/authenticate.ts';
import { jsonAnswer, progressAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { streamWork } from '../http/stream-work.ts';
import { areaMaterial } from '../jobs/area-material.ts';
import type { Store } from '../storage/store.ts';

const getExplanation = createRoute({
  method: 'get',
  path: '/api/areas/{areaId}/explanation',
  summary: 'Why an area says what it says',
  description:
    'Who marked and who passed in silence (numbers alone), what chance puts there, where nobody walked, and what is ' +
    'missing. Computed from the marks as they are now; `dataChanged` says where these are ' +
    'no longer those of the area. The police get no number below three people.',
  tags: ['areas'],
  middleware: [requireVerb('area.read')] as const,
  request: { params: z.object({ areaId: areaIdSchema }) },
  responses: {
    200: jsonAnswer('The explanation', areaExplanationSchema),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const getWhatIf = createRoute({
  method: 'get',
  path: '/api/areas/{areaId}/what-if',
  summary: 'What would change the verdict on an area, with how far the computation is',
  description:
    'Everything that the verdict follows from is computed again, up to a dozen times: without the marks of the one, two ' +
    '… six who worry most, and with a mark of as many who passed in silence. null where none of the marks of the area ' +
    'is left. The computation ends when nobody waits for it any more.',
  tags: ['areas'],
  middleware: [requireVerb('area.read')] as const,
  request: {
    params: z.object({ areaId: areaIdSchema }),
    query: z.object({
      version: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional()
        .openapi({ description: 'Of the area that is shown. Changes nothing but the address.' }),
    }),
  },
  responses: {
    200: progressAnswer('how many people fewer or more would change the band, and whether it may be chance'),
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
  log,
}: Pick<Deps, 'store' | 'catalogue' | 'workers' | 'log'>) {
  /** @throws ProblemError for an area that is not there, and for one of a set to who may not ask for sets */
  async function taskOf(areaId: AreaId, reader: Parameters<typeof refuseUnlessMay>[0]) {
    const area = await requireArea(store, areaId);
    if (area.feature.properties.setId !== undefined) refuseUnlessMay(reader, 'area.ask');
    const walkIds = await walksOf(store, area);
    const material = await areaMaterial(walkIds, store);
    return { walkIds, task: { ...material, categories: catalogue.categories, area: area.feature } };
  }
  return newRouter()
    .openapi(getExplanation, async (c) => {
      const reader = c.get('reader');
      const { task } = await taskOf(c.req.valid('param').areaId, reader);
      const explanation = await workers.run('explainKeptArea', task, { signal: c.req.raw.signal });
      c.header('cache-control', 'no-store');
      return c.json(roleOf(reader) === 'police' ? explanationForPolice(explanation) : explanation, 200);
    })
    .openapi(getWhatIf, async (c) => {
      const { walkIds, task } = await taskOf(c.req.valid('param').areaId, c.get('reader'));
      return streamWork(c, log, (options) =>
        workers.run('turnKeptArea', task, { ...options, rememberOf: walkIds }),
      );
    });
}
