import { z } from 'zod';
import { checkpointSchema } from '../../domain/checkpoint.ts';
import { findingSchema } from '../../domain/finding.ts';
import { groupSchema } from '../../domain/group.ts';
import { changeIdSchema } from '../../domain/ids.ts';
import { participantSchema } from '../../domain/participant.ts';
import { ratingSchema } from '../../domain/rating.ts';
import type { AnyRecord } from '../../domain/record.ts';
import { walkSchema } from '../../domain/walk.ts';
import type { PulledRecord } from './local-db.ts';

const versionsSchema = z.record(
  z.string(),
  z.object({
    heads: z.array(
      z.object({ value: z.unknown(), changeId: changeIdSchema, at: z.string(), by: z.string() }),
    ),
    superseded: z.array(changeIdSchema),
  }),
);

/** What the server does not tell participants; the rules need the members to be there. */
const hidden = {
  walk: { organisationId: null, joinCode: null, joinCodeExpiresAt: null, statusLog: [] },
  participant: { tokenHash: null, receiptHash: null, groupedAt: null, leftReceivedAt: null },
  finding: { confirmedBy: [] },
} as const;

/** A server newer than this page may send more members: they are left out, not a reason to lose the record. */
const readable = {
  walk: walkSchema.extend({ properties: z.object(walkSchema.shape.properties.shape) }),
  participant: participantSchema.extend({ properties: z.object(participantSchema.shape.properties.shape) }),
  checkpoint: checkpointSchema.extend({ properties: z.object(checkpointSchema.shape.properties.shape) }),
  group: groupSchema.extend({ properties: z.object(groupSchema.shape.properties.shape) }),
  rating: ratingSchema.extend({ properties: z.object(ratingSchema.shape.properties.shape) }),
  finding: findingSchema.extend({ properties: z.object(findingSchema.shape.properties.shape) }),
};

function featureWith(record: PulledRecord, extra: object): unknown {
  return { ...record.feature, properties: { ...extra, ...record.feature?.properties } };
}

function entityOf(record: PulledRecord): Pick<AnyRecord, 'kind' | 'feature'> | undefined {
  switch (record.kind) {
    case 'walk': {
      const { data } = readable.walk.safeParse(featureWith(record, hidden.walk));
      return data && { kind: 'walk', feature: data };
    }
    case 'participant': {
      const { data } = readable.participant.safeParse(featureWith(record, hidden.participant));
      return data && { kind: 'participant', feature: data };
    }
    case 'checkpoint': {
      const { data } = readable.checkpoint.safeParse(record.feature);
      return data && { kind: 'checkpoint', feature: data };
    }
    case 'group': {
      const { data } = readable.group.safeParse(record.feature);
      return data && { kind: 'group', feature: data };
    }
    case 'rating': {
      const { data } = readable.rating.safeParse(record.feature);
      return data && { kind: 'rating', feature: data };
    }
    case 'finding': {
      const { data } = readable.finding.safeParse(featureWith(record, hidden.finding));
      return data && { kind: 'finding', feature: data };
    }
    default:
      return undefined;
  }
}

/**
 * Whether a record is of a kind that we show but lacks what this version needs: it was pulled by an older page from
 * an older server, and must be pulled once more.
 */
export function isOutdated(record: PulledRecord): boolean {
  const shown = Object.keys(readable).includes(record.kind);
  return shown && !record.withdrawn && record.feature !== null && knownRecord(record) === undefined;
}

/**
 * A pulled record as the rules know records. Undefined for tombstones, for kinds that a participant has no use
 * for, and for what a newer server writes in a way that this version does not understand.
 */
export function knownRecord(record: PulledRecord): AnyRecord | undefined {
  const createdBy = changeIdSchema.safeParse(record.createdBy);
  const versions = versionsSchema.safeParse(record.versions);
  if (record.withdrawn || record.feature === null || !createdBy.success || !versions.success)
    return undefined;
  const entity = entityOf(record);
  if (entity === undefined) return undefined;
  const walkId = 'walkId' in entity.feature.properties ? entity.feature.properties.walkId : entity.feature.id;
  // The kind and the feature were checked together above.
  return {
    ...entity,
    id: record.id,
    walkId,
    createdBy: createdBy.data,
    versions: versions.data,
    withdrawn: null,
  } as AnyRecord;
}
