import { createRoute, z } from '@hono/zod-openapi';
import { areaDifferences, areaTraits } from '../../domain/analysis/area-differences.ts';
import type { PriorityArea } from '../../domain/area.ts';
import { type ChangeOf, parseChange } from '../../domain/changes.ts';
import { positionSchema } from '../../domain/geo.ts';
import { areaSetIdSchema, walkIdSchema } from '../../domain/ids.ts';
import { bands, confidences } from '../../domain/priority.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody, progressAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { featureShape } from '../http/shapes.ts';
import { streamWork } from '../http/stream-work.ts';
import { areasOfSet } from '../jobs/area-set-snapshot.ts';
import { checkAreas, computationOfWalk, type KeptComputation } from '../jobs/check-areas.ts';
import type { Store } from '../storage/store.ts';

/** The newest are what anybody looks for; the others are in the log all the same. */
const runsAtMost = 100;

const walkOrSet = z
  .strictObject({ walkId: walkIdSchema.optional(), setId: areaSetIdSchema.optional() })
  .refine(({ walkId, setId }) => (walkId === undefined) !== (setId === undefined), {
    message: 'needs either walkId or setId',
  });

const listRuns = createRoute({
  method: 'get',
  path: '/api/area-runs',
  summary: 'The computations of the areas of a walk or of a set, newest first',
  description: 'None is ever overwritten: each is a change in the log, and `sequence` is its place there.',
  tags: ['areas'],
  middleware: [requireVerb('area.ask')] as const,
  request: { query: walkOrSet },
  responses: {
    200: jsonAnswer(
      'Computations',
      z.object({
        runs: z.array(z.object({ sequence: z.int(), runAt: z.string(), areaCount: z.int() })),
      }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
  },
});

const briefShape = z
  .object({
    band: z.enum(bands),
    score: z.number(),
    confidence: z.enum(confidences),
    nMarked: z.number(),
    nPassed: z.number(),
    mayBeChance: z.boolean().nullable(),
    centre: positionSchema,
  })
  .nullable();

const settingsShape = z
  .object({
    radiusMetres: z.number(),
    /** So many people were needed, whether given or chosen. */
    minVoices: z.number().nullable(),
    redraws: z.number(),
    seed: z.number(),
    walks: z.number(),
  })
  .nullable();

const sequenceShape = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be the number of a computation')
  .transform(Number)
  .openapi({ type: 'integer', example: 42 });

const getRun = createRoute({
  method: 'get',
  path: '/api/area-runs/{sequence}',
  summary: 'One computation as it was, and what has changed since an earlier one',
  tags: ['areas'],
  middleware: [requireVerb('area.ask')] as const,
  request: {
    params: z.object({ sequence: sequenceShape }),
    query: z.object({ since: sequenceShape.optional() }),
  },
  responses: {
    200: jsonAnswer(
      'The areas of then',
      z.object({
        runAt: z.string(),
        areas: z.array(featureShape),
        /** What was computed with; null where no area was found that says it. */
        settings: settingsShape,
        settingsBefore: settingsShape,
        differences: z
          .array(
            z.object({
              id: z.string(),
              state: z.enum(['new', 'gone', 'changed', 'same']),
              before: briefShape,
              after: briefShape,
              changed: z.array(z.enum(areaTraits)),
            }),
          )
          .nullable(),
      }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const checkRun = createRoute({
  method: 'post',
  path: '/api/area-runs/check',
  summary: 'Computes the kept areas of a walk or of a set again and compares them byte by byte',
  description: 'With the parameters, the seed and the time that were kept.',
  tags: ['areas'],
  middleware: [requireVerb('area.ask')] as const,
  request: jsonBody(walkOrSet),
  responses: {
    200: progressAnswer('whether the bytes are the same'),
    ...problemAnswers('invalid-input', 'not-signed-in', 'not-allowed'),
  },
});

type LoggedRun = ChangeOf<'areas-computed'> | ChangeOf<'area-set-computed'>;

async function runAt(store: Pick<Store, 'changesSince'>, sequence: number): Promise<LoggedRun> {
  const [logged] = await store.changesSince(sequence - 1, 1);
  const { change } = logged?.sequence === sequence ? parseChange(JSON.parse(logged.content)) : {};
  if (change?.kind === 'areas-computed' || change?.kind === 'area-set-computed') return change;
  throw new ProblemError(
    problem('unknown-record', {
      detail: `change ${sequence} is no computation of areas`,
      action: 'Choose one of GET /api/area-runs.',
    }),
  );
}

const recordSchema = z.record(z.string(), z.unknown());

function plainFeature({ id, geometry, properties }: PriorityArea) {
  return { type: 'Feature' as const, id, geometry, properties: recordSchema.parse(properties) };
}

function settingsOf(run: LoggedRun): z.infer<typeof settingsShape> {
  const [area] = run.areas;
  const of = run.kind === 'area-set-computed' ? run.run : area?.properties;
  if (!of?.parameters) return null;
  const { radiusMetres, redraws, seed } = of.parameters;
  return { radiusMetres, minVoices: of.minVoices ?? null, redraws, seed, walks: of.walkIds.length };
}

const subjectOf = (run: LoggedRun): string => (run.kind === 'areas-computed' ? run.walkId : run.setId);

/** Earlier computations of areas, and whether the newest comes out again. */
export function areaRunsRoutes(deps: Pick<Deps, 'store' | 'source' | 'catalogue' | 'workers' | 'log'>) {
  const { store, workers, log } = deps;
  const keptOf = async ({
    walkId,
    setId,
  }: z.infer<typeof walkOrSet>): Promise<KeptComputation | undefined> => {
    if (walkId !== undefined) return computationOfWalk(walkId, await featuresOfWalk(store, 'area', walkId));
    const set = setId === undefined ? undefined : await store.record(setId);
    if (set?.kind !== 'areaSet' || set.withdrawn !== null) return undefined;
    return { ...set.feature.properties.run, areas: await areasOfSet(store, set.feature.id) };
  };
  return newRouter()
    .openapi(listRuns, async (c) => {
      const { walkId, setId } = c.req.valid('query');
      const of = setId === undefined ? walkId && { walkId } : { setId };
      const runs = of ? await store.areaRuns(of, runsAtMost) : [];
      c.header('cache-control', 'no-store');
      return c.json({ runs: [...runs] }, 200);
    })
    .openapi(getRun, async (c) => {
      const run = await runAt(store, c.req.valid('param').sequence);
      const { since } = c.req.valid('query');
      const before = since === undefined ? undefined : await runAt(store, since);
      if (before !== undefined && subjectOf(before) !== subjectOf(run))
        throw new ProblemError(
          problem('unknown-record', {
            detail: 'the two computations are of different walks or sets',
            action: 'Choose two of the same list of GET /api/area-runs.',
          }),
        );
      const areas: readonly PriorityArea[] = run.areas;
      const differences = before === undefined ? null : areaDifferences(before.areas, areas);
      c.header('cache-control', 'no-store');
      return c.json(
        {
          runAt: run.at,
          areas: areas.map(plainFeature),
          settings: settingsOf(run),
          settingsBefore: before === undefined ? null : settingsOf(before),
          differences: differences?.map((row) => ({ ...row, changed: [...row.changed] })) ?? null,
        },
        200,
      );
    })
    .openapi(checkRun, async (c) => {
      const kept = await keptOf(c.req.valid('json'));
      return streamWork(c, log, (options) =>
        checkAreas(kept, deps, (task) => workers.run('analyseWalk', task, options)),
      );
    });
}
