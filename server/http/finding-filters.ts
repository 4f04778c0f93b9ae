import { z } from '@hono/zod-openapi';
import { categoryIdSchema, polaritySchema } from '../../domain/catalogue.ts';
import { timeSchema } from '../../domain/feature.ts';
import { findingStatusSchema } from '../../domain/finding.ts';
import { type BoundingBox, positionFault } from '../../domain/geo.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { FindingsQuery } from '../storage/store.ts';
import { listQuery } from './query-values.ts';

/** West, south, east and north in degrees with commas between. */
export const boxSchema = z
  .string()
  .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  .transform((numbers, context): BoundingBox => {
    const [west, south, east, north, more] = numbers;
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (west === undefined || south === undefined || east === undefined || north === undefined)
      return refuse('must be west,south,east,north');
    if (more !== undefined) return refuse('must be four numbers: west,south,east,north');
    const fault = positionFault(west, south) ?? positionFault(east, north);
    if (fault !== undefined) return refuse(fault);
    if (south > north) return refuse('the south must not be north of the north');
    return [west, south, east, north];
  })
  .optional()
  .openapi({ type: 'string', example: '17.58,57.24,17.62,57.26' });

/** The filters of findings, the same for lists, exports and layers. */
export const findingFilterQuery = {
  walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
  bbox: boxSchema,
  /** Recorded at this time or later. */
  from: timeSchema.optional(),
  /** Recorded before this time. */
  to: timeSchema.optional(),
  category: listQuery(categoryIdSchema, 'lighting,patrol_wish'),
  status: listQuery(findingStatusSchema, 'received,assessed'),
  polarity: listQuery(polaritySchema, 'unsafe'),
} as const;

type Filters = z.infer<z.ZodObject<typeof findingFilterQuery>>;

/** The filters as the store takes them. */
export function findingsQueryOf(filters: Filters): Omit<FindingsQuery, 'limit'> {
  const { walkId, bbox, from, to, category, status, polarity } = filters;
  return {
    ...(walkId === undefined ? {} : { walkIds: walkId }),
    ...(bbox === undefined ? {} : { box: bbox }),
    ...(from === undefined ? {} : { recordedFrom: from }),
    ...(to === undefined ? {} : { recordedBefore: to }),
    ...(category === undefined ? {} : { categories: category }),
    ...(status === undefined ? {} : { statuses: status }),
    ...(polarity === undefined ? {} : { polarities: polarity }),
  };
}
