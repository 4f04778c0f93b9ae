import { createRoute, z } from '@hono/zod-openapi';
import { areaParametersSchema } from '../../domain/area.ts';
import { type AreaSet, areaScopeSchema, areaSetNameSchema } from '../../domain/area-set.ts';
import { areaSetIdSchema, recordIdSchema } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { authorName } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import type { Deps } from '../deps.ts';
import { authorOf, requireVerb } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody, progressAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { featureShape } from '../http/shapes.ts';
import { streamWork } from '../http/stream-work.ts';
import { keepSetSnapshot, takeSetSnapshot } from '../jobs/area-set-snapshot.ts';
import type { Store } from '../storage/store.ts';

const listAreaSets = createRoute({
  method: 'get',
  path: '/api/area-sets',
  summary: 'Sets of walks that areas have been computed over',
  description: 'By name, each with its newest computation: parameters, seed, hashes and counts.',
  tags: ['areas'],
  middleware: [requireVerb('area.ask')] as const,
  responses: {
    200: jsonAnswer('Sets', z.object({ sets: z.array(featureShape) })),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

const { radiusMetres, minVoices, redraws, seed } = areaParametersSchema.shape;
const wishShape = z.strictObject({
  /** The set to compute again; left out for a new one. */
  setId: areaSetIdSchema.optional(),
  /** Made by who asks: asked again with it, what was kept is the answer, however the first answer was lost. */
  runId: recordIdSchema.optional(),
  name: areaSetNameSchema,
  scope: areaScopeSchema,
  parameters: z.strictObject({ radiusMetres, minVoices, redraws, seed }).prefault({}),
});

const computeAreaSet = createRoute({
  method: 'post',
  path: '/api/area-sets',
  summary: 'Computes the areas over a set of walks',
  description:
    'In a thread of its own, kept as the next version of the set. Closing the request stops it, and nothing is kept.',
  tags: ['areas'],
  middleware: [requireVerb('area.ask')] as const,
  request: jsonBody(wishShape),
  responses: {
    200: progressAnswer('the set, and how many areas did not fit'),
    ...problemAnswers('invalid-input', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** The set whose newest computation this is. */
async function keptSet(store: Pick<Store, 'recordsOfKind'>, runId: string): Promise<AreaSet | undefined> {
  const sets = await store.recordsOfKind('areaSet');
  return sets.find(({ feature, withdrawn }) => withdrawn === null && feature.properties.run.runId === runId)
    ?.feature;
}

/** Areas over several walks, asked for by the municipality. */
export function areaSetsRoutes(deps: Pick<Deps, 'store' | 'source' | 'catalogue' | 'workers' | 'log'>) {
  const { store, workers, log } = deps;
  return newRouter()
    .openapi(listAreaSets, async (c) => {
      const reader = c.get('reader');
      const sets = (await store.recordsOfKind('areaSet')).flatMap(
        (record) => visibleRecord(record, reader)?.feature ?? [],
      );
      const nameOf = ({ properties }: { properties: Record<string, unknown> }) => String(properties.name);
      sets.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv') || (a.id < b.id ? -1 : 1));
      c.header('cache-control', 'no-store');
      return c.json({ sets }, 200);
    })
    .openapi(computeAreaSet, async (c) => {
      const { setId = null, runId, name, scope, parameters } = c.req.valid('json');
      if (setId !== null) {
        const known = await store.record(setId);
        if (known?.kind !== 'areaSet' || known.withdrawn !== null)
          throw new ProblemError(
            problem('unknown-record', {
              detail: `there is no set ${setId}`,
              action: 'Choose a set of GET /api/area-sets, or leave it out for a new one.',
            }),
          );
      }
      const wish = { setId, runId, name, scope, parameters, askedBy: authorName(authorOf(c)) };
      return streamWork(c, log, async (options) => {
        const kept = runId === undefined ? undefined : await keptSet(store, runId);
        if (kept !== undefined) return { set: kept, leftOut: 0 };
        const snapshot = await takeSetSnapshot(wish, deps, (task) =>
          workers.run('analyseWalk', task, {
            ...options,
            rememberOf: task.records.walks.map(({ id }) => id),
          }),
        );
        options.signal.throwIfAborted();
        await keepSetSnapshot(snapshot, deps);
        return { set: snapshot.set, leftOut: snapshot.leftOut };
      });
    });
}
