import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { pointSchema, positionSchema } from '../geo.ts';
import { hotSpotIdSchema, organisationIdSchema, patrolShiftIdSchema, patrolVisitIdSchema } from '../ids.ts';

const shiftParametersSchema = z.strictObject({
  dwellMinutes: z.number().min(1).max(60),
  returnAfterMinutes: z.number().min(0).max(720),
  walkingMetresPerMinute: z.number().min(20).max(150),
});
export type ShiftParameters = z.infer<typeof shiftParametersSchema>;

const shiftStopSchema = z.strictObject({
  hotSpotId: hotSpotIdSchema,
  arriveAt: timeSchema,
  leaveAt: timeSchema,
  walkMetres: z.number().min(0).max(100_000),
  walkMinutes: z.number().min(0).max(1440),
});

/** What the planner was told by hand; with the seed and the parameters it makes the same plan again. */
const shiftChoicesSchema = z.strictObject({
  locked: z.array(hotSpotIdSchema).max(40),
  dropped: z.array(hotSpotIdSchema).max(200),
  /** The order of the stops, where somebody moved one; null while it is the proposed one. */
  order: z.array(hotSpotIdSchema).max(40).nullable(),
});
export type ShiftChoices = z.infer<typeof shiftChoicesSchema>;

/** PatrolShift (pass): a plan for one shift on foot. Says how many go, never who. The geometry is where it begins. */
export const patrolShiftSchema = featureSchema(
  patrolShiftIdSchema,
  pointSchema,
  z.strictObject({
    kind: z.literal('patrol-shift'),
    policeId: organisationIdSchema.nullable(),
    name: textSchema(120).nullable(),
    startAt: timeSchema,
    endAt: timeSchema,
    /** Null where the shift ends where it began. */
    end: positionSchema.nullable(),
    officers: z.int().min(1).max(20),
    /** Of the chance in the proposal: cannot be guessed beforehand, gives the same plan again. */
    seed: z.int().min(0).max(4_294_967_295),
    parameters: shiftParametersSchema,
    choices: shiftChoicesSchema,
    stops: z.array(shiftStopSchema).max(40),
    /** Distances are straight lines, because no network of streets was there. */
    straight: z.boolean(),
    /** When each visit was, so that two at once are noticed; in order of arrival. */
    visits: z.array(
      z.strictObject({ visitId: patrolVisitIdSchema, arrivedAt: timeSchema, leftAt: timeSchema }),
    ),
  }),
);
export type PatrolShift = z.infer<typeof patrolShiftSchema>;
