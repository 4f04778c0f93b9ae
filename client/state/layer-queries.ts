import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { multiPolygonSchema, polygonSchema } from '../../domain/geo.ts';
import { localizedTextSchema } from '../../domain/localized.ts';
import { fetchJson, queryOf } from './staff-fetch.ts';

const legendSchema = z.object({
  title: localizedTextSchema,
  property: z.string(),
  entries: z.array(
    z.object({
      value: z.string(),
      label: localizedTextSchema,
      look: z.enum(['unknown', 'quiet', 'few', 'less']).optional(),
    }),
  ),
});
export type LegendView = z.infer<typeof legendSchema>;

const parameterSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    name: z.string(),
    label: localizedTextSchema,
    least: z.number(),
    most: z.number(),
    preset: z.number(),
  }),
  z.object({
    kind: z.literal('choice'),
    name: z.string(),
    label: localizedTextSchema,
    options: z.array(z.object({ value: z.string(), label: localizedTextSchema })),
    preset: z.string(),
  }),
]);
export type ParameterView = z.infer<typeof parameterSchema>;

const layerSchema = z.object({
  id: z.string(),
  label: localizedTextSchema,
  explanation: localizedTextSchema,
  legend: legendSchema,
  parameters: z.array(parameterSchema),
  href: z.string(),
});
export type LayerView = z.infer<typeof layerSchema>;

/** The layers in the order of the picker; they change with the server's version alone. */
export const layersQuery = queryOptions({
  queryKey: ['layers'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/layers', z.object({ layers: z.array(layerSchema) }), { signal })).layers,
  staleTime: Number.POSITIVE_INFINITY,
});

const figure = z.number().nullish();
/** What a layer comes to: areas with their figures, or a table, or why neither. */
export const layerResultSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]),
      properties: z.object({
        level: z.string(),
        cell: z.string().optional(),
        nMarked: figure,
        nPassed: figure,
        fewerThan: figure,
        nWalks: figure,
        /** The Gi* score. */
        z: figure,
        marked: z.object({ low: z.number(), high: z.number() }).nullish(),
      }),
    }),
  ),
  notes: z.array(localizedTextSchema),
  refused: localizedTextSchema.optional(),
  table: z
    .object({
      columns: z.array(localizedTextSchema),
      rows: z.array(z.object({ label: localizedTextSchema, values: z.array(z.number().nullable()) })),
    })
    .optional(),
});
export type LayerResult = z.infer<typeof layerResultSchema>;

export interface LayerFilter {
  walkId?: string | readonly string[] | undefined;
  category?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The layers that are drawn beside areas and hot spots. */
export type DrawnLayer = 'density' | 'exposure';
const freshMilliseconds = 60_000;

/** The features of a layer that is soon computed, at once and without telling how far it has come. */
export const drawnLayerQuery = (layerId: DrawnLayer, filter: LayerFilter) =>
  queryOptions({
    queryKey: ['density', layerId, filter],
    queryFn: async ({ signal }) =>
      (await fetchJson(`/api/layers/${layerId}${queryOf({ ...filter })}`, layerResultSchema, { signal }))
        .features,
    staleTime: freshMilliseconds,
  });
