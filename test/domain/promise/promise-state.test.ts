import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnUpOf } from '../../../domain/promise/burn-up.ts';
import type { Evidence } from '../../../domain/promise/evidence.ts';
import type { ItemStateName } from '../../../domain/promise/follow-up.ts';
import { stateOfItem } from '../../../domain/promise/promise-state.ts';
import { daysAfter } from '../../../domain/walk-day.ts';

type Item = Parameters<typeof stateOfItem>[0];

const window = { from: '2025-07-01', to: '2026-12-31' };
const item = (more: Partial<Item> = {}): Item => ({
  measure: 'count-at-least',
  target: 70,
  window,
  yearTargets: [{ year: 2025, target: 2 }],
  evidenceRule: { source: 'activities' },
  unit: { sv: 'kontroller', en: 'checks' },
  withdrawn: null,
  added: null,
  ...more,
});
const activity = (id: string, date: string, amount = 1): Evidence => ({
  source: 'activity',
  id,
  date,
  amount,
});

const days = fc.integer({ min: -40, max: 640 }).map((days) => daysAfter(window.from, days));
const evidences = fc
  .array(fc.record({ date: days, amount: fc.integer({ min: 0, max: 9 }) }), { maxLength: 30 })
  .map((all) => all.map(({ date, amount }, index) => activity(`a${index}`, date, amount)));
const items = fc.oneof(
  fc.record({
    measure: fc.constantFrom('count-at-least' as const, 'milestone' as const, 'activity' as const),
    target: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ measure: fc.constant('dosage' as const), target: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ measure: fc.constant('recurrence' as const), target: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ measure: fc.constant('activity' as const), target: fc.constant(null) }),
);

/** The worst first. "Not measurable" is no better and no worse than what can be measured: it is in no order with it. */
const order: readonly ItemStateName[] = [
  'no-evidence',
  'not-fulfilled',
  'at-risk',
  'behind',
  'not-measurable',
  'on-track',
  'fulfilled',
];
const rank = (state: ItemStateName) => order.indexOf(state);

describe('the state of an item', () => {
  test('more evidence never makes it worse', () => {
    fc.assert(
      fc.property(items, evidences, evidences, days, (of, some, more, asOf) => {
        const later = more.map((one, index) => ({ ...one, id: `b${index}` }));
        const before = stateOfItem(item(of), some, asOf);
        const after = stateOfItem(item(of), [...some, ...later], asOf);
        expect(rank(after.state)).toBeGreaterThanOrEqual(rank(before.state));
        expect(after.count).toBeGreaterThanOrEqual(before.count);
      }),
    );
  });

  test('time alone never makes it fulfilled, and never gives what it had not', () => {
    fc.assert(
      fc.property(items, evidences, days, days, (of, some, one, other) => {
        const [first, last] = one < other ? [one, other] : [other, one];
        // All that is known at the first day: nothing more comes, only time.
        const known = some.filter((evidence) => evidence.source === 'activity' && evidence.date <= first);
        const before = stateOfItem(item(of), known, first);
        const after = stateOfItem(item(of), known, last);
        expect(after.count).toBe(before.count);
        if (after.state === 'fulfilled') expect(before.state).toBe('fulfilled');
        if (before.state === 'fulfilled') expect(after.state).toBe('fulfilled');
      }),
    );
  });

  test('the order in which evidence arrives does not matter, nor that it arrives twice', () => {
    fc.assert(
      fc.property(
        items,
        evidences.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        days,
        (of, [some, shuffled], asOf) => {
          const state = stateOfItem(item(of), some, asOf);
          expect(stateOfItem(item(of), [...shuffled, ...some], asOf)).toEqual(state);
        },
      ),
    );
  });

  test('without evidence nothing is fulfilled, on any day', () => {
    fc.assert(
      fc.property(items, days, (of, asOf) => {
        expect(stateOfItem(item(of), [], asOf).state).toBe(
          asOf < window.from ? 'not-started' : 'no-evidence',
        );
      }),
    );
  });

  test('a withdrawn item is withdrawn whatever there is, and says why', () => {
    const withdrawn = { on: '2026-03-01', reason: 'Ersätts av en ny punkt' };
    const state = stateOfItem(item({ withdrawn }), [activity('a', '2026-01-01', 500)], '2026-04-01');
    expect(state.state).toBe('withdrawn');
    expect(state.why[0]?.sv).toContain('Ersätts av en ny punkt');
  });

  test('without a number it is not measurable, however much is done', () => {
    const of = item({ measure: 'activity', target: null });
    const state = stateOfItem(of, [activity('a', '2026-01-01', 500)], '2027-04-01');
    expect(state).toMatchObject({ state: 'not-measurable', quantified: false, count: 500, target: null });
    expect(state.why[0]?.sv).toContain('inte satt något tal');
  });
});

