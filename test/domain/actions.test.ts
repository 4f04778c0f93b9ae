import { beforeEach, describe, expect, test } from 'vitest';
import { parseChange } from '../../domain/changes.ts';
import { visibleRecord } from '../../domain/visible.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import {
  authored,
  changeNumber,
  checkpointAdded,
  findingAdded,
  findingNumber,
  joined,
  participant,
  walkCreated,
} from '../support/change-makers.ts';
import {
  actionAdded,
  actionAnswered,
  actionEdited,
  actionMoved,
  actionNumber,
  actionReopened,
  actionVerified,
  actionWithdrawn,
  areaAction,
  concluded,
  merged,
  unmerged,
} from '../support/process-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';
import { groupAdded } from '../support/walk-makers.ts';

let records: RecordsInMemory;
const apply = (...given: Parameters<typeof authored>) => records.apply(authored(...given));
const statusOf = (finding: number) => {
  const record = records.get(findingNumber(finding));
  return record?.kind === 'finding' ? record.feature.properties.status : undefined;
};
const action = (number: number) => {
  const record = records.get(actionNumber(number));
  if (record?.kind !== 'action') throw new Error('there is no such action');
  return record;
};
beforeEach(() => {
  records = recordsInMemory();
  const marks = [1, 2, 3, 4].map((number) => findingAdded(number, number > 2 ? 2 : 1));
  for (const change of [walkCreated(), checkpointAdded(1), joined(1), joined(2), ...marks])
    expect(apply(change)).toBe('applied');
});
const staff = (role: 'police' | 'planner') =>
  ({ kind: 'staff', userId: role, role, organisationId: null }) as const;

describe('the picture of a verification', () => {
  const photo = { sha256: 'a'.repeat(64), width: 1600, height: 1200 };
  const read = (verification: object) => parseChange({ ...actionVerified(1, 'fixed'), verification }).change;

  test('is refused where this server cannot have made it', () => {
    const seen = { on: '2026-11-20', result: 'fixed', note: null };
    for (const wrong of [
      { ...photo, sha256: 'A'.repeat(64) },
      { ...photo, width: 1601 },
      { ...photo, height: 0 },
    ])
      expect(read({ ...seen, photo: wrong })).toBeUndefined();
    expect(read({ ...seen, photoId: findingNumber(1) })).toBeUndefined();
  });

  test('is kept with what was seen, and none where an earlier version logged none', () => {
    apply(actionAdded(1, [1]));
    expect(apply(actionVerified(1, 'half', photo))).toBe('applied');
    expect(action(1).feature.properties.verification).toMatchObject({ result: 'half', photo });
    for (const earlier of [{ photoId: null }, {}])
      expect(read({ on: '2026-11-20', result: 'fixed', note: null, ...earlier })).toMatchObject({
        verification: { on: '2026-11-20', result: 'fixed', note: null, photo: null },
      });
    expect(
      JSON.stringify(read({ on: '2026-11-20', result: 'not', note: null, photoId: null })),
    ).not.toContain('photoId');
  });
});

describe('refused', () => {
  test('an action without a problem, a refusal without a reason, a deadline in the past, the police', () => {
    expect(apply(actionAdded(1, []))).toBe('action-without-problem');
    expect(apply(actionAdded(1, [9]))).toBe('unknown-record');
    expect(apply(actionAdded(1, [1], { decision: 'decline' }))).toBe('reason-needed');
    expect(apply(actionAdded(1, [1], { deadline: '2026-11-19' }))).toBe('deadline-past');
    expect(records.lastPointers()).toEqual(['/action/properties/deadline']);
    expect(apply(actionAdded(1, [1], { deadline: '2026-11-20' }), staff('police'))).toBe('not-allowed');
    expect(apply(actionAdded(1, [1], { deadline: '2026-11-20' }), staff('planner'))).toBe('applied');
    const basedOn = [changeNumber(1)];
    expect(apply(actionEdited(1, { findingIds: { value: [], basedOn } }))).toBe('action-without-problem');
    expect(apply(actionEdited(1, { decision: { value: 'decline', basedOn } }))).toBe('reason-needed');
  });

  test('steps back, "not done" without a reason, and verifying what is not done any more', () => {
    apply(actionAdded(1, [1]));
    expect(apply(actionMoved(1, 'ordered'))).toBe('applied');
    expect(apply(actionMoved(1, 'planned'))).toBe('status-backwards');
    expect(apply(actionMoved(1, 'not_done'))).toBe('reason-needed');
    expect(apply(actionMoved(1, 'not_done', 'too dear'))).toBe('applied');
    expect(apply(actionVerified(1, 'fixed'))).toBe('status-backwards');
    expect(apply(actionReopened(1, 'planned'))).toBe('applied');
    expect(action(1).feature.properties.statusLog.map(({ reason }) => reason)).toEqual([
      null,
      null,
      'too dear',
      'broken again',
    ]);
  });
});

