import { z } from 'zod';
import { featureSchema, timeSchema } from './feature.ts';
import { participantIdSchema, walkIdSchema } from './ids.ts';
import { languageSchema } from './localized.ts';

/** Participant (deltagare): a pseudonym for one walk only. Nothing here says who the person is. */
export const participantSchema = featureSchema(
  participantIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('participant'),
    walkId: walkIdSchema,
    joinedAt: timeSchema,
    language: languageSchema,
    source: z.enum(['join', 'import', 'paper']),
    /** SHA-256 of the token that the phone holds, in hexadecimal; null for people who have no phone here. */
    tokenHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
);
export type Participant = z.infer<typeof participantSchema>;
