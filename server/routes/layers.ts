import { createRoute, z } from '@hono/zod-openapi';
import type { AnalysisTable, Legend } from '../../domain/analysis/analysis.ts';
import { analyses } from '../../domain/analysis/index.ts';
import { analysisInputOf } from '../../domain/analysis/input-of-records.ts';
import { categoryIdSchema } from '../../domain/catalogue.ts';
import { timeSchema } from '../../domain/feature.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { geoJsonAnswer, jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { listQuery } from '../http/query-values.ts';
import { localizedTextShape } from '../http/shapes.ts';
import type { Store } from '../storage/store.ts';

const legendShape = z
  .custom<Legend>()
  .openapi({ type: 'object', description: 'title, property and entries from least to most' });

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

const getLayer = createRoute({
  method: 'get',
  path: '/api/layers/{layerId}',
  summary: 'A layer as features with their figures',
  description:
    'People, not marks. A feature with fewer than three people carries no number; no mark is given out. Where there is too little to say anything, `refused` says why.',
  tags: ['areas'],
  middleware: [requireVerb('layer.read')] as const,
  request: {
    params: z.object({
      layerId: z.enum(asked.map(({ id }) => id)).openapi({ example: 'density' }),
    }),
    query: z.object({
      walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
      category: listQuery(categoryIdSchema, 'lighting,patrol_wish'),
      from: timeSchema.optional(),
      to: timeSchema.optional(),
    }),
  },
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
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'not-found'),
  },
});

type LayerFilters = {
  walkId?: readonly string[] | undefined;
  category?: readonly string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Layers of analyses: computed from marks, and never a mark in them. */
export function layersRoutes({ store, catalogue }: Pick<Deps, 'store' | 'catalogue'>) {
  const addresses: Readonly<Record<string, string>> = {
    'priority-areas': '/api/areas',
  };
  return newRouter()
    .openapi(listLayers, (c) => {
      const layers = analyses.map(({ id, label, explanation, legend }) => ({
        id,
        label,
        explanation,
        legend,
        href: addresses[id] ?? `/api/layers/${id}`,
      }));
      return c.json({ layers }, 200);
    })
    .openapi(getLayer, async (c) => {
      const layer = asked.find(({ id }) => id === c.req.valid('param').layerId);
      if (layer === undefined) throw new Error('the list of layers and the address disagree');
      const filters = c.req.valid('query');
      const input = analysisInputOf(await recordsFor(store, filters), catalogue);
      const marks = input.marks.filter((mark) => fits(mark, filters));
      const { collection, notes, refused, table } = layer.run({ ...input, marks }, {});
      c.header('cache-control', 'no-store');
      const said = {
        notes: [...notes],
        ...(refused === undefined ? {} : { refused }),
        ...(table === undefined ? {} : { table }),
      };
      return c.json({ ...collection, features: [...collection.features], ...said }, 200, {
        'content-type': 'application/geo+json',
      });
    });
}

/** Everybody who walked counts as a passer, whatever they marked, so only the marks are filtered further. */
async function recordsFor(store: Store, { walkId }: LayerFilters) {
  const living = async <Kind extends RecordKind>(kind: Kind): Promise<EntityByKind[Kind][]> =>
    (await store.recordsOfKind(kind))
      .filter((record) => walkId === undefined || (record.walkId !== null && walkId.includes(record.walkId)))
      .map(({ feature }) => feature);
  return {
    walks: await living('walk'),
    participants: await living('participant'),
    findings: await living('finding'),
    ratings: await living('rating'),
    checkpoints: await living('checkpoint'),
    groups: await living('group'),
  };
}

function fits(mark: { category: string; recordedAt: string }, { category, from, to }: LayerFilters): boolean {
  const at = Date.parse(mark.recordedAt);
  if (category !== undefined && !category.includes(mark.category)) return false;
  if (from !== undefined && at < Date.parse(from)) return false;
  return to === undefined || at < Date.parse(to);
}
