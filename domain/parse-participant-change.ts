import { z } from 'zod';
import { findingChangeSchemas } from './change-rules/finding-changes.ts';
import { findingVoiceChangeSchemas } from './change-rules/finding-voice-changes.ts';
import { groupChangeSchemas } from './change-rules/group-changes.ts';
import { participantChangeSchemas } from './change-rules/participant-changes.ts';
import { photoChangeSchemas } from './change-rules/photo-changes.ts';
import { ratingChangeSchemas } from './change-rules/rating-changes.ts';
import { type Parsed, parseAs } from './parse-as.ts';

/** What a participant writes from their phone; a phone loads nothing of the other kinds. */
const schemas = {
  'finding-added': findingChangeSchemas['finding-added'],
  'finding-edited': findingChangeSchemas['finding-edited'],
  'finding-withdrawn': findingChangeSchemas['finding-withdrawn'],
  'finding-confirmed': findingVoiceChangeSchemas['finding-confirmed'],
  'photo-attached': photoChangeSchemas['photo-attached'],
  'photo-withdrawn': photoChangeSchemas['photo-withdrawn'],
  'checkpoint-rated': ratingChangeSchemas['checkpoint-rated'],
  'participant-grouped': participantChangeSchemas['participant-grouped'],
  'participant-left': participantChangeSchemas['participant-left'],
  'participant-receipt-set': participantChangeSchemas['participant-receipt-set'],
  'participant-described': participantChangeSchemas['participant-described'],
  'group-stop-marked': groupChangeSchemas['group-stop-marked'],
} as const;

export type ParticipantChangeKind = keyof typeof schemas;

const schema = z.discriminatedUnion('kind', [
  schemas['finding-added'],
  schemas['finding-edited'],
  schemas['finding-withdrawn'],
  schemas['finding-confirmed'],
  schemas['photo-attached'],
  schemas['photo-withdrawn'],
  schemas['checkpoint-rated'],
  schemas['participant-grouped'],
  schemas['participant-left'],
  schemas['participant-receipt-set'],
  schemas['participant-described'],
  schemas['group-stop-marked'],
]);
export type ParticipantChange = z.infer<typeof schema>;

/** Checks what a participant is about to write, as the server will. */
export function parseParticipantChange(input: unknown): Parsed<ParticipantChange> {
  return parseAs(schema, Object.keys(schemas), input, '');
}
