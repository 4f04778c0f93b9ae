import { z } from 'zod';
import { featureSchema, timeSchema } from './feature.ts';
import { checkpointIdSchema, participantIdSchema, ratingIdSchema, walkIdSchema } from './ids.ts';

export const ratingFieldSchemas = {
  /** The four steps of the national safety survey: 1 very safe, 2 fairly safe, 3 fairly unsafe, 4 very unsafe. */
  feeling: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  wouldGoAloneInDark: z.enum(['yes', 'no', 'avoid']),
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
    ...ratingFieldSchemas,
    ratedAt: timeSchema,
  }),
);
export type CheckpointRating = z.infer<typeof ratingSchema>;
