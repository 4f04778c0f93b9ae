import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { areaTraits } from '../../domain/analysis/area-differences.ts';
import { areaExplanationSchema } from '../../domain/area-explanation.ts';
import { areaRunSchema, areaScopeSchema } from '../../domain/area-set.ts';
import { bands, confidences } from '../../domain/priority.ts';
import { fetchJson, queryOf } from './staff-fetch.ts';
import { areaWireSchema } from './wire.ts';

const freshMilliseconds = 60_000;

const areaSetWireSchema = z.object({
  id: z.string(),
  properties: z.object({ name: z.string(), scope: areaScopeSchema, run: areaRunSchema }),
});
export type AreaSetView = z.infer<typeof areaSetWireSchema>;

/** What a computation over a set of walks comes to. */
export const areaSetResultSchema = z.object({ set: areaSetWireSchema, leftOut: z.number() });

export const areaSetsQuery = queryOptions({
  queryKey: ['areas', 'sets'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/area-sets', z.object({ sets: z.array(areaSetWireSchema) }), { signal })).sets,
  staleTime: freshMilliseconds,
});

/** One of the two. */
export interface RunsOf {
  walkId?: string | undefined;
  setId?: string | undefined;
}

export const areaRunsQuery = (of: RunsOf) =>
  queryOptions({
    queryKey: ['areas', 'runs', of],
    queryFn: async ({ signal }) => {
      const run = z.object({ sequence: z.number(), runAt: z.string(), areaCount: z.number() });
      const schema = z.object({ runs: z.array(run) });
      return (await fetchJson(`/api/area-runs${queryOf({ ...of })}`, schema, { signal })).runs;
    },
    staleTime: freshMilliseconds,
  });

const briefSchema = z.object({
  band: z.enum(bands),
  score: z.number(),
  confidence: z.enum(confidences),
  nMarked: z.number(),
  nPassed: z.number(),
  mayBeChance: z.boolean().nullable(),
  centre: z.tuple([z.number(), z.number()]),
});
export type AreaBriefView = z.infer<typeof briefSchema>;

const settingsSchema = z
  .object({
    radiusMetres: z.number(),
    minVoices: z.number().nullable(),
    redraws: z.number(),
    seed: z.number(),
    walks: z.number(),
  })
  .nullable();
export type RunSettings = z.output<typeof settingsSchema>;

const runSchema = z.object({
  runAt: z.string(),
  areas: z.array(areaWireSchema),
  settings: settingsSchema,
  settingsBefore: settingsSchema,
  differences: z
    .array(
      z.object({
        id: z.string(),
        state: z.enum(['new', 'gone', 'changed', 'same']),
        before: briefSchema.nullable(),
        after: briefSchema.nullable(),
        changed: z.array(z.enum(areaTraits)),
      }),
    )
    .nullable(),
});

/** A computation as it was, with what has changed since an earlier one. Neither ever changes. */
export const areaRunQuery = (sequence: number, since: number | undefined) =>
  queryOptions({
    queryKey: ['area-run', sequence, since],
    queryFn: ({ signal }) =>
      fetchJson(`/api/area-runs/${sequence}${queryOf({ since })}`, runSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const areaCheckSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('same'), keptHash: z.string(), dataHash: z.string() }),
  z.object({ state: z.literal('different'), keptHash: z.string(), againHash: z.string() }),
  z.object({ state: z.literal('data-changed') }),
  z.object({ state: z.literal('rules-changed') }),
  z.object({ state: z.literal('nothing-kept') }),
]);
export type AreaCheckView = z.infer<typeof areaCheckSchema>;

export const areaExplanationQuery = (areaId: string, version: number | null) =>
  queryOptions({
    queryKey: ['areas', 'explanation', areaId, version],
    queryFn: ({ signal }) => fetchJson(`/api/areas/${areaId}/explanation`, areaExplanationSchema, { signal }),
    staleTime: freshMilliseconds,
  });
