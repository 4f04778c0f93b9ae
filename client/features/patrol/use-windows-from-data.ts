import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { Polygon } from '../../../domain/geo.ts';
import { hotSpotFieldSchemas } from '../../../domain/patrol/hot-spot.ts';
import { fetchJson } from '../../state/staff-fetch.ts';

const answerSchema = z.object({
  matched: z.number(),
  withHour: z.number(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  windows: hotSpotFieldSchemas.windows,
  /** Events of the two last whole periods, the earlier first. */
  periods: z.array(z.number()),
});

/**
 * What is recorded within an outline: the windows that it suggests, and how many events each of the two last periods
 * had. Asks nothing while there is no outline.
 */
export function useWindowsFromData(geometry: Polygon | undefined, periodMonths = 3) {
  return useQuery({
    queryKey: ['patrol', 'windows', geometry, periodMonths],
    enabled: geometry !== undefined,
    queryFn: ({ signal }) =>
      fetchJson('/api/patrol/windows', answerSchema, {
        method: 'POST',
        body: { geometry, periodMonths },
        signal,
      }),
  });
}
