import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import type { AnalysisResult, AnalysisTable, Legend } from '../../domain/analysis/analysis.ts';
import { analyses } from '../../domain/analysis/index.ts';
import { type ParameterField, parameterFields } from '../../domain/analysis/parameter-fields.ts';
import { categoryIdSchema } from '../../domain/catalogue.ts';
import { timeSchema } from '../../domain/feature.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import { invalidInput } from '../../domain/invalid-input.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { geoJsonAnswer, jsonAnswer, progressAnswer } from '../http/json-answer.ts';
import { knownAlready, knownAnswer } from '../http/known-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { listQuery } from '../http/query-values.ts';
import { localizedTextShape } from '../http/shapes.ts';
import { streamWork } from '../http/stream-work.ts';
import type { AnalyseLayerTask } from '../jobs/analyse-layer.ts';
import { type LampsForMarks, lampsForMarks } from '../lamps-for-marks.ts';
import { latestAnswers } from '../latest-answers.ts';
import { recordsForLayers } from '../records-for-layers.ts';

const legendShape = z
  .custom<Legend>()
  .openapi({ type: 'object', description: 'title, property and entries from least to most' });

const parametersShape = z.array(z.custom<ParameterField>()).openapi({
  type: 'array',
  items: { type: 'object' },
  description: 'what may be set in the query, by name: a number with its bounds, or one of some options',
});

const tableShape = z.custom<AnalysisTable>().openapi({
  type: 'object',
  description: 'columns, and rows with a value for each; null where it is withheld',
});

