import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { partySideSchema } from '../../domain/promise/promise-party.ts';
import { promiseSummarySchema, promiseViewSchema } from '../../domain/promise/promise-view.ts';
import { publishedPromiseSchema } from '../../domain/promise/published-promise.ts';
import { fetchJson } from './staff-fetch.ts';

const listSchema = z.object({
  promises: z.array(promiseSummarySchema),
  today: z.string(),
  side: partySideSchema.nullable(),
});

/** Every promise, the newest period first. */
export const promisesQuery = queryOptions({
  queryKey: ['promises'],
  queryFn: ({ signal }) => fetchJson('/api/promises', listSchema, { signal }),
  staleTime: 30_000,
});

/** How often a promise is asked for while the server gathers its state. */
const whileGathering = 700;

/** One promise as of today, with what each number is made of. */
export function promiseQuery(promiseId: string) {
  return queryOptions({
    queryKey: ['promises', promiseId],
    queryFn: ({ signal }) => fetchJson(`/api/promises/${promiseId}`, promiseViewSchema, { signal }),
    staleTime: 10_000,
    refetchInterval: ({ state }) =>
      state.data?.followUps.some(({ gathering }) => gathering) === true ? whileGathering : false,
  });
}

const publishedSchema = z.object({
  published: z.array(z.object({ promise: publishedPromiseSchema, loadedAs: z.string().nullable() })),
});

/** Promises that were published and can be taken in. */
export const publishedPromisesQuery = queryOptions({
  queryKey: ['published-promises'],
  queryFn: async ({ signal }) =>
    (await fetchJson('/api/published-promises', publishedSchema, { signal })).published,
});
