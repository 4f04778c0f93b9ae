import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dosage } from '../../../domain/patrol/dosage.ts';
import { hotSpotSize } from '../../../domain/patrol/hot-spot-size.ts';
import { promiseLine } from '../../../domain/patrol/promise-line.ts';
import { staysNear } from '../../../domain/patrol/stays-near.ts';
import { suggestWindows } from '../../../domain/patrol/suggest-windows.ts';
import { poissonInterval } from '../../../domain/statistics/poisson-interval.ts';
import { square } from '../../support/patrol-makers.ts';

const start = Date.parse('2026-11-20T19:00:00.000Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const visit = (hotSpotId: string | null, from: number, to: number, inWindow: boolean | null = true) => ({
  shiftId: 'one',
  hotSpotId,
  arrivedAt: at(from),
  leftAt: at(to),
  officers: 2,
  inWindow,
});

describe('dosage', () => {
  test('planned against delivered, minutes of officers, the median and what lies in the hours', () => {
    const shifts = [{ id: 'one', stops: [{ hotSpotId: 'a' }, { hotSpotId: 'b' }, { hotSpotId: 'a' }] }];
    const visits = [visit('a', 0, 15), visit('b', 20, 25, false), visit(null, 30, 60)];
    const { places, ...all } = dosage(['a', 'b', 'c'], shifts, visits);
    expect(all).toMatchObject({
      shifts: 1,
      planned: 3,
      delivered: 2,
      visits: { value: 2 },
      minutes: { value: 20 },
      officerMinutes: { value: 40 },
      medianMinutes: { value: 10 },
      inWindow: { of: 2, inside: 1 },
      short: 1,
      long: 0,
    });
    expect(places).toMatchObject([
      { hotSpotId: 'a', planned: 2, delivered: 1, lastVisitAt: at(15) },
      { hotSpotId: 'b', planned: 1, delivered: 1 },
      { hotSpotId: 'c', planned: 0, visits: 0, medianMinutes: null, lastVisitAt: null },
    ]);
  });

  test('every band holds its number, and nothing done is told as nothing', () => {
    const stays = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 60 })), { maxLength: 40 });
    fc.assert(
      fc.property(stays, (drawn) => {
        const all = dosage(
          ['a'],
          [{ id: 'one', stops: [{ hotSpotId: 'a' }] }],
          drawn.map(([from, length]) => visit('a', from, from + length)),
        );
        for (const band of [
          all.visits,
          all.minutes,
          all.officerMinutes,
          all.medianMinutes,
          all.deliveredShare,
        ])
          if (band !== null) expect(band.low <= band.value && band.value <= band.high).toBe(true);
        expect(all.delivered).toBe(Math.min(1, drawn.length));
      }),
      { numRuns: 50 },
    );
    expect(dosage([], [], [])).toMatchObject({
      deliveredShare: null,
      medianMinutes: null,
      visits: { value: 0, low: 0 },
    });
  });

  test('the exact interval of a count is that of the tables', () => {
    // Garwood 1936: 0 -> 0 to 3.689; 10 -> 4.795 to 18.390; 100 -> 81.36 to 121.63.
    for (const [count, low, high] of [
      [0, 0, 3.689],
      [10, 4.795, 18.39],
      [100, 81.36, 121.63],
    ] as const) {
      expect(poissonInterval(count).low).toBeCloseTo(low, 1);
      expect(poissonInterval(count).high).toBeCloseTo(high, 1);
    }
    expect(poissonInterval(401).low).toBeCloseTo(poissonInterval(400).low + 0.95, 0);
  });
});

describe('counted promises', () => {
  const seventy = { from: '2022-06-17', to: '2023-12-31', target: 70 };
  const dates = (count: number) => Array.from({ length: count }, () => '2022-07-01');

  test('at least 70 from 17 June 2022 to 31 December 2023, against a straight line', () => {
    expect(promiseLine(dates(20), { ...seventy, today: '2022-12-31' })).toMatchObject({
      count: 20,
      state: 'behind',
    });
    expect(promiseLine(dates(25), { ...seventy, today: '2022-12-31' }).state).toBe('on-line');
    expect(promiseLine(dates(25), { ...seventy, today: '2022-12-31' }).expected).toBeCloseTo(
      (70 * 198) / 563,
      6,
    );
    expect(promiseLine(dates(70), { ...seventy, today: '2023-01-01' }).state).toBe('reached');
    expect(promiseLine(dates(69), { ...seventy, today: '2024-01-01' })).toMatchObject({
      state: 'missed',
      expected: 70,
    });
    expect(promiseLine([], { ...seventy, today: '2022-06-16' }).state).toBe('not-begun');
  });

  test('without a number it is not quantified, and what lies outside the period does not count', () => {
    const days = ['2022-06-16', '2022-06-17', '2023-12-31', '2024-01-01'];
    expect(promiseLine(days, { ...seventy, target: null, today: '2023-01-01' })).toEqual({
      count: 2,
      target: null,
      expected: null,
      state: 'not-quantified',
    });
  });
});

describe('windows from data', () => {
  const week = (fill: (weekday: number, hour: number) => number) =>
    Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (_, hour) => fill(weekday, hour)));

  test('the fullest hours of a weekday, past midnight too; none of few events or of even ones', () => {
    const night = week((weekday, hour) =>
      weekday === 4 && hour >= 22 ? 5 : weekday === 5 && hour < 2 ? 4 : 0,
    );
    expect(suggestWindows(night)[0]).toEqual({ weekday: 4, fromHour: 22, toHour: 2, n: 18 });
    expect(suggestWindows(week(() => 1))).toEqual([]);
    expect(suggestWindows(week((weekday, hour) => (weekday === 0 && hour === 3 ? 9 : 0)))).toEqual([]);
  });
});

describe('stays near hot spots', () => {
  const [west = 0, south = 0] = square().coordinates[0]?.[0] ?? [];
  const here: [number, number] = [west + 0.0002, south + 0.0002];
  const away: [number, number] = [west + 0.02, south];
  const hotSpots = [{ id: 'a', geometry: square() }];
  const track = (steps: readonly (readonly [number, [number, number]])[]) =>
    steps.map(([minutes, position]) => ({ at: at(minutes), position }));

  test('from the first to the last reading there; passing by is none; a short break is one stay', () => {
    const steps = [
      ...[0, 1, 2, 5, 8].map((one) => [one, here] as const),
      [9, away] as const,
      [30, here] as const,
    ];
    expect(staysNear(track(steps), hotSpots)).toEqual([{ hotSpotId: 'a', arrivedAt: at(0), leftAt: at(8) }]);
  });

  test('never two at once, whatever the order of the readings', () => {
    const twins = [...hotSpots, { id: 'b', geometry: square(100) }];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(120), fc.boolean())), (drawn) => {
        const stays = staysNear(track(drawn.map(([minutes, near]) => [minutes, near ? here : away])), twins);
        for (const [index, stay] of stays.entries()) {
          expect(stay.arrivedAt < stay.leftAt).toBe(true);
          expect(stay.arrivedAt >= (stays[index - 1]?.leftAt ?? '')).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('a hot spot of two blocks is small and one of three hundred metres is large', () => {
  expect(hotSpotSize(square(80))).toMatchObject({ isLarge: false });
  expect(hotSpotSize(square(300))).toMatchObject({ isLarge: true });
  expect(hotSpotSize(square(100)).squareMetres).toBeGreaterThan(9_900);
  expect(hotSpotSize(square(100)).squareMetres).toBeLessThan(10_100);
});
