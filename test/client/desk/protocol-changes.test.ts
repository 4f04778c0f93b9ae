import { expect, test } from 'vitest';
import { headerChanges, rowChanges } from '../../../client/features/protocol/protocol-changes.ts';
import { conflictsIn, protocolViews } from '../../../client/features/protocol/protocol-views.ts';
import type { PulledRecord } from '../../../client/state/wire.ts';
import { authored, findingAdded, joined, walkCreated } from '../../support/change-makers.ts';
import { protocolDrafted, protocolNumber } from '../../support/process-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

const source = {
  now: () => new Date('2026-11-20T12:00:00.000Z'),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
};
const no = 'KB-2026-1-001';

function drafted() {
  const records = recordsInMemory();
  const plan = { abbreviation: 'KB', plannedStartAt: '2026-11-20T10:00:00.000Z' };
  for (const change of [walkCreated(1, plan), joined(1), findingAdded(1, 1), protocolDrafted(1)])
    expect(records.apply(authored(change))).toBe('applied');
  const view = () => {
    const record = records.get(protocolNumber(1));
    if (record?.kind !== 'protocol') throw new Error('there is no protocol');
    const { id, kind, createdBy, versions, feature } = record;
    const pulled: PulledRecord = {
      kind,
      id,
      walkId: record.walkId,
      createdBy,
      // As it comes over the wire: lists of its own.
      versions: JSON.parse(JSON.stringify(versions)),
      withdrawn: false,
      feature: { geometry: null, properties: feature.properties },
    };
    const [shown] = protocolViews([pulled]);
    if (shown === undefined) throw new Error('the protocol is not shown');
    return shown;
  };
  return { records, view };
}

const rowOf = (view: ReturnType<ReturnType<typeof drafted>['view']>) => {
  const row = view.protocol.properties.rows.find((one) => one.no === no);
  if (row === undefined) throw new Error('there is no row');
  const { locationText, observation, suggestedAction } = row;
  return { locationText, observation, suggestedAction };
};

test('only what differs is sent, and nothing when nothing does', () => {
  const { records, view } = drafted();
  const before = view();
  expect(rowChanges(before, no, rowOf(before), source)).toEqual([]);
  expect(headerChanges(before, { notes: null }, source)).toEqual([]);
  const [change] = rowChanges(before, no, { ...rowOf(before), observation: 'Dark' }, source);
  if (change?.kind !== 'protocol-row-edited') throw new Error('no edit was made');
  expect(Object.keys(change.fields)).toEqual(['observation']);
  expect(records.apply(authored(change))).toBe('applied');
  const after = view();
  const [next] = rowChanges(after, no, { ...rowOf(after), observation: 'Lit' }, source);
  expect(next).toMatchObject({ fields: { observation: { basedOn: [change.id] } } });
});

test('two who write the same field at once are both kept, and the row is named', () => {
  const { records, view } = drafted();
  const before = view();
  expect(conflictsIn(before)).toEqual([]);
  for (const observation of ['Dark', 'Lit'])
    for (const change of rowChanges(before, no, { ...rowOf(before), observation }, source))
      records.apply(authored(change));
  const [notes] = headerChanges(before, { notes: 'x' }, source);
  if (notes !== undefined) records.apply(authored(notes));
  expect(conflictsIn(view())).toEqual([no]);
});