describe('marks follow their actions', () => {
  test('forward, back when it is reopened, and not done only where nothing else is done', () => {
    apply(actionAdded(1, [1, 2]));
    apply(actionAdded(2, [1]));
    apply(actionMoved(1, 'done'));
    expect([statusOf(1), statusOf(2), statusOf(3)]).toEqual(['done', 'done', 'received']);
    apply(actionMoved(2, 'not_done', 'too dear'));
    expect(statusOf(1)).toBe('done');
    apply(actionVerified(1, 'half'));
    expect(statusOf(1)).toBe('done');
    apply(actionVerified(1, 'fixed'));
    expect(statusOf(1)).toBe('verified');
    apply(actionReopened(1, 'planned'));
    expect(statusOf(1)).toBe('planned');
    apply(actionWithdrawn(1));
    expect([statusOf(1), statusOf(2)]).toEqual(['not_done', 'received']);
  });

  test('those of an area too, also when the area is computed again without them', () => {
    records.apply(authored(areasComputed([areaOf(1, [1, 2])])));
    apply(areaAction(1, 1));
    apply(actionMoved(1, 'ordered'));
    expect([statusOf(1), statusOf(2)]).toEqual(['planned', 'planned']);
    records.apply(authored(areasComputed([areaOf(1, [2])])));
    apply(actionMoved(1, 'done'));
    expect([statusOf(1), statusOf(2)]).toEqual(['done', 'done']);
  });

  test('those that fall into an area later too, unless its action had ended before they were made', () => {
    const made = (number: number, recordedAt: string) =>
      expect(records.apply(authored(findingAdded(number, 1, { recordedAt }), undefined, recordedAt))).toBe(
        'applied',
      );
    records.apply(authored(areasComputed([areaOf(1, [1, 2])])));
    apply(areaAction(1, 1));
    apply(actionMoved(1, 'ordered'));
    records.apply(authored(areasComputed([areaOf(1, [1, 2, 3])])));
    expect([statusOf(1), statusOf(3), statusOf(4)]).toEqual(['planned', 'planned', 'received']);
    expect(action(1).feature.properties.addresses).toEqual([1, 2, 3].map(findingNumber));
    apply(actionMoved(1, 'done'));
    made(5, '2026-11-20T12:00:01.000Z');
    records.apply(authored(areasComputed([areaOf(1, [1, 2, 3, 4, 5])])));
    expect([statusOf(4), statusOf(5)]).toEqual(['done', 'received']);
    apply(actionEdited(1, { cause: { value: 'age', basedOn: [action(1).createdBy] } }));
    expect(statusOf(5)).toBe('received');
    // Opened again it is about everything in its area.
    apply(actionReopened(1, 'planned'));
    records.apply(authored(areasComputed([areaOf(1, [1, 2, 3, 4, 5])])));
    expect([statusOf(4), statusOf(5)]).toEqual(['planned', 'planned']);
  });

  test('an area that is computed again moves nothing while no action is about it', () => {
    apply(actionAdded(1, [1]));
    const before = records.all().filter(({ kind }) => kind === 'action' || kind === 'finding');
    records.apply(authored(areasComputed([areaOf(1, [1, 2, 3])])));
    expect(records.all().filter(({ kind }) => kind === 'action' || kind === 'finding')).toEqual(before);
  });

  test('a merged mark follows the actions of the other, with a trace; chains and circles are refused', () => {
    apply(actionAdded(1, [1]));
    apply(actionMoved(1, 'in_progress'));
    expect(apply(merged(1, 1))).toBe('merge-refused');
    expect(apply(merged(2, 1))).toBe('applied');
    expect(statusOf(2)).toBe('in_progress');
    expect([apply(merged(1, 2)), apply(merged(3, 2)), apply(merged(1, 3))]).toEqual(
      Array(3).fill('merge-refused'),
    );
    expect(apply(unmerged(2))).toBe('applied');
    expect([statusOf(2), apply(unmerged(2))]).toEqual(['received', 'merge-refused']);
    const record = records.get(findingNumber(2));
    expect(record?.feature.properties).toMatchObject({
      duplicateOf: null,
      mergedLog: [{ into: findingNumber(1), by: 'staff:leader-1' }, { into: null }],
    });
  });
});

describe('answers', () => {
  test('are one a person and mark, and the one given last counts whatever the order', () => {
    apply(actionAdded(1, [1, 3]));
    const late = actionAnswered(1, 1, 1, 'agree', '2026-11-20T12:05:00.000Z');
    expect(apply(late, participant(1))).toBe('applied');
    expect(apply(actionAnswered(1, 1, 1, 'half', '2026-11-20T12:01:00.000Z'), participant(1))).toBe(
      'applied',
    );
    expect(action(1).feature.properties.answers.map(({ answer }) => answer)).toEqual(['agree']);
    expect(apply(actionAnswered(1, 2, 1, 'half'), participant(1))).toBe('not-allowed');
    expect(apply(actionAnswered(1, 1, 3, 'half'), participant(1))).toBe('not-allowed');
    expect(apply(actionAnswered(1, 1, 2, 'half'), participant(1))).toBe('unknown-record');
    expect(apply(actionAnswered(1, 1, 1, 'half'))).toBe('not-allowed');
  });

  test('and places stay from the police, and actions from participants', () => {
    apply({ ...actionAdded(1, [1], { reason: 'because' }) });
    apply(actionAnswered(1, 1, 1, 'agree'), participant(1));
    const seen = visibleRecord(action(1), staff('police'));
    expect(Object.keys(seen?.feature?.properties ?? {}).sort()).toEqual(
      ['areaId', 'deadline', 'kind', 'status', 'title', 'type', 'walkId'].sort(),
    );
    expect(JSON.stringify(seen)).not.toMatch(/because|agree/);
    expect(visibleRecord(action(1), participant(1))).toBeUndefined();
  });
});

test('a group keeps its own three, each known and none twice', () => {
  apply(groupAdded(1));
  const top = (number: number) => ({ kind: 'finding' as const, id: findingNumber(number), words: null });
  expect(apply(concluded(1, [top(1), top(1)]))).toBe('invalid-input');
  expect(apply(concluded(1, [top(9)]))).toBe('unknown-record');
  expect(apply(concluded(1, [top(2), top(1)]))).toBe('applied');
});
