import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthlySums } from '../../../domain/patrol/monthly-sums.ts';

const asOf = '2026-11-23T12:00:00.000Z';
const visit = (arrivedAt: string, minutes: number, officers = 2, hotSpotId: string | null = 'here') => ({
  hotSpotId,
  arrivedAt,
  leftAt: new Date(Date.parse(arrivedAt) + minutes * 60_000).toISOString(),
  officers,
});

test('sums are by month and kind, with officer minutes', () => {
  const visits = [visit('2026-10-03T19:00:00.000Z', 15), visit('2026-10-30T19:00:00.000Z', 10, 3)];
  const counts = [
    { kind: 'speed-check' as const, date: '2026-10-05', minutes: 60, officers: 1 },
    { kind: 'pub-visit' as const, date: '2026-09-05', minutes: 20, officers: 2 },
  ];
  expect(monthlySums(visits, counts, { asOf })).toEqual([
    { month: '2026-09', kind: 'pub-visit', count: 1, minutes: 20, officerMinutes: 40 },
    { month: '2026-10', kind: 'hotspot-visit', count: 2, minutes: 25, officerMinutes: 60 },
    { month: '2026-10', kind: 'speed-check', count: 1, minutes: 60, officerMinutes: 60 },
  ]);
});

test('the month under way, and what was at no hot spot, are in no sum', () => {
  const visits = [
    visit('2026-11-02T19:00:00.000Z', 15),
    visit('2026-10-02T19:00:00.000Z', 15, 2, null),
    // Midnight has passed by the clock of the place: this is November.
    visit('2026-10-31T23:30:00.000Z', 15),
  ];
  expect(monthlySums(visits, [], { asOf })).toEqual([]);
});

test('nothing but month, kind and three numbers leaves, and no later visit changes an ended month', () => {
  const visits = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
  );
  fc.assert(
    fc.property(visits, (drawn) => {
      const all = drawn.map(({ day, month, minutes }) =>
        visit(
          `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T12:00:00.000Z`,
          minutes,
        ),
      );
      const sums = monthlySums(all, [], { asOf });
      const ended = all.filter(({ arrivedAt }) => arrivedAt < '2026-11');
      expect(sums).toEqual(monthlySums(ended, [], { asOf }));
      expect(sums.reduce((total, { count }) => total + count, 0)).toBe(ended.length);
      for (const sum of sums)
        expect(Object.keys(sum).sort()).toEqual(['count', 'kind', 'minutes', 'month', 'officerMinutes']);
    }),
    { numRuns: 50 },
  );
});
