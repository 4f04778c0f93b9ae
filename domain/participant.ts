import { z } from 'zod';
import { ageBands, genders } from './balance.ts';
import { featureSchema, timeSchema } from './feature.ts';
import { checkpointIdSchema, groupIdSchema, participantIdSchema, walkIdSchema } from './ids.ts';
import { languageSchema } from './localized.ts';
import { receiptHashSchema } from './receipt.ts';

/** Participant (deltagare): a pseudonym for one walk only. Nothing here says who the person is. */
export const participantSchema = featureSchema(
  participantIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('participant'),
    walkId: walkIdSchema,
    joinedAt: timeSchema,
    language: languageSchema,
    source: z.enum(['join', 'import', 'paper', 'presurvey']),
    /** SHA-256 of the token that the phone holds, in hexadecimal; null for people who have no phone here. */
    tokenHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** SHA-256 of the receipt code under which the person later sees what became of their marks. */
    receiptHash: receiptHashSchema.nullable().default(null),
    groupId: groupIdSchema.nullable(),
    /** When the group was chosen, on the device; a later choice wins. */
    groupedAt: timeSchema.nullable(),
    leftAt: timeSchema.nullable(),
    /** When the server last heard that the person left, by its own clock. */
    leftReceivedAt: timeSchema.nullable(),
    /** The stops that this person rated or skipped; others' marks there may be shown to them from then on. */
    ratedCheckpointIds: z.array(checkpointIdSchema),
    /** Voluntary, and told to nobody of any one person: only counts of many leave the server. */
    ageBand: z.enum(ageBands).nullable().default(null),
    gender: z.enum(genders).nullable().default(null),
  }),
);

/** What a participant has not said or done yet. */
export const newcomerProperties = {
  groupId: null,
  groupedAt: null,
  leftAt: null,
  leftReceivedAt: null,
  ratedCheckpointIds: [],
  ageBand: null,
  gender: null,
} satisfies Partial<Participant['properties']>;

export type Participant = z.infer<typeof participantSchema>;
