import { z } from 'zod';
import { dateSchema, featureSchema, textSchema } from '../feature.ts';
import { promiseActivityIdSchema, promiseIdSchema, promiseItemIdSchema } from '../ids.ts';
import { staffRoles } from '../roles.ts';
import { partySideSchema } from './promise-party.ts';

/** What somebody notes of what was done. */
export const activityPropertySchemas = {
  date: dateSchema,
  /** How many of the item's unit; 0 for a step on the way that does not count by itself. */
  amount: z.int().min(0).max(100_000),
  place: textSchema(160).nullable(),
  note: textSchema(500),
} as const;

/** Activity (aktivitet): something done for an item of a promise, noted by hand. */
const promiseActivitySchema = featureSchema(
  promiseActivityIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('promise-activity'),
    promiseId: promiseIdSchema,
    itemId: promiseItemIdSchema,
    ...activityPropertySchemas,
    /** For which party and in what role it was noted, never who; null for the server itself. */
    recordedBy: z.strictObject({ side: partySideSchema, role: z.enum(staffRoles) }).nullable(),
  }),
);
export type PromiseActivity = z.infer<typeof promiseActivitySchema>;
