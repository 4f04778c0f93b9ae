import { describe, expect, test } from 'vitest';
import type { ChangeOf } from '../../domain/changes.ts';
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
  rated,
  ratingNumber,
  toldAndDated,
  walkAdvanced,
  walkCreated,
} from '../support/change-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';
import { checkpointWithdrawn, groupAdded, grouped, stopMarked } from '../support/walk-makers.ts';

type Properties = ChangeOf<'checkpoint-rated'>['rating']['properties'];
const nothing = { feeling: null, wouldGoAloneInDark: null, observations: null };
const observations = {
  light: 0,
  openness: 1,
  visibility: 2,
  people: 3,
  walk_path: null,
  gender_usage: 0,
  escape: 1,
  care: 2,
} as const;

/** Walk 1 with two stops; person 1 rates the observables of group 1, person 2 walks with it, person 3 alone. */
function ground() {
  const records = recordsInMemory();
  const changes = [
    ...[
      walkCreated(1, toldAndDated),
      checkpointAdded(1),
      checkpointAdded(2),
      joined(1),
      joined(2),
      joined(3),
    ],
    ...[groupAdded(1, 1), grouped(1, 1), grouped(2, 1), walkCreated(2), checkpointAdded(9, 2)],
  ];
  for (const change of changes) expect(records.apply(authored(change))).toBe('applied');
  return records;
}

function rating(number: number, by: number, more: Partial<Properties> = {}, stop = 1) {
  const change = rated(number, by, stop);
  change.rating.properties = { ...change.rating.properties, ...more };
  return change;
}

describe('what is refused of ratings', () => {
  const ofGroup = { groupId: groupNumber(1) };
  test.each<[string, ReturnType<typeof rating>, Author, string]>([
    ['only the feeling', rating(1, 1, { wouldGoAloneInDark: null }), participant(1), 'invalid-input'],
    ['only the question on the dark', rating(1, 1, { feeling: null }), participant(1), 'invalid-input'],
    ['nothing, without saying so', rating(1, 1, nothing), participant(1), 'invalid-input'],
    ['a skipped one with an answer', rating(1, 1, { skipped: true }), participant(1), 'invalid-input'],
    [
      'a skipped one with observables',
      rating(1, 1, { ...nothing, ...ofGroup, observations, skipped: true }),
      participant(1),
      'invalid-input',
    ],
    [
      'observables by another of the group',
      rating(1, 2, { ...ofGroup, observations }),
      participant(2),
      'not-allowed',
    ],
    [
      'observables by one of the group who leaves the group out',
      rating(1, 2, { observations }),
      participant(2),
      'not-allowed',
    ],
    [
      'a group that is not there',
      rating(1, 1, { groupId: groupNumber(7) }),
      participant(1),
      'unknown-record',
    ],
    ['somebody else’s voice', rating(1, 2), participant(1), 'not-allowed'],
    ['a stop of another walk', rating(1, 1, {}, 9), participant(1), 'unknown-record'],
    [
      'a time in the future',
      rating(1, 1, { ratedAt: '2026-11-20T12:10:01.000Z' }),
      participant(1),
      'time-in-future',
    ],
  ])('%s', (_name, change, author, code) => {
    const records = ground();
    const before = records.all();
    expect(records.apply(authored(change, author))).toBe(code);
    expect(records.all()).toEqual(before);
  });

  test('a second one at the same stop, also after skipping', () => {
    const records = ground();
    const skipped = rating(1, 1, { ...nothing, skipped: true });
    expect(records.apply(authored(skipped, participant(1)))).toBe('applied');
    expect(records.apply(authored(rating(2, 1), participant(1)))).toBe('already-rated');
    expect(records.apply(authored(rating(3, 1, {}, 2), participant(1)))).toBe('applied');
    expect(records.apply(authored(rating(4, 2), participant(2)))).toBe('applied');
    expect(records.get(participantNumber(1))?.feature.properties).toMatchObject({
      ratedCheckpointIds: [checkpointNumber(1), checkpointNumber(2)],
    });
  });

  test('one for a walk that is closed', () => {
    const records = ground();
    records.apply(authored(walkAdvanced('closed')));
    expect(records.apply(authored(rating(1, 1), participant(1)))).toBe('walk-closed');
  });
});

describe('what is taken', () => {
  test('observables of the group’s rater, and of anybody where there is none', () => {
    const records = ground();
    const byRater = rating(1, 1, { groupId: groupNumber(1), observations });
    const alone = rating(2, 3, { observations });
    expect(records.apply(authored(byRater, participant(1)))).toBe('applied');
    expect(records.apply(authored(alone, participant(3)))).toBe('applied');
    expect(records.get(ratingNumber(1))?.feature.properties).toMatchObject({ observations });
  });

  test('a rating of a stop that was taken away meanwhile', () => {
    const records = ground();
    records.apply(authored(checkpointWithdrawn(1)));
    expect(records.apply(authored(rating(1, 1), participant(1)))).toBe('applied');
  });

  test('a rating that the leader writes for somebody with paper', () => {
    expect(ground().apply(authored(rating(1, 3), leader))).toBe('applied');
  });
});

describe('whether it was said before the talk', () => {
  const discussion = '2026-11-20T11:30:00Z';
  test.each([
    ['before', '2026-11-20T11:29:59.999Z', 1, true],
    ['in the same moment, written otherwise', '2026-11-20T11:30:00.000Z', 1, true],
    ['half a second after', '2026-11-20T11:30:00.500Z', 1, false],
    ['after, at another stop', '2026-11-20T11:40:00.000Z', 2, true],
  ])('%s', (_name, ratedAt, stop, expected) => {
    const records = ground();
    records.apply(authored(stopMarked(1, 1, 'discussion', discussion)));
    const change = rating(1, 2, { groupId: groupNumber(1), ratedAt }, stop);
    expect(records.apply(authored(change, participant(2)))).toBe('applied');
    expect(records.get(ratingNumber(1))?.feature.properties).toMatchObject({ beforeDiscussion: expected });
  });

  test('somebody without a group has no talk to wait for', () => {
    const records = ground();
    records.apply(authored(stopMarked(1, 1, 'discussion', discussion)));
    records.apply(authored(rating(1, 3), participant(3)));
    expect(records.get(ratingNumber(1))?.feature.properties).toMatchObject({ beforeDiscussion: true });
  });
});
