import { beforeEach, describe, expect, test } from 'vitest';
import { type Change, parseChange } from '../../../domain/changes.ts';
import { publishedPromiseId } from '../../../domain/promise/published-promise-id.ts';
import type { Author } from '../../../domain/roles.ts';
import {
  authored,
  leader,
  organisationAdded,
  organisationNumber,
  system,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import {
  activityNoted,
  activityNumber,
  activityWithdrawn,
  admin,
  followUpApproved,
  followUpAsked,
  followUpGathered,
  followUpMoved,
  followUpNumber,
  followUpPublished,
  followUpWritten,
  item,
  itemAdded,
  itemChanged,
  itemNumber,
  itemWithdrawn,
  police,
  promiseMade,
  promiseNumber,
  words,
} from '../../support/promise-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

let records = recordsInMemory();
const apply = (change: Change, author: Author = system) => records.apply(authored(change, author));
beforeEach(() => {
  records = recordsInMemory();
});

const problemOf = (input: unknown) => parseChange(input).problem;

describe('a promise is made', () => {
  test('with its items and the slots of its follow-ups', () => {
    expect(apply(promiseMade([item(1), item(2)]), admin)).toBe('applied');
    expect(records.all().map(({ kind }) => kind)).toEqual([
      'promise',
      ...Array.from({ length: 2 }, () => 'promise-item'),
      ...Array.from({ length: 6 }, () => 'follow-up'),
    ]);
    const second = records.get(itemNumber(2));
    expect(second?.feature.properties).toMatchObject({ order: 2, withdrawn: null, walkIds: [] });
  });

  test('by an administrator, and nobody else', () => {
    for (const author of [leader, police]) expect(apply(promiseMade(), author)).toBe('not-allowed');
    expect(records.all()).toEqual([]);
  });

  test('a part of a year is asked about, not guessed', () => {
    const silent = promiseMade([item(1)], { followUpYears: [{ year: 2027, amount: 4 }] });
    expect(apply(silent)).toBe('partial-year');
    const whole = promiseMade([item(1)], {
      followUpYears: [
        { year: 2026, amount: 2 },
        { year: 2027, amount: 3 },
      ],
    });
    expect(apply(whole)).toBe('invalid-input');
    expect(records.lastPointers()).toEqual(['/promise/followUpYears/1/amount']);
    const none = promiseMade(
      [item(1)],
      {
        followUpYears: [
          { year: 2026, amount: 0 },
          { year: 2027, amount: 4 },
        ],
      },
      ['2027-03-31', '2027-06-30', '2027-09-30', '2027-12-15'],
    );
    expect(apply(none)).toBe('applied');
  });

  test('each follow-up has its day in its year', () => {
    const days = ['2026-09-30', '2027-01-10', '2027-03-31', '2027-06-30', '2027-09-30', '2027-12-15'];
    expect(apply(promiseMade([item(1)], {}, days))).toBe('invalid-input');
    const before = ['2026-02-01', '2026-12-15', '2027-03-31', '2027-06-30', '2027-09-30', '2027-12-15'];
    expect(apply(promiseMade([item(1)], {}, before))).toBe('invalid-input');
  });

  test('a target of zero, and a time that ends before it starts, are refused in words', () => {
    const zero = problemOf(promiseMade([item(1, { target: 0 })]));
    expect(zero?.detail).toContain('must be 1 or more');
    expect(zero?.errors?.[0]?.pointer).toBe('/items/0/target');
    const backwards = problemOf(promiseMade([item(1, { window: { from: '2027-01-01', to: '2026-01-01' } })]));
    expect(backwards?.detail).toContain('must not end before it starts');
    expect(backwards?.errors?.[0]?.pointer).toBe('/items/0/window/to');
  });

  test('taken in from a file, it has the id of that file, so that it cannot be here twice', () => {
    const published = 'lyktehamn-2026-2027';
    const take = (number: number, promiseId = publishedPromiseId(published)) => ({
      ...promiseMade([item(number)], { publishedId: published }),
      promiseId,
      followUps: promiseMade().followUps.map((slot, index) => ({
        ...slot,
        id: followUpNumber(number * 10 + index),
      })),
    });
    expect(apply(take(1, promiseNumber(1)))).toBe('invalid-input');
    expect(records.lastPointers()).toEqual(['/promiseId']);
    expect(apply(take(1), admin)).toBe('applied');
    const before = records.all();
    expect(apply(take(2), admin)).toBe('promise-taken-in');
    expect(records.all()).toEqual(before);
    expect(publishedPromiseId('lyktehamn-2024-2025')).not.toBe(publishedPromiseId(published));
  });

  test('an item that is counted by year says what a part of a year means', () => {
    const yearly = (yearTargets: { year: number; target: number }[]) =>
      promiseMade([
        item(1, { measure: 'recurrence', target: 4, yearTargets, evidenceRule: { source: 'follow-ups' } }),
      ]);
    expect(apply(yearly([]))).toBe('partial-year');
    expect(apply(yearly([{ year: 2027, target: 4 }]))).toBe('partial-year');
    expect(apply(yearly([{ year: 2026, target: 2 }]))).toBe('applied');
  });
});

describe('an item', () => {
  beforeEach(() => {
    apply(
      promiseMade([item(1), item(2, { owner: 'police' }), item(3, { evidenceRule: { source: 'walks' } })]),
    );
  });

  test('gets another number with a reason, by who has read what stands there', () => {
    expect(apply(itemChanged({ target: 80 }), leader)).toBe('applied');
    expect(records.get(itemNumber(1))?.feature.properties).toMatchObject({ target: 80 });
    expect(apply(itemChanged({ target: 60 }), leader)).toBe('text-changed');
    expect(problemOf({ ...itemChanged({ target: 60 }), reason: '' })?.detail).toContain('must not be empty');
  });

  test('belongs to its owner', () => {
    expect(apply(itemChanged({ target: 80 }, 2), leader)).toBe('not-allowed');
    expect(apply({ ...activityNoted(1), itemId: itemNumber(2) }, leader)).toBe('not-allowed');
    expect(apply({ ...activityNoted(1), itemId: itemNumber(2) }, police)).toBe('applied');
  });

  test('stays to be read when it is withdrawn, and takes nothing more', () => {
    expect(apply(itemWithdrawn(), leader)).toBe('applied');
    expect(records.get(itemNumber(1))?.feature.properties).toMatchObject({
      withdrawn: { reason: 'Ersätts av en annan punkt' },
      text: words('Punkt 1'),
    });
    for (const change of [itemWithdrawn(), itemChanged({ target: 3 }), activityNoted(5)])
      expect(apply(change, leader)).toBe('item-withdrawn');
  });

  test('is added later by its owner, with a reason, and says so for good', () => {
    expect(apply(itemAdded(4, { owner: 'police' }), leader)).toBe('not-allowed');
    expect(apply(itemAdded(1), leader)).toBe('duplicate-id');
    expect(apply({ ...itemAdded(4), promiseId: promiseNumber(9) }, leader)).toBe('unknown-record');
    const yearly = { measure: 'recurrence', target: 2 } as const;
    expect(apply(itemAdded(4, yearly), leader)).toBe('partial-year');
    expect(records.lastPointers()).toEqual(['/item/yearTargets']);
    expect(problemOf({ ...itemAdded(4), reason: ' ' })?.detail).toContain('must not be empty');
    expect(records.get(itemNumber(4))).toBeUndefined();

    expect(apply(itemAdded(4, { owner: 'police' }), police)).toBe('applied');
    expect(records.get(itemNumber(4))?.feature.properties).toMatchObject({
      ...{ promiseId: promiseNumber(1), order: 4, withdrawn: null },
      added: { on: '2026-11-20', reason: 'Medborgarna bad om det i dialogen' },
    });
    expect(records.get(itemNumber(1))?.feature.properties).toMatchObject({ added: null });
    expect(apply({ ...activityNoted(1), itemId: itemNumber(4) }, police)).toBe('applied');
  });

  test('a walk is linked to an item that counts walks', () => {
    apply(walkCreated(1));
    const link = {
      ...itemChanged({}),
      ...{ kind: 'promise-walk-linked' as const, linkedWalkId: walkNumber(1), linked: true },
    };
    const { was: _, to: __, reason: ___, ...linked } = link;
    expect(apply(linked, leader)).toBe('invalid-input');
    expect(apply({ ...linked, itemId: itemNumber(3) }, leader)).toBe('applied');
    expect(records.get(itemNumber(3))?.feature.properties).toMatchObject({ walkIds: [walkNumber(1)] });
    expect(apply({ ...linked, itemId: itemNumber(3), linkedWalkId: walkNumber(9) }, leader)).toBe(
      'unknown-record',
    );
    expect(apply({ ...linked, itemId: itemNumber(3), linked: false }, leader)).toBe('applied');
    expect(records.get(itemNumber(3))?.feature.properties).toMatchObject({ walkIds: [] });
  });

  test('what was done outside the time, or in the future, is refused in words and nothing is kept', () => {
    expect(apply(activityNoted(1, { date: '2026-06-30' }), leader)).toBe('outside-window');
    expect(apply(activityNoted(1, { date: '2026-12-24' }), leader)).toBe('time-in-future');
    expect(records.get(activityNumber(1))).toBeUndefined();
  });

  test('what counts by itself is not noted by hand, but a step on the way is', () => {
    expect(apply({ ...activityNoted(1), itemId: itemNumber(3) }, leader)).toBe('counts-by-itself');
    expect(apply({ ...activityNoted(1, { amount: 0 }), itemId: itemNumber(3) }, leader)).toBe('applied');
  });

  test('a withdrawn activity keeps no words', () => {
    apply(activityNoted(1, { note: 'Anna Andersson var med', place: 'Hamngatan 3' }), leader);
    expect(apply(activityWithdrawn(1), leader)).toBe('applied');
    const kept = records.get(activityNumber(1));
    expect(kept?.withdrawn?.reason).toBe('Räknad två gånger');
    expect(JSON.stringify(kept)).not.toContain('Andersson');
    expect(JSON.stringify(kept)).not.toContain('Hamngatan');
  });
});

describe('a follow-up', () => {
  beforeEach(() => {
    apply(promiseMade());
  });
  const properties = (number = 1) => records.get(followUpNumber(number))?.feature.properties;
  const employer = (number: number, organisationKind: 'police' | 'housing') => {
    const added = organisationAdded(number);
    const properties = { ...added.organisation.properties, organisationKind };
    apply({ ...added, organisation: { ...added.organisation, properties } });
  };
  const prepare = () => {
    apply(followUpAsked(), leader);
    apply(followUpGathered());
    apply(followUpWritten(), leader);
  };

  test('is gathered by the server alone, written, approved by both, and then published', () => {
    expect(apply(followUpAsked(), leader)).toBe('applied');
    expect(apply(followUpWritten(), leader)).toBe('follow-up-step');
    for (const author of [leader, police, admin])
      expect(apply(followUpGathered(), author)).toBe('not-allowed');
    expect(apply(followUpGathered())).toBe('applied');
    expect(apply(followUpApproved('police'), police)).toBe('follow-up-step');
    expect(apply(followUpWritten(), police)).toBe('applied');
    expect(apply(followUpApproved('municipality'), leader)).toBe('applied');
    expect(apply(followUpPublished(), leader)).toBe('follow-up-step');
    expect(apply(followUpApproved('police'), police)).toBe('applied');
    expect(apply(followUpPublished(), leader)).toBe('applied');
    expect(properties()).toMatchObject({ publishedAt: '2026-11-20T12:00:00.000Z' });
  });

  test('nobody approves for the other party, and the server for none', () => {
    prepare();
    expect(apply(followUpApproved('police'), leader)).toBe('not-allowed');
    expect(apply(followUpApproved('municipality'), police)).toBe('not-allowed');
    expect(apply(followUpApproved('municipality'), system)).toBe('not-allowed');
    employer(2, 'police');
    employer(3, 'housing');
    const of = (number: number): Author =>
      ({ ...admin, organisationId: organisationNumber(number) }) as Author;
    expect(apply(followUpApproved('municipality'), of(2))).toBe('not-allowed');
    expect(apply(followUpApproved('police'), of(2))).toBe('applied');
    expect(apply(followUpApproved('municipality'), of(3))).toBe('not-allowed');
    expect(apply(followUpWritten(), of(3))).toBe('not-allowed');
  });

  test('an approval is of what was read: other words or numbers need approving again', () => {
    prepare();
    apply(followUpApproved('municipality'), leader);
    apply({ ...followUpWritten(), words: words('Nu skriver vi något annat.') }, police);
    expect(properties()).toMatchObject({ approvals: { municipality: null } });
    expect(apply(followUpApproved('municipality'), leader)).toBe('text-changed');
  });

  test('published twice is refused in words, and what was published stands', () => {
    prepare();
    apply(followUpApproved('municipality'), leader);
    apply(followUpApproved('police'), police);
    apply(followUpPublished(), leader);
    const before = properties();
    for (const change of [followUpPublished(), followUpWritten(), followUpAsked()])
      expect(apply(change, leader)).toBe('already-published');
    expect(properties()).toEqual(before);
  });

  test('is moved with a reason, to a day still to come in the same year; the planned day is kept', () => {
    const day = () => records.get(followUpNumber(2))?.feature.properties;
    expect(apply(followUpMoved(2, '2026-12-15', '2026-12-20'), leader)).toBe('applied');
    expect(day()).toMatchObject({ dueOn: '2026-12-20', movedFrom: '2026-12-15' });
    expect(apply(followUpMoved(2, '2026-12-15', '2026-12-22'), police)).toBe('text-changed');
    expect(apply(followUpMoved(2, '2026-12-20', '2026-12-22'), police)).toBe('applied');
    expect(day()).toMatchObject({ dueOn: '2026-12-22', movedFrom: '2026-12-15' });
    expect(apply(followUpMoved(2, '2026-12-22', '2026-12-15'), leader)).toBe('applied');
    expect(day()).toMatchObject({ dueOn: '2026-12-15', movedFrom: null });
  });

  test('cannot be moved out of its year, into the past, or out of being missed', () => {
    const before = records.all();
    for (const [number, was, to] of [
      [2, '2026-12-15', '2027-01-10'],
      [2, '2026-12-15', '2026-11-19'],
      [1, '2026-09-30', '2026-12-30'],
    ] as const)
      expect(apply(followUpMoved(number, was, to), leader)).toBe('follow-up-day');
    const planner: Author = { ...admin, role: 'planner' } as Author;
    expect(apply(followUpMoved(2, '2026-12-15', '2026-12-20'), planner)).toBe('not-allowed');
    expect(records.all()).toEqual(before);
    prepare();
    apply(followUpApproved('municipality'), leader);
    apply(followUpApproved('police'), police);
    apply(followUpPublished(), leader);
    expect(apply(followUpMoved(1, '2026-09-30', '2026-12-30'), leader)).toBe('already-published');
  });

  test('belongs to one promise', () => {
    apply({ ...promiseMade([item(7)]), promiseId: promiseNumber(2), followUps: [] });
    expect(apply({ ...followUpAsked(), promiseId: promiseNumber(2) }, leader)).toBe('unknown-record');
  });
});
