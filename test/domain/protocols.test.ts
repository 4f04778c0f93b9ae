import { beforeEach, expect, test } from 'vitest';
import { parseChange } from '../../domain/changes.ts';
import { changeIdSchema } from '../../domain/ids.ts';
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
  actionEdited,
  actionMoved,
  actionNumber,
  actionWithdrawn,
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

test('an open protocol follows the actions, which alone say what is decided; a published one never changes', () => {
  apply(protocolDrafted(1));
  expect(apply(actionAdded(1, [2]))).toBe('applied');
  const [row] = rows(1);
  expect(row).toMatchObject({ decision: 'do', status: 'received', actionIds: [actionNumber(1)] });
  expect(apply(protocolStep(1, 'protocol-approved'))).toBe('applied');
  expect(apply(actionMoved(1, 'planned'))).toBe('applied');
  expect(rows(1)[0]).toMatchObject({ status: 'planned' });
  expect(protocol(1).feature.properties).toMatchObject({ state: 'draft', approvedAt: null });
  // Nothing that a row shows: the approval stays.
  expect(apply(protocolStep(1, 'protocol-approved'))).toBe('applied');
  const basedOn = [changeIdSchema.parse(records.get(actionNumber(1))?.createdBy)];
  expect(apply(actionEdited(1, { cause: { value: 'Another cause', basedOn } }))).toBe('applied');
  expect(protocol(1).feature.properties.state).toBe('approved');
  expect(apply(protocolStep(1, 'protocol-published'))).toBe('applied');
  const published = protocol(1).feature;
  expect(apply(actionMoved(1, 'done'))).toBe('applied');
  expect(apply(actionWithdrawn(1))).toBe('applied');
  expect(protocol(1).feature).toEqual(published);
  const decision = { decision: { value: 'decline', basedOn } };
  const edit = { ...rowEdited(1, 'KB-2026-1-001', {}), fields: decision };
  expect(parseChange(edit).problem).toMatchObject({ code: 'invalid-input' });
});

test('a row whose action goes is undecided again, and a row shows the action that has come furthest', () => {
  apply(protocolDrafted(1));
  for (const change of [actionAdded(1, [2]), actionAdded(2, [2]), actionMoved(2, 'ordered')])
    expect(apply(change)).toBe('applied');
  expect(rows(1)[0]).toMatchObject({ status: 'ordered', actionIds: [actionNumber(1), actionNumber(2)] });
  for (const number of [1, 2]) expect(apply(actionWithdrawn(number))).toBe('applied');
  expect(rows(1)[0]).toMatchObject({ decision: null, status: 'received', actionIds: [] });
});
