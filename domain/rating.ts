import { z } from 'zod';
import { featureSchema, timeSchema } from './feature.ts';
import {
  checkpointIdSchema,
  groupIdSchema,
  participantIdSchema,
  ratingIdSchema,
  walkIdSchema,
} from './ids.ts';

/** What one designated person a group observes at a stop, 0 to 3. Observables may be scored by few; feelings not. */
export const observables = [
  'light',
  'openness',
  'visibility',
  'people',
  'walk_path',
  'gender_usage',
  'escape',
  'care',
] as const;
export type Observable = (typeof observables)[number];

const step = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable();

export const observationsSchema = z.strictObject({
  light: step,
  openness: step,
  visibility: step,
  people: step,
  walk_path: step,
  gender_usage: step,
  escape: step,
  care: step,
});

export const ratingFieldSchemas = {
  /** The four steps of the national safety survey: 1 very safe, 2 fairly safe, 3 fairly unsafe, 4 very unsafe. */
  feeling: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  wouldGoAloneInDark: z.enum(['yes', 'no', 'avoid']).nullable(),
  observations: observationsSchema.nullable().default(null),
  /** The person was there and chose not to rate: recorded, because silence is data too. */
  skipped: z.boolean().default(false),
} as const;

/** CheckpointRating (bedömning): what one person felt at one stop, said before the group talks. */
export const ratingSchema = featureSchema(
  ratingIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('rating'),
    walkId: walkIdSchema,
    checkpointId: checkpointIdSchema,
    participantId: participantIdSchema,
    groupId: groupIdSchema.nullable().default(null),
    ...ratingFieldSchemas,
    ratedAt: timeSchema,
    /** Said before the group's discussion was opened at this stop; worked out by the server. */
    beforeDiscussion: z.boolean(),
  }),
);
export type CheckpointRating = z.infer<typeof ratingSchema>;
