import { z } from 'zod';
import { categoryIdSchema } from '../catalogue.ts';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { positionSchema } from '../geo.ts';
import {
  disclosureIdSchema,
  hotSpotIdSchema,
  organisationIdSchema,
  patrolShiftIdSchema,
  patrolVisitIdSchema,
  recordIdSchema,
} from '../ids.ts';

/** What was done at the place, one tap each. */
export const activityCodes = [
  'visible-presence',
  'talked-residents',
  'talked-business',
  'talked-youth',
  'problem-solving',
  'order-kept',
  'checked-environment',
  'nothing-to-note',
] as const;
export type ActivityCode = (typeof activityCodes)[number];

/** A fault of the place (a dark lamp, a hedge) seen on a visit. The police's until it is handed over. */
export const seenFaultSchema = z.strictObject({
  id: recordIdSchema,
  category: categoryIdSchema,
  subcategory: categoryIdSchema.nullable(),
  /** Null until somebody says where; never guessed from the hot spot, for it may be handed over. */
  position: positionSchema.nullable(),
  text: textSchema(300).nullable(),
});

/** PatrolVisit (besök): from arriving to leaving. Times, no trail, no position and nobody's name. */
export const patrolVisitSchema = featureSchema(
  patrolVisitIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('patrol-visit'),
    policeId: organisationIdSchema.nullable(),
    shiftId: patrolShiftIdSchema,
    /** Null for a stop at no hot spot. */
    hotSpotId: hotSpotIdSchema.nullable(),
    officers: z.int().min(1).max(20),
    arrivedAt: timeSchema,
    leftAt: timeSchema,
    activities: z.array(z.enum(activityCodes)).max(activityCodes.length),
    observation: textSchema(300).nullable(),
    /** Whether the phone was at the place when it said "arrived"; null where it was not asked. Its position is not kept. */
    nearOnArrival: z.boolean().nullable(),
    source: z.enum(['phone', 'desk', 'gpx']),
    /** Whether it began within a window of the hot spot as it was then; null where there is none. */
    inWindow: z.boolean().nullable(),
    faults: z.array(seenFaultSchema.extend({ disclosureId: disclosureIdSchema.nullable() })).max(10),
  }),
);
export type PatrolVisit = z.infer<typeof patrolVisitSchema>;
