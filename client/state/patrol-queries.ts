import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  countedActivityWireSchema,
  disclosureWireSchema,
  dosageWireSchema,
  hotSpotWireSchema,
  shiftWireSchema,
} from './patrol-wire.ts';
import { fetchJson, queryOf } from './staff-fetch.ts';

/** What others of the same police write is seen within this time, or when the screen is opened anew. */
const freshMilliseconds = 20_000;

export const hotSpotsQuery = queryOptions({
  queryKey: ['patrol', 'hot-spots'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/patrol/hot-spots', z.object({ hotSpots: z.array(hotSpotWireSchema) }), { signal }))
      .hotSpots,
  staleTime: freshMilliseconds,
});

export const shiftsQuery = queryOptions({
  queryKey: ['patrol', 'shifts'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/patrol/shifts', z.object({ shifts: z.array(shiftWireSchema) }), { signal }))
      .shifts,
  staleTime: freshMilliseconds,
});

export const countsQuery = queryOptions({
  queryKey: ['patrol', 'counts'],
  queryFn: async ({ signal }) =>
    (
      await fetchJson('/api/patrol/counts', z.object({ counts: z.array(countedActivityWireSchema) }), {
        signal,
      })
    ).counts,
  staleTime: freshMilliseconds,
});

export const dosageQuery = (period: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['patrol', 'dosage', period],
    queryFn: ({ signal }) => fetchJson(`/api/patrol/dosage${queryOf(period)}`, dosageWireSchema, { signal }),
    staleTime: freshMilliseconds,
    placeholderData: (previous) => previous,
  });

export const disclosuresQuery = queryOptions({
  queryKey: ['patrol', 'disclosures'],
  queryFn: async ({ signal }) =>
    (
      await fetchJson('/api/disclosures', z.object({ disclosures: z.array(disclosureWireSchema) }), {
        signal,
      })
    ).disclosures,
  staleTime: freshMilliseconds,
});
