import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';

/**
 * Ids are made where the thing is made, usually a phone without network: UUIDv7 (time-ordered, RFC 9562).
 * Imported rows get UUIDv8 (RFC 9562 section 5.8), derived from their content, so that importing twice adds nothing.
 */
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idText = z.string().regex(uuidPattern, 'must be a UUID version 7 or 8 in lower case');

export const changeIdSchema = idText.brand<'ChangeId'>();
export const walkIdSchema = idText.brand<'WalkId'>();
export const checkpointIdSchema = idText.brand<'CheckpointId'>();
export const participantIdSchema = idText.brand<'ParticipantId'>();
export const ratingIdSchema = idText.brand<'RatingId'>();
export const findingIdSchema = idText.brand<'FindingId'>();
export const photoIdSchema = idText.brand<'PhotoId'>();
export const areaIdSchema = idText.brand<'AreaId'>();
export const areaSetIdSchema = idText.brand<'AreaSetId'>();
export const groupIdSchema = idText.brand<'GroupId'>();
export const actionIdSchema = idText.brand<'ActionId'>();
export const protocolIdSchema = idText.brand<'ProtocolId'>();
export const organisationIdSchema = idText.brand<'OrganisationId'>();
export const datasetIdSchema = idText.brand<'DatasetId'>();
export const lampSetIdSchema = idText.brand<'LampSetId'>();
export const promiseIdSchema = idText.brand<'PromiseId'>();
export const promiseItemIdSchema = idText.brand<'PromiseItemId'>();
export const promiseActivityIdSchema = idText.brand<'PromiseActivityId'>();
export const followUpIdSchema = idText.brand<'FollowUpId'>();
export const hotSpotIdSchema = idText.brand<'HotSpotId'>();
export const patrolShiftIdSchema = idText.brand<'PatrolShiftId'>();
export const patrolVisitIdSchema = idText.brand<'PatrolVisitId'>();
export const countedActivityIdSchema = idText.brand<'CountedActivityId'>();
export const disclosureIdSchema = idText.brand<'DisclosureId'>();
/** Any record's id, where the kind does not matter. */
export const recordIdSchema = idText;

export type ChangeId = z.infer<typeof changeIdSchema>;
export type WalkId = z.infer<typeof walkIdSchema>;
export type CheckpointId = z.infer<typeof checkpointIdSchema>;
export type ParticipantId = z.infer<typeof participantIdSchema>;
export type RatingId = z.infer<typeof ratingIdSchema>;
export type FindingId = z.infer<typeof findingIdSchema>;
export type PhotoId = z.infer<typeof photoIdSchema>;
export type AreaId = z.infer<typeof areaIdSchema>;
export type AreaSetId = z.infer<typeof areaSetIdSchema>;
export type GroupId = z.infer<typeof groupIdSchema>;
export type ActionId = z.infer<typeof actionIdSchema>;
export type DatasetId = z.infer<typeof datasetIdSchema>;
export type LampSetId = z.infer<typeof lampSetIdSchema>;
export type OrganisationId = z.infer<typeof organisationIdSchema>;
export type FollowUpId = z.infer<typeof followUpIdSchema>;
export type HotSpotId = z.infer<typeof hotSpotIdSchema>;

/** What making an id needs from outside: the time in milliseconds and 16 random bytes. */
export interface IdSource {
  now(): Date;
  randomBytes(): Uint8Array;
}

type IdSchema<Id> = { parse(text: string): Id };

/**
 * A new time-ordered id of the schema's brand.
 * @example newId(findingIdSchema, source)
 */
export function newId<Id>(schema: IdSchema<Id>, source: IdSource): Id {
  return schema.parse(uuidv7({ msecs: source.now().getTime(), random: source.randomBytes() }));
}

/**
 * An id derived from content: the first 16 bytes of a digest (at least 16 bytes, made by the caller, for
 * instance SHA-256) with version 8 and the RFC 9562 variant set. The same content gives the same id.
 */
export function idFromDigest<Id>(schema: IdSchema<Id>, digest: Uint8Array): Id {
  if (digest.length < 16)
    throw new RangeError(`a digest of at least 16 bytes is needed, got ${digest.length}`);
  const bytes = digest.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return schema.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}
