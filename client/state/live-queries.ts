import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { arrivalReasonCodes } from '../../domain/arrival.ts';
import { textLintListsSchema } from '../../domain/text-lint.ts';
import { fetchJson } from './staff-fetch.ts';

const phoneSchema = z.object({
  participantId: z.string(),
  /** From 1, in the order of joining. */
  number: z.number(),
  groupId: z.string().nullable(),
  joinedAt: z.string(),
  lastContactAt: z.string().nullable(),
  /** Null: the phone did not say. */
  undelivered: z.number().nullable(),
  undeliveredPhotos: z.number().nullable(),
  findings: z.number(),
  ratings: z.number(),
  leftAt: z.string().nullable(),
});
export type PhoneView = z.infer<typeof phoneSchema>;

const arrivalSchema = z.object({
  everythingArrived: z.boolean(),
  reasons: z.array(
    z.object({ code: z.enum(arrivalReasonCodes), count: z.number(), participantIds: z.array(z.string()) }),
  ),
});
export type ArrivalView = z.infer<typeof arrivalSchema>;

/** Server-sent events tell of news at once; this is for when they do not come through. */
const pollMilliseconds = 10_000;

/** The phones of a walk and whether everything has arrived, never from a memory older than a poll. */
export const phonesQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['phones', walkId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/walks/${walkId}/phones`,
        z.object({ phones: z.array(phoneSchema), arrival: arrivalSchema }),
        { signal },
      ),
    refetchInterval: pollMilliseconds,
  });

/** What the hints on words are made of; fixed until the server starts anew. */
export const textLintQuery = queryOptions({
  queryKey: ['text-lint'],
  queryFn: ({ signal }) => fetchJson('/api/text-lint', textLintListsSchema, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
