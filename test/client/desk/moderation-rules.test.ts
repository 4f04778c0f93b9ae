import { expect, test } from 'vitest';
import { decisionChange, decisionOf } from '../../../client/features/moderation/moderation-changes.ts';
import { findingViews, photoViews } from '../../../client/state/record-views.ts';
import { pulledRecordSchema } from '../../../client/state/wire.ts';
import {
  isWaiting,
  type ModerationItem,
  moderationItems,
  waitingItems,
} from '../../../client/ui/leading/waiting-items.ts';
import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, type IdSource } from '../../../domain/ids.ts';
import { visibleRecord } from '../../../domain/visible.ts';
import {
  authored,
  findingAdded,
  findingEdited,
  findingNumber,
  joined,
  leader,
  participant,
  photoAttached,
  photoReceived,
  photoStored,
  system,
  walkCreated,
} from '../../support/change-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

let made = 0;
const source: IdSource = {
  now: () => new Date('2026-11-20T12:00:00.000Z'),
  randomBytes: () => {
    made += 1;
    return Uint8Array.from({ length: 16 }, (_, index) => (made * 31 + index * 7) % 256);
  },
};

/** A walk with one mark that has words and one stored photo, and what the leader sees of it. */
function walkWithWords() {
  const records = recordsInMemory();
  const apply = (change: Change, author = leader) => records.apply(authored(change, author));
  const withText = findingAdded(1);
  withText.finding.properties.text = 'Anders står här';
  for (const change of [walkCreated(1), joined(1), withText, photoAttached(1)])
    expect(apply(change)).toBe('applied');
  for (const change of [photoReceived(1), photoStored(1)]) expect(apply(change, system)).toBe('applied');
  const pulled = () => records.all().map((record) => pulledRecordSchema.parse(visibleRecord(record, leader)));
  const views = () => ({ findings: findingViews(pulled()), photos: photoViews(pulled()) });
  const recordOf = (item: ModerationItem | undefined) => pulled().find(({ id }) => id === item?.id);
  return { records, apply, views, recordOf };
}

const kindsOf = (items: readonly ModerationItem[]) => items.map(({ kind }) => kind).sort();

function only(items: readonly ModerationItem[], kind: ModerationItem['kind']): ModerationItem {
  const found = items.find((item) => item.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} waits`);
  return found;
}

test('words and stored pictures wait, and each decision is taken by the rules and may be taken again', () => {
  const { apply, views, recordOf } = walkWithWords();
  expect(kindsOf(waitingItems(views()))).toEqual(['photo', 'text']);
  const decisions = [
    { kind: 'approved' },
    { kind: 'rejected', reason: 'Ett namn.' },
    { kind: 'edited', text: 'Någon står här', suggestion: null },
    { kind: 'approved' },
  ] as const;
  for (const decision of decisions) {
    const item = only(moderationItems(views()), 'text');
    expect(apply(decisionChange(item, decision, recordOf(item), source))).toBe('applied');
    expect(decisionOf(only(moderationItems(views()), 'text'))).toBe(decision.kind);
  }
  for (const decision of [decisions[1], decisions[0]]) {
    const item = only(moderationItems(views()), 'photo');
    expect(apply(decisionChange(item, decision, recordOf(item), source))).toBe('applied');
    expect(decisionOf(only(moderationItems(views()), 'photo'))).toBe(decision.kind);
  }
  expect(moderationItems(views()).some(isWaiting)).toBe(false);
});

test('words that the person changed since they were read are not let through', () => {
  const { apply, views, recordOf } = walkWithWords();
  const item = only(waitingItems(views()), 'text');
  const read = recordOf(item);
  const basedOn = [changeIdSchema.parse(read?.createdBy)];
  const edit = findingEdited(1, { text: { value: 'Anders Karlsson, nr 4', basedOn } });
  expect(apply(edit, participant(1))).toBe('applied');
  expect(apply(decisionChange(item, { kind: 'approved' }, read, source))).toBe('text-changed');
  expect(kindsOf(waitingItems(views()))).toContain('text');
  const again = only(waitingItems(views()), 'text');
  expect(apply(decisionChange(again, { kind: 'approved' }, recordOf(again), source))).toBe('applied');
});

test('a picture cannot be edited, and words without their history cannot be decided on', () => {
  const { views, recordOf } = walkWithWords();
  const photo = only(waitingItems(views()), 'photo');
  const text = only(waitingItems(views()), 'text');
  const edited = { kind: 'edited', text: null, suggestion: null } as const;
  expect(() => decisionChange(photo, edited, recordOf(photo), source)).toThrow('cannot be edited');
  expect(() => decisionChange(text, { kind: 'approved' }, recordOf(photo), source)).toThrow('no history');
  expect(text.id).toBe(findingNumber(1));
});
