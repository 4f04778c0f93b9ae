import { z } from '@hono/zod-openapi';
import { timeSchema } from '../../domain/feature.ts';
import { type DatasetId, datasetIdSchema } from '../../domain/ids.ts';
import { placesInSpot } from '../../domain/incident/map-place.ts';
import type { IncidentFilters } from '../storage/incident-store.ts';
import { listQuery } from './query-values.ts';

const hoursSchema = z
  .string()
  .regex(/^([01]?\d|2[0-3])-([01]?\d|2[0-4])$/, 'must be from-to in whole hours, as in 22-4')
  .transform((text) => text.split('-').map(Number))
  .refine(([from, to]) => from !== to, 'must not be from an hour to the same hour')
  .transform(([from = 0, to = 24]) => ({ from, to }))
  .optional()
  .openapi({ type: 'string', example: '22-4' });

/** The filters of recorded incidents, the same for the counts and the tiles. */
export const incidentFilterQuery = {
  dataset: listQuery(datasetIdSchema, '0193588c-2e00-8a6b-8000-000000000001'),
  type: listQuery(z.string().min(1).max(80), 'Thefts'),
  /** At this time or later. */
  from: timeSchema.optional(),
  /** Before this time. */
  to: timeSchema.optional(),
  /** 1 is Monday, 7 Sunday. */
  weekday: listQuery(
    z
      .string()
      .regex(/^[1-7]$/, 'must be 1 (Monday) to 7 (Sunday)')
      .transform((text) => Number(text) - 1),
    '5,6',
  ),
  /** From this hour to before that, local, past midnight where the second is the smaller. */
  hours: hoursSchema,
} as const;

const spotQuery = z
  .string()
  .regex(/^\d{1,16}$/, 'must be the id of a feature of a tile')
  .transform((text, context) => {
    const places = placesInSpot(Number(text));
    if (places !== undefined) return places;
    context.addIssue({ code: 'custom', message: 'must be the id of a feature of a tile' });
    return z.NEVER;
  })
  .optional()
  .openapi({ type: 'string', example: '4503599627370497' });

/** The same and one place or square of the map. */
export const incidentCountQuery = { ...incidentFilterQuery, spot: spotQuery } as const;

type Filters = z.infer<z.ZodObject<typeof incidentFilterQuery>> & {
  spot?: z.infer<typeof spotQuery>;
};

/**
 * The filters as the store takes them.
 * @param all the data sets there are, for who names none; others, also withdrawn ones, count as empty
 */
export function incidentFiltersOf(filters: Filters, all: readonly DatasetId[]): IncidentFilters {
  const { dataset, type, from, to, weekday, hours, spot } = filters;
  return {
    datasetIds: dataset?.filter((id) => all.includes(id)) ?? all,
    ...(type === undefined ? {} : { types: type }),
    ...(from === undefined ? {} : { occurredFrom: from }),
    ...(to === undefined ? {} : { occurredBefore: to }),
    ...(weekday === undefined ? {} : { weekdays: weekday }),
    ...(hours === undefined ? {} : { hours }),
    ...(spot === undefined ? {} : { places: spot }),
  };
}
