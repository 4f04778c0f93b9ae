import { beforeEach, expect, test } from 'vitest';
import { headsOf } from '../../domain/merge.ts';
import { changesSinceLast } from '../../domain/protocol/changes-since-last.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  findingNumber,
  findingWithdrawn,
  joined,
  walkCreated,
} from '../support/change-makers.ts';
import {
  actionAdded,
  merged,
  protocolDrafted,
  protocolNumber,
  protocolStep,
  rowEdited,
} from '../support/process-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';
import { confirmed } from '../support/walk-makers.ts';

let records: RecordsInMemory;
const apply = (change: Parameters<typeof authored>[0]) => records.apply(authored(change));
const protocol = (version: number) => {
  const record = records.get(protocolNumber(version));
  if (record?.kind !== 'protocol') throw new Error('there is no such protocol');
  return record;
};
const rows = (version: number) => protocol(version).feature.properties.rows;
const publish = (version: number) => {
  expect(apply(protocolStep(version, 'protocol-approved'))).toBe('applied');
  expect(apply(protocolStep(version, 'protocol-published'))).toBe('applied');
};

beforeEach(() => {
  records = recordsInMemory();
  const atStop = { checkpointId: checkpointNumber(1), recordedAt: '2026-11-20T11:00:00.000Z' };
  for (const change of [
    walkCreated(1, { abbreviation: 'KB', plannedStartAt: '2026-11-20T10:00:00.000Z' }),
    ...[checkpointAdded(1), joined(1), joined(2), joined(3)],
    ...[findingAdded(1, 1, { text: 'not moderated' }), findingAdded(2, 2, atStop), findingAdded(3, 2)],
    ...[confirmed(1, 3), merged(3, 1)],
  ])
    expect(apply(change)).toBe('applied');
});

test('drafts a row for each mark that stands for itself, by stop then time, with voices and no unread words', () => {
  expect(apply(protocolDrafted(1, 7))).toBe('applied');
  expect(rows(1).map(({ no, findingId }) => [no, findingId])).toEqual([
    ['KB-2026-7-001', findingNumber(2)],
    ['KB-2026-7-002', findingNumber(1)],
  ]);
  expect(rows(1)[1]).toMatchObject({
    markedByCount: 3,
    observation: null,
    decision: null,
    status: 'received',
  });
  expect(rows(1)[1]?.passedCount).toBeGreaterThanOrEqual(3);
  expect(protocol(1).feature.properties.method).toMatchObject({ people: 3, marks: 3, merged: 1 });
});

test('numbers stay over versions and are never given again; own words go on', () => {
  apply(protocolDrafted(1));
  expect(apply(protocolDrafted(2))).toBe('protocol-state');
  const heads = headsOf(protocol(1).versions, 'x', protocol(1).createdBy);
  const edit = rowEdited(1, 'KB-2026-1-002', { observation: { value: 'Dark', basedOn: heads } });
  expect(apply(edit)).toBe('applied');
  expect(apply(protocolStep(1, 'protocol-published'))).toBe('protocol-state');
  publish(1);
  expect(apply(rowEdited(1, 'KB-2026-1-002', { observation: { value: 'x', basedOn: heads } }))).toBe(
    'protocol-state',
  );
  for (const change of [findingWithdrawn(2), findingAdded(4, 2), actionAdded(1, [1])])
    expect(apply(change)).toBe('applied');
  expect(apply(protocolDrafted(2, 5))).toBe('applied');
  expect(rows(2).map(({ no }) => no)).toEqual(['KB-2026-1-002', 'KB-2026-1-003']);
  expect(rows(2)[0]).toMatchObject({ observation: 'Dark', decision: 'do' });
  expect(changesSinceLast(protocol(2).feature, protocol(1).feature)).toMatchObject([
    { no: 'KB-2026-1-001', kind: 'gone' },
    { no: 'KB-2026-1-002', kind: 'changed' },
    { no: 'KB-2026-1-003', kind: 'new' },
  ]);
});

test('an edit after the approval makes it a draft again, and parallel edits both stay', () => {
  apply(protocolDrafted(1));
  apply(protocolStep(1, 'protocol-approved'));
  const basedOn = [protocol(1).createdBy];
  const edit = (value: string) => rowEdited(1, 'KB-2026-1-001', { observation: { value, basedOn } });
  expect(apply(edit('one'))).toBe('applied');
  expect(protocol(1).feature.properties).toMatchObject({ state: 'draft', approvedAt: null });
  expect(apply(edit('two'))).toBe('conflict');
  expect(apply(rowEdited(1, 'KB-2026-1-009', {}))).toBe('unknown-record');
});
