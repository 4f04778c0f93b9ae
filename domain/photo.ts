import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { findingIdSchema, participantIdSchema, photoIdSchema, walkIdSchema } from './ids.ts';

/** A finding has so many photos at most; withdrawn and refused ones do not count. */
export const photosAtMost = 3;

/** What the phone sends has so many bytes at most, in pieces of so many at most. */
export const photoBytesAtMost = 15_000_000;
export const photoPieceBytesAtMost = 524_288;

/** The way of the bytes, forward only: awaited from the phone, received whole, then stored clean or refused. */
export const photoStates = ['awaited', 'received', 'stored', 'refused'] as const;
const photoStateRanks = { awaited: 0, received: 1, stored: 2, refused: 2 } as const;
export type PhotoState = (typeof photoStates)[number];

/** Whether the state may follow: only forward, and what is stored or refused stays so. */
export function photoMayBecome(from: PhotoState, to: PhotoState): boolean {
  return photoStateRanks[to] > photoStateRanks[from];
}

/** Why the server did not keep a photo; screens have words for each. */
export const photoRefusals = ['not-a-photo', 'too-many-pixels', 'broken', 'too-slow', 'lost'] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

export const photoModerations = ['pending', 'approved', 'rejected'] as const;
export const moderationReasonMaximum = 300;

/** A SHA-256 in hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal');
const pixels = z.int().min(1).max(100_000);

/**
 * Photo (bild) of a finding. The record is here before its bytes: text travels first. Nobody but the person and the
 * leaders sees the picture until a leader approved it.
 */
export const photoSchema = featureSchema(
  photoIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('photo'),
    walkId: walkIdSchema,
    findingId: findingIdSchema,
    participantId: participantIdSchema,
    /** Of the bytes that the phone sends. */
    sourceSha256: sha256Schema,
    /** How many bytes the phone sent; null until all are here. */
    sourceBytes: z.int().min(1).max(photoBytesAtMost).nullable(),
    state: z.enum(photoStates),
    refusedReason: z.enum(photoRefusals).nullable(),
    /** Of the cleaned picture as it is served, a WebP; null until it is stored. */
    sha256: sha256Schema.nullable(),
    width: pixels.nullable(),
    height: pixels.nullable(),
    bytes: z.int().min(1).nullable(),
    moderation: z.enum(photoModerations),
    moderationReason: textSchema(moderationReasonMaximum).nullable(),
    attachedAt: timeSchema,
  }),
);
export type Photo = z.infer<typeof photoSchema>;
