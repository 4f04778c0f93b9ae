import { expect, test } from 'vitest';
import type { ChangeOf } from '../../domain/changes.ts';
import {
  authored,
  changeNumber,
  groupNumber,
  joined,
  noon,
  participant,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';
import { groupAdded } from '../support/walk-makers.ts';

const renamed = (number: number, name: string, group = 1): ChangeOf<'group-renamed'> => ({
  id: changeNumber(2_000_000 + number),
  at: noon,
  walkId: walkNumber(1),
  kind: 'group-renamed',
  groupId: groupNumber(group),
  name,
});

function walkWithGroup() {
  const records = recordsInMemory();
  for (const change of [walkCreated(1), joined(1), groupAdded(1)])
    expect(records.apply(authored(change))).toBe('applied');
  return records;
}

test('a leader names a group anew, and nothing else of it changes', () => {
  const records = walkWithGroup();
  const before = records.get(groupNumber(1));
  expect(records.apply(authored(renamed(1, 'Hamnen')))).toBe('applied');
  const after = records.get(groupNumber(1));
  expect(after?.feature.properties).toEqual({ ...before?.feature.properties, name: 'Hamnen' });
});

test('nobody who walks renames a group, nor a group that is not there', () => {
  const records = walkWithGroup();
  expect(records.apply(authored(renamed(1, 'Mine'), participant(1)))).toBe('not-allowed');
  expect(records.apply(authored(renamed(2, 'Other', 2)))).toBe('unknown-record');
  expect(records.get(groupNumber(1))?.feature.properties).toMatchObject({ name: 'Group 1' });
});
