import { describe, expect, test } from 'vitest';
import type { AuthoredChange } from '../../domain/apply-change.ts';
import { parseChange } from '../../domain/changes.ts';
import { photoMayBecome, photoStates } from '../../domain/photo.ts';
import type { Author } from '../../domain/roles.ts';
import {
  authored,
  findingAdded,
  findingNumber,
  findingWithdrawn,
  joined,
  leader,
  participant,
  photoAttached,
  photoModerated,
  photoNumber,
  photoReceived,
  photoRefused,
  photoStored,
  photoWithdrawn,
  system,
  toldAndDated,
  walkAdvanced,
  walkCreated,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';

/** A walk with participants 1 and 2 and a finding of each. */
function world(...more: readonly AuthoredChange['change'][]): RecordsInMemory {
  const records = recordsInMemory();
  for (const change of [
    walkCreated(1, toldAndDated),
    joined(1),
    joined(2),
    findingAdded(1, 1),
    findingAdded(2, 2),
    ...more,
  ])
    if (records.apply(authored(change)) !== 'applied') throw new Error(`the ground refused ${change.kind}`);
  return records;
}

function photoIn(records: RecordsInMemory, number = 1) {
  const record = records.get(photoNumber(number));
  if (record?.kind !== 'photo') throw new Error('there is no such photo');
  return record;
}

function photosOf(records: RecordsInMemory, finding = 1) {
  const record = records.get(findingNumber(finding));
  if (record?.kind !== 'finding') throw new Error('there is no such finding');
  return record.feature.properties.photoIds;
}

const planner: Author = { kind: 'staff', userId: 'planner-1', role: 'planner', organisationId: null };

describe('attaching a photo is refused', () => {
  test('to somebody else’s finding, in somebody else’s name, and to planners', () => {
    const records = world();
    expect(records.apply(authored(photoAttached(1, 2, 1), participant(1)))).toBe('not-allowed');
    expect(records.apply(authored(photoAttached(1, 2, 2), participant(1)))).toBe('not-allowed');
    expect(records.apply(authored(photoAttached(1, 2, 1), leader))).toBe('not-allowed');
    expect(records.apply(authored(photoAttached(1, 1, 1), planner))).toBe('not-allowed');
    expect(records.get(photoNumber(1))).toBeUndefined();
  });

  test('to a finding that is not known yet, and in a closed walk', () => {
    const records = world();
    expect(records.apply(authored(photoAttached(1, 9, 1), participant(1)))).toBe('unknown-record');
    expect(records.lastPointers()).toEqual(['/photo/properties/findingId']);
    records.apply(authored(walkAdvanced('closed')));
    expect(records.apply(authored(photoAttached(1), participant(1)))).toBe('walk-closed');
  });

  test('as the fourth, until one of the three is taken back or could not be read', () => {
    const records = world(photoAttached(1), photoAttached(2), photoAttached(3));
    expect(records.apply(authored(photoAttached(4), participant(1)))).toBe('too-many-photos');
    records.apply(authored(photoWithdrawn(2), participant(1)));
    expect(records.apply(authored(photoAttached(4), participant(1)))).toBe('applied');
    expect(records.apply(authored(photoAttached(5), participant(1)))).toBe('too-many-photos');
    records.apply(authored(photoRefused(1)));
    expect(records.apply(authored(photoAttached(5), participant(1)))).toBe('applied');
    expect(photosOf(records)).toEqual([3, 4, 5].map(photoNumber));
  });

  test('under an id that is taken', () => {
    const records = world(photoAttached(1));
    expect(records.apply(authored(photoAttached(1)))).toBe('duplicate-id');
  });

  test('with a hash that is none', () => {
    const change = photoAttached(1, 1, 1, 'A'.repeat(64));
    expect(parseChange(change).problem?.errors?.[0]?.pointer).toBe('/photo/properties/sourceSha256');
  });
});

describe('attaching a photo', () => {
  test('writes the photo, awaited and unseen, and tells the finding', () => {
    const records = world();
    expect(records.apply(authored(photoAttached(1), participant(1)))).toBe('applied');
    expect(photoIn(records).feature.properties).toMatchObject({
      state: 'awaited',
      moderation: 'pending',
      sha256: null,
    });
    expect(photosOf(records)).toEqual([photoNumber(1)]);
  });

  test('to a finding taken back meanwhile is taken, and the photo is gone with it', () => {
    const records = world(findingWithdrawn(1));
    expect(records.apply(authored(photoAttached(1), participant(1)))).toBe('applied');
    expect(photoIn(records).withdrawn).not.toBeNull();
    expect(photosOf(records)).toEqual([]);
  });
});

describe('the way of the bytes', () => {
  test('is written by the server alone', () => {
    const records = world(photoAttached(1));
    for (const change of [photoReceived(1), photoStored(1), photoRefused(1)])
      for (const author of [participant(1), leader, planner])
        expect(records.apply(authored(change, author)), change.kind).toBe('not-allowed');
    expect(photoIn(records).feature.properties.state).toBe('awaited');
  });

  test('only goes forward', () => {
    const forward = photoStates.flatMap((from) =>
      photoStates.filter((to) => photoMayBecome(from, to)).map((to) => `${from} ${to}`),
    );
    expect(forward).toEqual([
      'awaited received',
      'awaited stored',
      'awaited refused',
      'received stored',
      'received refused',
    ]);
    const records = world(photoAttached(1), photoReceived(1), photoStored(1));
    for (const change of [photoReceived(1), photoStored(1), photoRefused(1)])
      expect(records.apply(authored(change))).toBe('status-backwards');
    expect(photoIn(records).feature.properties).toMatchObject({
      state: 'stored',
      sourceBytes: 100_000,
      width: 1600,
      sha256: 'b'.repeat(64),
    });
    expect(photosOf(records)).toEqual([photoNumber(1)]);
  });

  test('names the finding of the photo', () => {
    const records = world(photoAttached(1));
    expect(records.apply(authored(photoReceived(1, 2)))).toBe('invalid-input');
    expect(records.lastPointers()).toEqual(['/findingId']);
  });
});

describe('moderation', () => {
  test('is refused to others than the leaders, before there is a picture, and a no without a reason', () => {
    const records = world(photoAttached(1), photoReceived(1));
    for (const author of [participant(1), planner, system])
      expect(records.apply(authored(photoModerated(1, 'approved'), author))).toBe('not-allowed');
    expect(records.apply(authored(photoModerated(1, 'approved'), leader))).toBe('photo-not-stored');
    records.apply(authored(photoStored(1)));
    expect(records.apply(authored(photoModerated(1, 'rejected'), leader))).toBe('invalid-input');
    expect(photoIn(records).feature.properties.moderation).toBe('pending');
  });

  test('may be changed by looking again', () => {
    const records = world(photoAttached(1), photoReceived(1), photoStored(1), photoModerated(1, 'approved'));
    expect(photoIn(records).feature.properties.moderation).toBe('approved');
    expect(records.apply(authored(photoModerated(1, 'rejected', 'shows a face')))).toBe('applied');
    expect(photoIn(records).feature.properties).toMatchObject({
      moderation: 'rejected',
      moderationReason: 'shows a face',
    });
  });
});

describe('taking a photo back', () => {
  test('is refused to others than the person and the leaders', () => {
    const records = world(photoAttached(1));
    for (const author of [participant(2), planner])
      expect(records.apply(authored(photoWithdrawn(1), author))).toBe('not-allowed');
    expect(photoIn(records).withdrawn).toBeNull();
  });

  test('frees its place; what the server says of it later still ends', () => {
    for (const author of [participant(1), leader, system]) {
      const records = world(photoAttached(1), photoReceived(1));
      expect(records.apply(authored(photoWithdrawn(1), author))).toBe('applied');
      expect(photosOf(records)).toEqual([]);
      expect(records.apply(authored(photoStored(1)))).toBe('applied');
      expect(photoIn(records).withdrawn).not.toBeNull();
      expect(photosOf(records)).toEqual([]);
    }
  });
});
