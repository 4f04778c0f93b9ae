import { queryOptions } from '@tanstack/react-query';
import { closingViewSchema } from '../../domain/closing/closing-view.ts';
import { walkComparisonSchema } from '../../domain/comparison/walk-comparison.ts';
import { fetchJson } from './staff-fetch.ts';

/** What a walk found. Asked again while it is on the wall: the note-taker writes on another screen. */
export const closingQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['closing', walkId],
    queryFn: ({ signal }) => fetchJson(`/api/walks/${walkId}/closing`, closingViewSchema, { signal }),
    refetchInterval: 10_000,
  });

/** A walk beside the walk that it walks again. */
export const comparisonQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['comparison', walkId],
    queryFn: ({ signal }) => fetchJson(`/api/walks/${walkId}/comparison`, walkComparisonSchema, { signal }),
  });
