import { z } from 'zod';
import { dateSchema, featureSchema, textSchema } from '../feature.ts';
import { lineStringSchema, pointSchema } from '../geo.ts';
import { countedActivityIdSchema, organisationIdSchema } from '../ids.ts';

/** What promises count besides visits at hot spots. */
export const countedActivityKinds = ['speed-check', 'pub-visit'] as const;
export type CountedActivityKind = (typeof countedActivityKinds)[number];

/** CountedActivity (räknad insats): one speed check, or one presence in the pub environment. */
export const countedActivitySchema = featureSchema(
  countedActivityIdSchema,
  z.discriminatedUnion('type', [pointSchema, lineStringSchema]).nullable(),
  z.strictObject({
    kind: z.literal('counted-activity'),
    policeId: organisationIdSchema.nullable(),
    activity: z.enum(countedActivityKinds),
    /** By the clock of the place. */
    date: dateSchema,
    minutes: z.int().min(1).max(1440),
    officers: z.int().min(1).max(20),
    /** The stretch of road or the place, in words. */
    place: textSchema(200),
  }),
);
export type CountedActivity = z.infer<typeof countedActivitySchema>;
