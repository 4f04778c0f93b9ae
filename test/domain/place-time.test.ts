import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeClock, placeDay, timeAtPlace } from '../../domain/place-time.ts';

test.each([
  ['2026-02-15', '17:32', '2026-02-15T16:32:00.000Z'],
  ['2026-06-21', '23:04', '2026-06-21T21:04:00.000Z'],
  ['2026-11-24', '00:00', '2026-11-23T23:00:00.000Z'],
  // The clock goes from 02:00 to 03:00.
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  // The clock shows 02:30 twice.
  ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
])('%s %s at the place is %s', (day, clock, time) => {
  expect(timeAtPlace(day, clock)).toBe(time);
});

test.each([
  ['', '18:00'],
  ['2026-02-15', ''],
  ['2026-02-31x', '18:00'],
])('no time in "%s" and "%s"', (day, clock) => {
  expect(timeAtPlace(day, clock)).toBeNull();
});

test('what the clock of the place shows is the same moment again, to the minute and but for the repeated hour', () => {
  const minute = 60_000;
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1) / minute, max: Date.UTC(2040, 0, 1) / minute }),
      (minutes) => {
        const time = new Date(minutes * minute).toISOString();
        const again = timeAtPlace(placeDay(time), placeClock(time)) ?? '';
        const apart = Date.parse(again) - Date.parse(time);
        expect([0, 60 * minute]).toContain(apart);
        expect(placeClock(again)).toBe(placeClock(time));
      },
    ),
  );
});
