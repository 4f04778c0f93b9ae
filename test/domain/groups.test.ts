import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Author } from '../../domain/roles.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  groupNumber,
  joined,
  leader,
  participant,
  participantNumber,
  walkCreated,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';
import { groupAdded, grouped, left, raterChosen, stopMarked } from '../support/walk-makers.ts';

type Change = Parameters<typeof authored>[0];

/** Walk 1 with two stops, two groups and people 1 and 2, the first in group 1; and person 3 in walk 2. */
function ground(): RecordsInMemory {
  const records = recordsInMemory();
  const changes: Change[] = [
    ...[walkCreated(), checkpointAdded(1), checkpointAdded(2), joined(1), joined(2)],
    ...[groupAdded(1), groupAdded(2), walkCreated(2), joined(3, 2), checkpointAdded(3, 2)],
    grouped(1, 1, '2026-11-20T11:00:00.000Z'),
  ];
  for (const change of changes) expect(records.apply(authored(change))).toBe('applied');
  return records;
}
const propertiesOf = (records: RecordsInMemory, id: string) => {
  const properties: Record<string, unknown> = { ...records.get(id)?.feature.properties };
  return properties;
};
const planner: Author = { kind: 'staff', userId: 'planner-1', role: 'planner', organisationId: null };

describe('what is refused of groups', () => {
  test.each<[string, Change, Author, string]>([
    ['a group by a participant', groupAdded(3), participant(1), 'not-allowed'],
    ['a group by a planner', groupAdded(3), planner, 'not-allowed'],
    ['the id of another record', groupAdded(1), leader, 'duplicate-id'],
    ['a rater chosen by a participant', raterChosen(1, 1), participant(1), 'not-allowed'],
    ['a rater of another walk', raterChosen(1, 3), leader, 'unknown-record'],
    ['a step of a group one does not walk with', stopMarked(2, 1, 'arrived'), participant(1), 'not-allowed'],
    ['a step by somebody without a group', stopMarked(1, 1, 'arrived'), participant(2), 'not-allowed'],
    ['a stop of another walk', stopMarked(1, 3, 'arrived'), participant(1), 'unknown-record'],
    ['a group that is not there', grouped(2, 9), participant(2), 'unknown-record'],
    ['a group for somebody else', grouped(2, 1), participant(1), 'not-allowed'],
    ['leaving for somebody else', left(2), participant(1), 'not-allowed'],
    [
      'a step in the future',
      stopMarked(1, 1, 'arrived', '2026-11-20T12:11:00.000Z'),
      leader,
      'time-in-future',
    ],
    ['a choice in the future', grouped(2, 1, '2026-11-21T12:00:00.000Z'), participant(2), 'time-in-future'],
    ['leaving in the future', left(2, '2026-11-21T12:00:00.000Z'), participant(2), 'time-in-future'],
  ])('%s', (_name, change, author, code) => {
    const records = ground();
    const before = records.all();
    expect(records.apply(authored(change, author))).toBe(code);
    expect(records.all()).toEqual(before);
  });
});

test('the steps at a stop are marked by the group or by the leader', () => {
  const records = ground();
  expect(
    records.apply(authored(stopMarked(1, 1, 'arrived', '2026-11-20T11:30:00.000Z'), participant(1))),
  ).toBe('applied');
  expect(records.apply(authored(stopMarked(1, 1, 'discussion', '2026-11-20T11:33:00.000Z')))).toBe('applied');
  expect(propertiesOf(records, groupNumber(1)).stops).toEqual([
    {
      checkpointId: checkpointNumber(1),
      arrivedAt: '2026-11-20T11:30:00.000Z',
      discussionAt: '2026-11-20T11:33:00.000Z',
      leftAt: null,
    },
  ]);
  expect(propertiesOf(records, groupNumber(2)).stops).toEqual([]);
});

/** Times as devices write them: with and without decimals, so that text order and time order differ. */
const aTime = fc.constantFrom(
  ...['11:00:00Z', '11:00:00.000Z', '11:00:00.500Z', '11:00:01Z', '10:59Z', '11:59:59.999Z'].map(
    (time) => `2026-11-20T${time}`,
  ),
);
const inTwoOrders = <Item>(items: fc.Arbitrary<Item>) =>
  fc
    .array(items, { minLength: 2, maxLength: 8 })
    .chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );

describe('in whatever order they arrive', () => {
  test('steps end the same, each at its earliest time', () => {
    const marks = fc.record({
      group: fc.constantFrom(1, 2),
      checkpoint: fc.constantFrom(1, 2),
      step: fc.constantFrom('arrived' as const, 'discussion' as const, 'left' as const),
      at: aTime,
    });
    fc.assert(
      fc.property(inTwoOrders(marks), (orders) => {
        const [first, second] = orders.map((order) => {
          const records = ground();
          for (const { group, checkpoint, step, at } of order)
            expect(records.apply(authored(stopMarked(group, checkpoint, step, at)))).toBe('applied');
          return [1, 2].map((group) => propertiesOf(records, groupNumber(group)).stops);
        });
        expect(second).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  test('the later choice of a group and the later time of leaving stand', () => {
    const choices = fc.record({ group: fc.constantFrom(1, 2, null), at: aTime });
    fc.assert(
      fc.property(inTwoOrders(choices), (orders) => {
        const [first, second] = orders.map((order) => {
          const records = ground();
          for (const { group, at } of order) {
            expect(records.apply(authored(grouped(2, group, at), participant(2)))).toBe('applied');
            expect(records.apply(authored(left(2, at), participant(2)))).toBe('applied');
          }
          return propertiesOf(records, participantNumber(2));
        });
        expect(second).toEqual(first);
        const times = orders[0].map(({ at }) => Date.parse(at));
        expect(Date.parse(String(first?.groupedAt))).toBe(Math.max(...times));
        expect(Date.parse(String(first?.leftAt))).toBe(Math.max(...times));
      }),
      { numRuns: 60 },
    );
  });
});
