import { describe, expect, test } from 'vitest';
import { type RecordKind, recordKinds } from '../../domain/record.ts';
import type { Author, Reader, StaffRole } from '../../domain/roles.ts';
import { visibleKinds, visibleRecord } from '../../domain/visible.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import {
  authored,
  checkpointAdded,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  organisationAdded,
  participant,
  photoAttached,
  rated,
  system,
  walkCreated,
} from '../support/change-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';

const staff = (role: StaffRole): Author => ({
  kind: 'staff',
  userId: `${role}-1`,
  role,
  organisationId: null,
});
const readers: Record<string, Reader> = {
  public: { kind: 'public' },
  'participant 1': participant(1),
  'participant 2': participant(2),
  'participant of another walk': participant(3, 2),
  police: staff('police'),
  planner: staff('planner'),
  leader: staff('leader'),
  admin: staff('admin'),
  system,
};

const token = 'f'.repeat(64);
const finding = findingAdded(1, 1, { text: 'a man follows me here', suggestion: 'a lamp' });
const records = recordsInMemory();
for (const change of [
  ...[organisationAdded(), walkCreated(), walkCreated(2), joinCodeIssued(1, 'ABC234'), checkpointAdded(1)],
  ...[
    joined(1, 1, token),
    joined(2),
    joined(3, 2),
    finding,
    photoAttached(1),
    rated(1, 1, 1),
    areasComputed([areaOf(1, [1])]),
  ],
])
  records.apply(authored(change));

const seenBy = (reader: Reader) => records.all().flatMap((record) => visibleRecord(record, reader) ?? []);
const textFor = (name: string) => JSON.stringify(seenBy(readers[name] ?? { kind: 'public' }));
const countByKind = (reader: Reader) => {
  const seen = seenBy(reader).map(({ kind }) => kind);
  return Object.fromEntries(recordKinds.map((kind) => [kind, seen.filter((one) => one === kind).length]));
};

const noPatrols = {
  hotspot: 0,
  'patrol-shift': 0,
  'patrol-visit': 0,
  'counted-activity': 0,
  disclosure: 0,
};
const noPromises = { promise: 0, 'promise-item': 0, 'promise-activity': 0, 'follow-up': 0 };

describe('what is hidden', () => {
  test('everything, from the public', () => {
    expect(seenBy({ kind: 'public' })).toEqual([]);
    expect(visibleKinds({ kind: 'public' })).toEqual([]);
  });

  test('other people, from a participant', () => {
    const nothingOwn = {
      organisation: 0,
      group: 0,
      finding: 0,
      photo: 0,
      rating: 0,
      area: 0,
      action: 0,
      protocol: 0,
      dataset: 0,
      'lamp-set': 0,
      ...noPatrols,
      ...noPromises,
      areaSet: 0,
    };
    expect(countByKind(participant(2))).toEqual({ ...nothingOwn, walk: 1, checkpoint: 1, participant: 1 });
    expect(countByKind(participant(3, 2))).toEqual({ ...nothingOwn, walk: 1, checkpoint: 0, participant: 1 });
    expect(textFor('participant 2')).not.toContain('follows me');
  });

  test('raw marks, words, people and the findings behind an area, from the police', () => {
    const text = textFor('police');
    for (const secret of [
      'follows me',
      'a lamp',
      finding.finding.id,
      finding.finding.properties.participantId,
    ])
      expect(text, secret).not.toContain(secret);
    expect(countByKind(staff('police'))).toMatchObject({
      finding: 0,
      photo: 0,
      participant: 0,
      rating: 0,
      area: 1,
    });
  });

  test.each(Object.keys(readers))('the hash of a token, from %s', (name) => {
    expect(textFor(name)).not.toContain(token);
  });

  test.each(['participant 1', 'police', 'planner'])('the join code, from %s', (name) => {
    expect(textFor(name)).not.toContain('ABC234');
    expect(textFor('leader')).toContain('ABC234');
  });
});

describe('what is shown', () => {
  test('to participants their walk, its stops and what they did themselves', () => {
    const kinds = {
      organisation: 0,
      group: 0,
      walk: 1,
      checkpoint: 1,
      participant: 1,
      rating: 1,
      finding: 1,
      photo: 1,
      area: 0,
      action: 0,
      protocol: 0,
      dataset: 0,
      'lamp-set': 0,
      ...noPatrols,
      ...noPromises,
      areaSet: 0,
    };
    expect(countByKind(participant(1))).toEqual(kinds);
  });

  test('to the municipality the marks and people of all walks', () => {
    const kinds = {
      organisation: 1,
      group: 0,
      walk: 2,
      checkpoint: 1,
      participant: 3,
      rating: 1,
      finding: 1,
      photo: 1,
      area: 1,
      action: 0,
      protocol: 0,
      dataset: 0,
      'lamp-set': 0,
      ...noPatrols,
      ...noPromises,
      areaSet: 0,
    };
    for (const role of ['planner', 'leader', 'admin'] as const)
      expect(countByKind(staff(role)), role).toEqual(kinds);
  });

  test.each(Object.entries(readers))('to %s only kinds that the store is asked for', (_, reader) => {
    const kinds: readonly RecordKind[] = visibleKinds(reader);
    expect(seenBy(reader).filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  });

  test('GeoJSON with the place untouched', () => {
    const [shown] = seenBy(participant(1)).filter(({ kind }) => kind === 'finding');
    expect(shown?.feature).toMatchObject({
      type: 'Feature',
      id: finding.finding.id,
      geometry: finding.finding.geometry,
      properties: { text: 'a man follows me here', status: 'received' },
    });
  });
});

describe('history and tombstones', () => {
  const edited = recordsInMemory();
  const edit = findingEdited(1, { text: { value: 'a shadow', basedOn: [finding.id] } });
  for (const change of [walkCreated(), joined(1), finding, edit]) edited.apply(authored(change));
  const shown = (reader: Reader) => {
    const record = edited.get(findingNumber(1));
    return record === undefined ? undefined : visibleRecord(record, reader);
  };

  test('those who may edit a finding get its versions', () => {
    expect(Object.keys(shown(participant(1))?.versions ?? {})).toEqual(['text']);
    expect(Object.keys(shown(staff('planner'))?.versions ?? {})).toEqual(['text']);
  });

  test('who edited a walk is not for participants', () => {
    const world = recordsInMemory();
    const walk = walkCreated();
    const fields = { name: { value: 'Harbour', basedOn: [walk.id] } };
    world.apply(authored(walk));
    world.apply(authored({ id: edit.id, at: edit.at, kind: 'walk-edited', walkId: walk.walkId, fields }));
    const [record] = world.all();
    if (record === undefined) throw new Error('there is no walk');
    expect(Object.keys(visibleRecord(record, staff('leader'))?.versions ?? {})).toEqual(['name']);
    for (const reader of [participant(1), staff('planner'), staff('police')])
      expect(visibleRecord(record, reader)?.versions).toEqual({});
  });

  test('a tombstone is only the fact: no feature, no words in its history', () => {
    edited.apply(authored(findingWithdrawn(1, 'it was me')));
    for (const reader of [participant(1), staff('leader'), staff('admin')]) {
      const tombstone = shown(reader);
      expect(tombstone).toMatchObject({ id: findingNumber(1), withdrawn: true, feature: null, versions: {} });
      expect(JSON.stringify(tombstone)).not.toMatch(/shadow|follows|it was me/);
    }
    expect(shown(participant(2))).toBeUndefined();
  });
});
