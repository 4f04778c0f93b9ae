import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { polygonSchema } from '../../domain/geo.ts';
import { localizedTextSchema } from '../../domain/localized.ts';
import { fetchJson, queryOf } from './staff-fetch.ts';

/** What recorded incidents are narrowed to; the words of the query, so that tiles and counts have the same. */
export interface IncidentQuery {
  dataset?: string | undefined;
  type?: string | undefined;
  /** RFC 3339. */
  from?: string | undefined;
  to?: string | undefined;
  /** 1 is Monday, with commas between. */
  weekday?: string | undefined;
  /** As in 22-4. */
  hours?: string | undefined;
}

const incidentsSchema = z.object({
  datasets: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      files: z.array(
        z.object({
          name: z.string(),
          rows: z.number(),
          refused: z.number(),
          importedAt: z.string(),
          notes: z.array(localizedTextSchema),
        }),
      ),
    }),
  ),
  matched: z.number(),
  withWeekday: z.number(),
  withHour: z.number(),
  masked: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  weekdayHours: z.array(z.array(z.number())),
});
export type IncidentsView = z.infer<typeof incidentsSchema>;

/** Counts of what fits, and the data sets there are. @param spot one place of the map alone */
export const incidentsQuery = (filter: IncidentQuery, spot?: string) =>
  queryOptions({
    queryKey: ['incidents', filter, spot],
    queryFn: ({ signal }) =>
      fetchJson(`/api/incidents${queryOf({ ...filter, spot })}`, incidentsSchema, { signal }),
    placeholderData: keepPreviousData,
  });

const withdrawnSchema = z.object({
  withdrawn: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rows: z.number(),
      rowsLeft: z.boolean(),
      withdrawnAt: z.string(),
      byName: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});

/** Data sets that were taken away, the newest first. */
export const withdrawnDatasetsQuery = queryOptions({
  queryKey: ['incidents', 'withdrawn'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/incidents/withdrawn', withdrawnSchema, { signal })).withdrawn,
});

const figureSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
const accuracySchema = z.object({
  areaShare: z.number(),
  cells: z.number(),
  incidents: z.number(),
  hitRate: figureSchema,
  accuracyIndex: figureSchema,
  efficiencyIndex: figureSchema,
});
const noRiskSchema = z.object({ periods: z.null() });
/** A police layer and how well it forecast; without periods where no incident says its time. */
export const riskSchema = z.union([
  noRiskSchema,
  z.object({
    periods: z.object({ fitFrom: z.number(), scoreFrom: z.number(), scoreBefore: z.number() }),
    refused: localizedTextSchema.optional(),
    fitted: z.number(),
    scored: z.number(),
    withoutTime: z.number(),
    farAway: z.number(),
    model: z.object({ halfLifeDays: z.number().nullable(), bandwidthMetres: z.number() }).nullable(),
    cellMetres: z.number(),
    scores: z.array(
      z.object({
        layer: accuracySchema,
        plain: accuracySchema,
        difference: figureSchema.extend({ mayBeChance: z.boolean() }),
      }),
    ),
    cells: z.array(
      z.object({
        id: z.string(),
        geometry: polygonSchema,
        level: z.enum(['top_1', 'top_5', 'top_10', 'hot_90', 'hot_95', 'hot_99']),
        n: z.number(),
      }),
    ),
  }),
]);
export type RiskView = Exclude<z.infer<typeof riskSchema>, z.infer<typeof noRiskSchema>>;

export const feltSchema = z.object({
  refused: localizedTextSchema.optional(),
  cells: z.array(
    z.object({
      id: z.string(),
      geometry: polygonSchema,
      nMarked: z.number().nullable(),
      fewerThan: z.number().nullable(),
      nPassed: z.number().nullable(),
      marked: z.object({ low: z.number(), high: z.number() }).nullable(),
      nReported: z.number(),
      more: z.enum(['felt', 'reported', 'alike']),
    }),
  ),
  people: z.number().nullable(),
  felt: z.number(),
  reported: z.number(),
  similarity: figureSchema.extend({ cells: z.number() }).nullable(),
  verdict: z.enum(['similar', 'different', 'open']).nullable(),
});
export type FeltView = z.infer<typeof feltSchema>;

const pairSchema = z.object({ before: z.number(), after: z.number() });
export const beforeAfterSchema = z.object({
  counts: z.object({
    treated: pairSchema,
    control: pairSchema,
    ring: pairSchema.optional(),
    controlRing: pairSchema.optional(),
  }),
  verdict: z.discriminatedUnion('refused', [
    z.object({ refused: z.literal(true), smallest: z.number(), needed: z.number() }),
    z.object({
      refused: z.literal(false),
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      p: z.number(),
    }),
  ]),
  daysNeeded: z.number().nullable(),
});
export type BeforeAfterView = z.infer<typeof beforeAfterSchema>;
