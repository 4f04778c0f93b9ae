import { describe, expect, test } from 'vitest';
import type { Position } from '../../domain/geo.ts';
import { lightClassAt, lightConditionAt, sunAltitudeDegrees } from '../../domain/light.ts';

const oskarshamn: Position = [16.45, 57.265];
const kiruna: Position = [20.25, 67.86];

/** Sunset and the end of civil dusk at Oskarshamn in UTC, computed apart by the equations of NOAA's solar calculator. */
const evenings = [
  ['2025-01-15', '14:45', '15:32'],
  ['2025-02-15', '15:54', '16:35'],
  ['2025-03-15', '16:57', '17:36'],
  ['2025-04-15', '18:04', '18:46'],
  ['2025-05-15', '19:08', '20:02'],
  ['2025-06-21', '19:55', '21:05'],
  ['2025-07-15', '19:38', '20:39'],
  ['2025-08-15', '18:35', '19:20'],
  ['2025-09-15', '17:12', '17:51'],
  ['2025-10-15', '15:50', '16:29'],
  ['2025-11-15', '14:39', '15:24'],
  ['2025-12-15', '14:10', '15:00'],
] as const;

/** The minute of that day's afternoon from which the light is no longer `before`. */
function endOf(before: string, day: string, position: Position): number {
  for (let minute = 12 * 60; minute < 24 * 60; minute += 1) {
    const at = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);
    const order = ['daylight', 'dusk', 'dark'];
    if (order.indexOf(lightClassAt(at, position)) > order.indexOf(before)) return minute;
  }
  return Number.NaN;
}
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the light of an evening', () => {
  test.each(evenings)('%s: sunset %s, dark from %s, to within two minutes', (day, sunset, dark) => {
    expect(Math.abs(endOf('daylight', day, oskarshamn) - minutesOf(sunset))).toBeLessThanOrEqual(2);
    expect(Math.abs(endOf('dusk', day, oskarshamn) - minutesOf(dark))).toBeLessThanOrEqual(2);
  });

  test('a dusk lies between every day and night, morning and evening', () => {
    const seen: string[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const light = lightClassAt(new Date(Date.UTC(2025, 2, 15) + minute * 60_000), oskarshamn);
      if (seen.at(-1) !== light) seen.push(light);
    }
    expect(seen).toEqual(['dark', 'dusk', 'daylight', 'dusk', 'dark']);
  });

  test('noon and midnight at the equator are as high and as low as can be', () => {
    const equinox = (hour: number) => new Date(Date.UTC(2025, 2, 20, hour));
    expect(sunAltitudeDegrees(equinox(12), [0, 0])).toBeGreaterThan(87);
    expect(sunAltitudeDegrees(equinox(0), [0, 0])).toBeLessThan(-87);
  });
});

describe('beyond the polar circle', () => {
  const classesOf = (month: number, day: number) => {
    const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2025, month - 1, day, hour)));
    return [...new Set(hours.map((at) => lightClassAt(at, kiruna)))];
  };
  test('the summer has no night', () => expect(classesOf(6, 21)).toEqual(['daylight']));
  test('the winter has no day', () => expect(classesOf(12, 21)).not.toContain('daylight'));
});

describe('the light of a mark', () => {
  const dark = new Date('2025-12-15T18:00:00Z');
  test.each([
    ['unlit', 'dark_unlit'],
    ['lit', 'dark_lit'],
    [null, 'dark_lit'],
  ] as const)('in the dark, with the word %s, is %s', (word, expected) =>
    expect(lightConditionAt(dark, oskarshamn, word)).toBe(expected),
  );

  test('by day and at dusk the word does not count', () => {
    expect(lightConditionAt(new Date('2025-06-21T12:00:00Z'), oskarshamn, 'unlit')).toBe('daylight');
    expect(lightConditionAt(new Date('2025-12-15T14:30:00Z'), oskarshamn, 'unlit')).toBe('dusk');
  });
});