describe('against the straight line', () => {
  // 549 days; 70 in all. After 183 days the line stands at 23.
  const asOf = daysAfter(window.from, 183);
  const judged = (count: number, of = item()) => stateOfItem(of, [activity('a', '2025-08-01', count)], asOf);

  test('on it is on track; below it is behind, and at risk where the rest must go half as fast again', () => {
    expect(judged(23)).toMatchObject({ state: 'on-track', expectedByNow: 23, target: 70 });
    expect(judged(22).state).toBe('behind');
    expect(judged(1).state).toBe('behind');
    const late = daysAfter(window.from, 400);
    const state = stateOfItem(item(), [activity('a', '2025-08-01', 30)], late);
    expect(state.state).toBe('at-risk');
    expect(state.why.map(({ sv }) => sv)).toEqual([
      '30 av 70 kontroller.',
      'Med jämn takt skulle det vara 51 nu.',
      'Resten behöver gå 2,1 gånger så fort som planerat.',
    ]);
  });

  test('after the window it is fulfilled or not, and says so', () => {
    const end = '2027-01-01';
    expect(stateOfItem(item(), [activity('a', '2026-12-31', 70)], end).state).toBe('fulfilled');
    expect(stateOfItem(item(), [activity('a', '2026-12-31', 69)], end).state).toBe('not-fulfilled');
  });

  test('the line of what the police count waits at the end of the month before', () => {
    const evidenceRule = { source: 'police', counted: 'speed-check', measure: 'count' } as const;
    const month: Evidence = { source: 'police-month', id: '2025-07', month: '2025-07', amount: 3 };
    const at = (day: string) => stateOfItem(item({ evidenceRule }), [month], day).expectedByNow;
    expect(at('2025-08-01')).toBe(3);
    expect(at('2025-08-31')).toBe(3);
    expect(at('2025-09-01')).toBe(7);
  });

  test('the burn-up ends today with what is counted, and its line at the target', () => {
    const state = stateOfItem(item(), [activity('a', '2025-08-01', 4), activity('b', '2025-08-01', 2)], asOf);
    const burnUp = burnUpOf(state, window, asOf);
    expect(burnUp?.points.map(({ day, count }) => [day, count])).toEqual([
      ['2025-07-01', 0],
      ['2025-08-01', 6],
      [asOf, 6],
    ]);
    expect(burnUp).toMatchObject({ target: 70, highest: 70 });
  });
});

describe('the other kinds', () => {
  test('a recurrence is judged year by year: a year that was missed is not made up for by the next', () => {
    const of = item({ measure: 'recurrence', target: 4, unit: null });
    const first = [activity('a', '2025-09-01'), activity('b', '2025-12-01')];
    const second = ['03', '06', '09', '12'].map((month) => activity(month, `2026-${month}-01`));
    expect(stateOfItem(of, [...first, ...second], '2027-01-01')).toMatchObject({
      state: 'fulfilled',
      target: 6,
    });
    const missed = stateOfItem(of, [activity('a', '2025-09-01')], '2026-01-01');
    expect(missed.state).toBe('not-fulfilled');
    expect(missed.why.map(({ sv }) => sv)).toContain('2025: 1 av 2, och året är slut.');
    const plenty = Array.from({ length: 9 }, (_, index) => activity(`m${index}`, '2026-02-01'));
    expect(stateOfItem(of, [activity('a', '2025-09-01'), ...plenty], '2027-01-01').state).toBe(
      'not-fulfilled',
    );
  });

  test('a dosage needs its number every month', () => {
    const of = item({ measure: 'dosage', target: 2 });
    const months = Array.from({ length: 6 }, (_, index) => `2025-${String(index + 7).padStart(2, '0')}`);
    const each = months.map((month) => activity(month, `${month}-10`, 2));
    expect(stateOfItem(of, each, '2026-01-05').state).toBe('on-track');
    expect(stateOfItem(of, each.slice(1), '2026-01-05').state).toBe('behind');
    expect(stateOfItem(of, each.slice(2), '2026-01-05').state).toBe('at-risk');
  });

  test('a milestone may come on any day, and is at risk in the last quarter of its time', () => {
    const of = item({ measure: 'milestone', target: 1, unit: null });
    const step = activity('step', '2025-08-01', 0);
    expect(stateOfItem(of, [step], '2026-06-01').state).toBe('on-track');
    expect(stateOfItem(of, [step], '2026-11-01').state).toBe('at-risk');
    expect(stateOfItem(of, [step], '2027-01-01').state).toBe('not-fulfilled');
    expect(stateOfItem(of, [step, activity('b', '2026-12-31')], '2027-01-01').state).toBe('fulfilled');
  });
});

describe('evidence that does not count', () => {
  test('what lies outside the window is kept, told and not counted', () => {
    const all = [
      activity('early', '2025-06-30'),
      activity('late', '2027-01-01'),
      activity('first', '2025-07-01'),
      activity('last', '2026-12-31'),
    ];
    const state = stateOfItem(item(), all, '2027-02-01');
    expect(state.count).toBe(2);
    expect(state.notCounted.map(({ evidence, why }) => [evidence.id, why])).toEqual([
      ['early', 'before-window'],
      ['late', 'after-window'],
    ]);
    expect(state.why.at(-1)?.sv).toBe('2 underlag utanför perioden räknas inte.');
  });

  test('a month counts only whole, and only once it has ended', () => {
    const month = (name: string): Evidence => ({
      source: 'police-month',
      id: name,
      month: name,
      amount: 5,
    });
    const of = item({ window: { from: '2025-06-17', to: '2026-12-31' } });
    const state = stateOfItem(of, [month('2025-06'), month('2025-07'), month('2025-08')], '2025-08-31');
    expect(state.count).toBe(5);
    expect(state.notCounted.map(({ evidence, why }) => [evidence.id, why])).toEqual([
      ['2025-06', 'month-partly-outside'],
      ['2025-08', 'in-future'],
    ]);
  });
});
