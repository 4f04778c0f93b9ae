import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eveningLight } from '../../domain/evening-light.ts';
import type { Position } from '../../domain/geo.ts';
import { lightAdvice } from '../../domain/light-advice.ts';
import { placeClock, placeDay } from '../../domain/place-time.ts';

const oskarshamn: Position = [16.45, 57.265];
/**
 * Sunset and civil dusk in Oskarshamn on each day of 2025 by Swedish clocks, minutes cut off, as a program in Python
 * of its own printed them from the same equations (longitude 16.45, latitude 57.265, heights -0.833 and -6 degrees).
 */
const evenings = readFileSync(new URL('../fixtures/evenings-2025.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe('the evening of a day', () => {
  test('is that of the planning table to the minute, each day of a year', () => {
    expect(evenings).toHaveLength(365);
    const told = evenings.map(([day = '']) => {
      const { sunsetAt, civilDuskAt } = eveningLight(day, oskarshamn);
      return [day, placeClock(sunsetAt ?? ''), placeClock(civilDuskAt ?? '')];
    });
    const worst = told.flatMap((row, index) =>
      row.slice(1).map((clock, kind) => {
        const expected = evenings[index]?.[kind + 1] ?? '';
        return Math.abs(minutesOf(clock) - minutesOf(expected));
      }),
    );
    expect(Math.max(...worst)).toBe(0);
    expect(told.find(([day]) => day === '2025-02-15')).toEqual(['2025-02-15', '16:52', '17:32']);
    expect(told.find(([day]) => day === '2025-06-21')).toEqual(['2025-06-21', '21:54', '23:04']);
  });

  test('says when it never gets dark, and when it is dark all day', () => {
    const kiruna: Position = [20.23, 67.86];
    expect(eveningLight('2026-06-21', kiruna)).toEqual({ sunsetAt: null, civilDuskAt: null, dark: 'never' });
    expect(eveningLight('2026-12-21', kiruna)).toMatchObject({ sunsetAt: null, dark: 'from-dusk' });
    expect(eveningLight('2026-12-21', [15, 78.2]).dark).toBe('all-day');
    expect(eveningLight('2026-06-21', [18.07, 59.33]).dark).toBe('from-dusk');
  });

  test('has dusk after sunset, on the same evening, between the polar circles', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_650 }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: -170, max: 170, noNaN: true }),
        (days, latitude, longitude) => {
          const day = new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
          const { sunsetAt, civilDuskAt } = eveningLight(day, [longitude, latitude]);
          if (sunsetAt === null) throw new Error('the sun sets between the polar circles');
          const solarNoon = Date.parse(`${day}T12:00:00Z`) - (longitude / 15) * 3_600_000;
          const hours = (Date.parse(sunsetAt) - solarNoon) / 3_600_000;
          expect(hours).toBeGreaterThan(2.4);
          expect(hours).toBeLessThan(9.7);
          if (civilDuskAt !== null) expect(civilDuskAt > sunsetAt).toBe(true);
        },
      ),
    );
  });
});

describe('the clock of the place', () => {
  test('is that of Sweden, in winter and in summer, past midnight too', () => {
    expect([placeDay('2026-02-15T16:32:00Z'), placeClock('2026-02-15T16:32:00Z')]).toEqual([
      '2026-02-15',
      '17:32',
    ]);
    expect([placeDay('2026-06-21T22:30:00Z'), placeClock('2026-06-21T22:30:00Z')]).toEqual([
      '2026-06-22',
      '00:30',
    ]);
  });
});

describe('the advice on the light', () => {
  const advice = (startAt: string, lightPurpose: 'dark' | 'daylight' | 'either', position = oskarshamn) =>
    lightAdvice({ startAt, lightPurpose, position, minutes: 75 });

  test('warns of a dark walk before dusk, and of one on a night that stays light', () => {
    expect(advice('2026-02-15T16:00:00.000Z', 'dark')).toBe('too-light');
    expect(advice('2026-02-15T16:50:00.000Z', 'dark')).toBe('fits');
    expect(advice('2026-02-15T04:00:00.000Z', 'dark')).toBe('fits');
    expect(advice('2026-06-21T21:30:00.000Z', 'dark', [20.23, 67.86])).toBe('never-dark');
  });

  test('warns of a walk in daylight that starts or ends without it', () => {
    expect(advice('2026-02-15T16:50:00.000Z', 'daylight')).toBe('too-dark');
    expect(advice('2026-02-15T15:00:00.000Z', 'daylight')).toBe('gets-dark');
    expect(advice('2026-02-15T12:00:00.000Z', 'daylight')).toBe('fits');
    expect(advice('2026-06-21T12:00:00.000Z', 'daylight', [20.23, 67.86])).toBe('fits');
  });

  test('says nothing where any light will do', () => {
    expect(advice('2026-02-15T12:00:00.000Z', 'either')).toBe('fits');
  });
});
