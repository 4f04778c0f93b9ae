import { expect, test } from 'vitest';
import { openMinutes } from '../../../domain/patrol/plan/open-minutes.ts';
import { placeWeekdayHour } from '../../../domain/place-time.ts';

// Friday 20 November 2026, 18:20 in Sweden.
const friday = Date.parse('2026-11-20T17:20:00.000Z');

test('windows become minutes of the shift, by the clock of the place', () => {
  expect(openMinutes([{ weekday: 4, fromHour: 19, toHour: 21 }], friday, 240)).toEqual([[40, 160]]);
  expect(openMinutes([{ weekday: 4, fromHour: 17, toHour: 24 }], friday, 240)).toEqual([[0, 240]]);
  expect(openMinutes([{ weekday: 3, fromHour: 17, toHour: 24 }], friday, 240)).toEqual([]);
});

test('windows that touch are one, and those apart are two', () => {
  const windows = [
    { weekday: 4, fromHour: 19, toHour: 20 },
    { weekday: 4, fromHour: 20, toHour: 21 },
    { weekday: 4, fromHour: 22, toHour: 23 },
  ];
  expect(openMinutes(windows, friday, 480)).toEqual([
    [40, 160],
    [220, 280],
  ]);
});

test('a window runs over midnight, and from Sunday to Monday', () => {
  expect(openMinutes([{ weekday: 4, fromHour: 22, toHour: 2 }], friday, 600)).toEqual([[220, 460]]);
  const sunday = Date.parse('2026-11-22T22:00:00.000Z');
  expect(openMinutes([{ weekday: 6, fromHour: 23, toHour: 1 }], sunday, 180)).toEqual([[0, 120]]);
});

test('the clock is put back in the night of the change', () => {
  // 02:00 to 03:00 comes twice on 25 October 2026.
  const night = Date.parse('2026-10-25T00:00:00.000Z');
  expect(openMinutes([{ weekday: 6, fromHour: 2, toHour: 3 }], night, 180)).toEqual([[0, 120]]);
  expect(placeWeekdayHour('2026-10-25T00:30:00.000Z')).toEqual({ weekday: 6, hour: 2 });
  expect(placeWeekdayHour('2026-10-25T01:30:00.000Z')).toEqual({ weekday: 6, hour: 2 });
});
