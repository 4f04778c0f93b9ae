import { z } from 'zod';
import { dateSchema, featureSchema, textSchema, timeSchema } from '../feature.ts';
import { polygonSchema } from '../geo.ts';
import { hotSpotIdSchema, organisationIdSchema } from '../ids.ts';

/** What says that the place is one: felt unsafety, recorded incidents, both, or what officers know themselves. */
export const hotSpotBases = ['perceived', 'recorded', 'both', 'officer'] as const;
export const evidenceGrades = ['A', 'B', 'C'] as const;

/** When it happens: on this weekday (0 is Monday) from this hour to before that, local; past midnight where `toHour` is the smaller. */
const targetWindowSchema = z
  .strictObject({
    weekday: z.int().min(0).max(6),
    fromHour: z.int().min(0).max(23),
    toHour: z.int().min(1).max(24),
    /** How many events of the data lie in it; null where nobody counted. */
    n: z.int().min(0).nullable(),
  })
  .refine(({ fromHour, toHour }) => fromHour !== toHour, 'must not be from an hour to the same hour');
export type TargetWindow = z.infer<typeof targetWindowSchema>;

const stopRuleSchema = z.strictObject({
  /** How long a period is. */
  periodMonths: z.int().min(1).max(12),
  /** A period with fewer events than this is below; after two in a row the hot spot is retired. */
  threshold: z.int().min(1).max(10_000),
});

/** What may be edited later; each field merges by itself. */
export const hotSpotFieldSchemas = {
  geometry: polygonSchema,
  name: textSchema(120),
  basis: z.enum(hotSpotBases),
  evidenceGrade: z.enum(evidenceGrades),
  /** Why the place is one, in words. */
  why: textSchema(1000),
  windows: z.array(targetWindowSchema).max(60),
  /** What whoever comes looks at, one thing a line. */
  lookAt: z.array(textSchema(120)).max(12),
  /** Whom to talk to, by function: never a name. */
  talkTo: textSchema(300).nullable(),
  reviewAt: dateSchema,
  stopRule: stopRuleSchema,
} as const;

const { geometry, ...properties } = hotSpotFieldSchemas;

/** HotSpot (insatsplats): a place of at most a few blocks that the police go to on foot. Theirs alone. */
export const hotSpotSchema = featureSchema(
  hotSpotIdSchema,
  geometry,
  z.strictObject({
    kind: z.literal('hotspot'),
    policeId: organisationIdSchema.nullable(),
    ...properties,
    /** Null while it is patrolled. */
    retired: z.strictObject({ at: timeSchema, reason: textSchema(500) }).nullable(),
  }),
);
export type HotSpot = z.infer<typeof hotSpotSchema>;
