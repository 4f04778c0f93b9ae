import { v5 } from 'uuid';
import {
  type FindingId,
  findingIdSchema,
  idFromDigest,
  type ParticipantId,
  participantIdSchema,
  type RatingId,
  ratingIdSchema,
} from './ids.ts';

/**
 * Paper marks. Each person of a walk gets a strip of eight numbered stickers; the number on a sticker IS the mark's
 * id, so that typing the same sticker twice is the same mark and not a second one.
 *
 * The ids are UUID version 8, derived from the walk and the number: devices make version 7 and can never make the
 * same one, and the hash of another text (imported rows) does not meet them.
 */
export const stickersOfStrip = 8;
export const stickersAtMost = 960;
export const stripsAtMost = stickersAtMost / stickersOfStrip;

export function isStickerNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= stickersAtMost;
}

export function isStripNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= stripsAtMost;
}

/** The strip that a sticker is on: one strip is one person. */
export function stripOfSticker(number: number): number {
  return Math.ceil(number / stickersOfStrip);
}

function derived(walkId: string, name: string): Uint8Array {
  return v5(name, walkId, new Uint8Array(16));
}

export function findingIdOfSticker(walkId: string, number: number): FindingId {
  return idFromDigest(findingIdSchema, derived(walkId, `lykta paper sticker ${number}`));
}

/** The person who was given the strip. */
export function participantIdOfStrip(walkId: string, strip: number): ParticipantId {
  return idFromDigest(participantIdSchema, derived(walkId, `lykta paper strip ${strip}`));
}

/** What the person of the strip wrote on the sheet of this stop: one rating, however often it is typed in. */
export function ratingIdOfStrip(walkId: string, strip: number, checkpointId: string): RatingId {
  return idFromDigest(ratingIdSchema, derived(walkId, `lykta paper rating ${strip} ${checkpointId}`));
}
