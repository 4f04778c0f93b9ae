import { infiniteQueryOptions, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { buildCatalogue } from '../../domain/catalogue.ts';
import { fetchJson, queryOf } from './staff-fetch.ts';
import {
  areaWireSchema,
  catalogueSchema,
  findingsPageSchema,
  meSchema,
  type PulledRecord,
  recordsPageSchema,
  settingsSchema,
} from './wire.ts';

/** How long a list that live updates keep fresh is taken as fresh; it is asked again after this all the same. */
const listFreshMilliseconds = 60_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchJson('/api/me', meSchema, { signal }),
  staleTime: listFreshMilliseconds,
});

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => fetchJson('/api/settings', settingsSchema, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async ({ signal }) => {
    const { categories, observables } = await fetchJson('/api/catalogue', catalogueSchema, { signal });
    return {
      catalogue: buildCatalogue(categories),
      observables,
      icons: Object.fromEntries(categories.map(({ id, icon }) => [id, icon])),
    };
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The categories and, for the map, their glyphs. */
export function useCatalogue() {
  return useQuery(catalogueQuery).data;
}

export const walksQuery = queryOptions({
  queryKey: ['walks'],
  queryFn: async ({ signal }) => {
    const { walks } = await fetchJson('/api/walks', z.object({ walks: recordsPageSchema.shape.records }), {
      signal,
    });
    return walks;
  },
  staleTime: listFreshMilliseconds,
});

export interface AreaFilter {
  walkId?: string | undefined;
  category?: string | undefined;
  /** The areas over a set of walks instead of those of each walk. */
  setId?: string | undefined;
}

export const areasQuery = (filter: AreaFilter) =>
  queryOptions({
    queryKey: ['areas', filter],
    queryFn: async ({ signal }) => {
      const schema = z.object({ features: z.array(areaWireSchema) });
      return (await fetchJson(`/api/areas${queryOf({ ...filter })}`, schema, { signal })).features;
    },
    staleTime: listFreshMilliseconds,
    placeholderData: (previous) => previous,
  });

export interface FindingFilter {
  walkId?: string | undefined;
  category?: readonly string[] | undefined;
  status?: string | undefined;
  polarity?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** One answer holds so many findings; all pages are then asked for one after the other. */
const findingsPageSize = 500;

export const findingsQuery = (filter: FindingFilter) =>
  infiniteQueryOptions({
    queryKey: ['findings', filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        pageParam ?? `/api/findings${queryOf({ ...filter, limit: findingsPageSize })}`,
        findingsPageSchema,
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.links.find(({ rel }) => rel === 'next')?.href,
    staleTime: listFreshMilliseconds,
    placeholderData: (previous) => previous,
  });

/** How many findings there are without any filter: the denominator of the list. */
export const findingCountQuery = queryOptions({
  queryKey: ['findings', 'count'],
  queryFn: async ({ signal }) => {
    const path = `/api/findings${queryOf({ limit: 1 })}`;
    return (await fetchJson(path, findingsPageSchema.pick({ numberMatched: true }), { signal }))
      .numberMatched;
  },
  staleTime: listFreshMilliseconds,
});

export interface WalkRecords {
  records: ReadonlyMap<string, PulledRecord>;
  next: number;
}

/** Pulls what is new since last time and lays it over what is there already. */
async function pullRecords(client: QueryClient, walkId: string, signal: AbortSignal): Promise<WalkRecords> {
  const before = client.getQueryData<WalkRecords>(['records', walkId]);
  const records = new Map(before?.records);
  let next = before?.next ?? 0;
  for (let more = true; more; ) {
    const path = `/api/walks/${walkId}/records${queryOf({ since: next, limit: 500 })}`;
    const page = await fetchJson(path, recordsPageSchema, { signal });
    for (const record of page.records) records.set(record.id, record);
    next = page.next;
    more = page.more;
  }
  return { records, next };
}

/** Everything of a walk that the role may see, kept up to date by its cursor. */
export const walkRecordsQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['records', walkId],
    queryFn: ({ client, signal }) => pullRecords(client, walkId, signal),
    staleTime: listFreshMilliseconds,
  });