const listLayers = createRoute({
  method: 'get',
  path: '/api/layers',
  summary: 'The layers of analyses that you may see',
  tags: ['areas'],
  middleware: [requireVerb('layer.read')] as const,
  responses: {
    200: jsonAnswer(
      'Layers in the order of a picker',
      z.object({
        layers: z.array(
          z.object({
            id: z.string(),
            label: localizedTextShape,
            explanation: localizedTextShape,
            legend: legendShape,
            parameters: parametersShape,
            href: z.string(),
          }),
        ),
      }),
    ),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

/** Areas are kept as snapshots and have an address of their own; every other layer is computed when asked for. */
const asked = analyses.filter(({ id }) => id !== 'priority-areas');

const filterQuery = {
  walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
  category: listQuery(categoryIdSchema, 'lighting,patrol_wish'),
  from: timeSchema.optional(),
  to: timeSchema.optional(),
} as const;

const layerRequest = {
  params: z.object({
    layerId: z.enum(asked.map(({ id }) => id)).openapi({ example: 'density' }),
  }),
  query: z.object(filterQuery).catchall(z.string().max(40)),
} as const;

const getLayer = createRoute({
  method: 'get',
  path: '/api/layers/{layerId}',
  summary: 'A layer as features with their figures',
  description:
    'People, not marks. A feature with fewer than three people carries no number; no mark is given out. Where there is too little to say anything, `refused` says why. ' +
    'The parameters that /api/layers lists may be set by name. Kept by the browser of the person alone, and asked for ' +
    'again with its ETag. The computation ends when nobody waits for it any more.',
  tags: ['areas'],
  middleware: [requireVerb('layer.read')] as const,
  request: layerRequest,
  responses: {
    200: geoJsonAnswer(
      'Features of the layer',
      z.object({
        type: z.literal('FeatureCollection'),
        features: z.array(
          z.object({
            type: z.literal('Feature'),
            id: z.string().optional(),
            geometry: z.unknown().openapi({ type: 'object' }),
            properties: z.record(z.string(), z.unknown()),
          }),
        ),
        notes: z.array(localizedTextShape),
        refused: localizedTextShape.optional(),
        table: tableShape.optional(),
      }),
    ),
    304: knownAlready,
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'not-found'),
  },
});

const getLayerWithProgress = createRoute({
  method: 'get',
  path: '/api/layers/{layerId}/progress',
  summary: 'The same, telling how far it has come',
  description: 'The computation ends when nobody waits for it any more.',
  tags: ['areas'],
  middleware: [requireVerb('layer.read')] as const,
  request: layerRequest,
  responses: {
    200: progressAnswer('what the address without /progress answers'),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'not-found'),
  },
});

/** So many layers are kept, of some hundred thousand bytes at the most: those that people go back and forth between. */
const answersAtMost = 20;

const noLamps: LampsForMarks = {
  points: { longitude: new Float64Array(), latitude: new Float64Array(), working: new Int8Array() },
  notes: [],
};

/** Layers of analyses: computed from marks in a thread of their own, and never a mark in them. */
export function layersRoutes({
  store,
  catalogue,
  workers,
  log,
}: Pick<Deps, 'store' | 'catalogue' | 'workers' | 'log'>) {
  const addresses: Readonly<Record<string, string>> = {
    'priority-areas': '/api/areas',
  };
  const latest = latestAnswers<LayerAnswer>(answersAtMost);
  // The next start may be that of another version, which computes by other rules.
  const start = randomUUID();

  /** What a layer is asked for, with all that its answer follows from: everything that it reads stands in the log. */
  async function questionOf(layerId: string, query: z.infer<typeof layerRequest.query>) {
    const layer = asked.find(({ id }) => id === layerId);
    if (layer === undefined) throw new Error('the list of layers and the address disagree');
    const { walkId, category, from, to, ...rest } = query;
    const parameters = parametersOf(layer, rest);
    const sequence = await store.lastSequence();
    const filters = { category, from, to };
    const identity = [start, sequence, layerId, parameters, walkId ?? null, filters];
    return { layerId, parameters, walkId, filters, identity };
  }
  type Question = Awaited<ReturnType<typeof questionOf>>;

  async function answered(
    question: Question,
    options: NonNullable<Parameters<typeof workers.run>[2]>,
  ): Promise<LayerAnswer> {
    const text = JSON.stringify(question.identity);
    const known = latest.find(text);
    if (known !== undefined) return known;
    const { task, notes } = await taskOf(question);
    const answer = answerOf(await workers.run('analyseLayer', task, options), notes);
    latest.keep(text, answer);
    return answer;
  }
  async function taskOf({
    layerId,
    parameters,
    walkId,
    filters,
  }: Question): Promise<{ task: AnalyseLayerTask; notes: LampsForMarks['notes'] }> {
    const records = await recordsForLayers(store, walkId);
    const { points, notes } =
      layerId === 'dark-spots' ? await lampsForMarks(store, records.findings) : noLamps;
    const task = {
      layerId,
      parameters,
      records,
      categories: catalogue.categories,
      filters,
      lamps: points,
    };
    return { task, notes };
  }
  return newRouter()
    .openapi(listLayers, (c) => {
      const layers = analyses.map((analysis) => ({
        id: analysis.id,
        label: analysis.label,
        explanation: analysis.explanation,
        legend: analysis.legend,
        parameters: addresses[analysis.id] === undefined ? [...parameterFields(analysis)] : [],
        href: addresses[analysis.id] ?? `/api/layers/${analysis.id}`,
      }));
      return c.json({ layers }, 200);
    })
    .openapi(getLayer, async (c) => {
      const question = await questionOf(c.req.valid('param').layerId, c.req.valid('query'));
      const { headers, isKnown } = knownAnswer(c, question.identity);
      if (isKnown) return c.body(null, 304, headers);
      const answer = await answered(question, { signal: c.req.raw.signal });
      return c.json(answer, 200, { ...headers, 'content-type': 'application/geo+json' });
    })
    .openapi(getLayerWithProgress, async (c) => {
      const question = await questionOf(c.req.valid('param').layerId, c.req.valid('query'));
      return streamWork(c, log, (options) => answered(question, options));
    });
}

type LayerAnswer = ReturnType<typeof answerOf>;

/** @param more what the layer itself cannot know: where its material comes from */
function answerOf({ collection, notes, refused, table }: AnalysisResult, more: LampsForMarks['notes']) {
  return {
    ...collection,
    features: [...collection.features],
    notes: [...notes, ...more],
    ...(refused === undefined ? {} : { refused }),
    ...(table === undefined ? {} : { table }),
  };
}

/** What the query sets of the layer's parameters, checked by the layer itself. @throws ProblemError */
function parametersOf(layer: (typeof analyses)[number], query: Readonly<Record<string, string>>) {
  const numbers = new Set(
    parameterFields(layer).flatMap(({ kind, name }) => (kind === 'number' ? [name] : [])),
  );
  const given = Object.entries(query).map(([name, text]) => [name, numbers.has(name) ? Number(text) : text]);
  const parsed = layer.parameters.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    invalidInput(parsed.error, {
      code: 'invalid-query',
      action: 'Correct the parts of the address named in "errors" and ask again.',
    }),
  );
}
