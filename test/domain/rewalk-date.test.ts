import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eveningLight } from '../../domain/evening-light.ts';
import type { Position } from '../../domain/geo.ts';
import { lightClassAt } from '../../domain/light.ts';
import { placeClock, placeDay } from '../../domain/place-time.ts';
import { rewalkDate } from '../../domain/rewalk-date.ts';

const oskarshamn: Position = [16.448, 57.264];
const afterDusk = (startAt: string) =>
  (Date.parse(startAt) - Date.parse(eveningLight(placeDay(startAt), oskarshamn).civilDuskAt ?? '')) / 60_000;

test('a dark walk of November is walked again in the dark, as long after dusk', () => {
  const previous = '2025-11-18T17:00:00.000Z';
  const date = rewalkDate(previous, oskarshamn, '2026-09-01');
  if (date === null) throw new Error('no day fits');
  expect(date.lightClass).toBe('dark');
  expect(new Date(date.startAt).getUTCDay()).toBe(2);
  expect(Math.abs(afterDusk(date.startAt) - afterDusk(previous))).toBeLessThanOrEqual(5);
});

test('no summer evening is dark at an hour when people come', () => {
  const date = rewalkDate('2025-11-18T17:00:00.000Z', oskarshamn, '2026-05-15');
  expect(date && placeDay(date.startAt) > '2026-07-31').toBe(true);
  expect(date && placeClock(date.startAt) <= '20:00').toBe(true);
});

test('a walk by daylight keeps its hour by the clock, over summer time too', () => {
  const date = rewalkDate('2025-06-10T11:00:00.000Z', oskarshamn, '2025-12-01');
  expect(date).toMatchObject({
    startAt: '2025-12-02T12:00:00.000Z',
    lightClass: 'daylight',
    minutesAfterDusk: null,
  });
});

test('always the same light and weekday, and never before the first day that will do', () => {
  const minutes = fc.integer({ min: 0, max: 365 * 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 30, max: 400 }), (minute, days) => {
      const previous = new Date(Date.parse('2025-01-01T00:00:00Z') + minute * 60_000);
      const notBefore = placeDay(new Date(previous.getTime() + days * 86_400_000).toISOString());
      const date = rewalkDate(previous.toISOString(), oskarshamn, notBefore);
      if (date === null) return;
      expect(date.lightClass).toBe(lightClassAt(previous, oskarshamn));
      expect(lightClassAt(new Date(date.startAt), oskarshamn)).toBe(date.lightClass);
      expect(placeDay(date.startAt) >= notBefore).toBe(true);
      const weekday = (time: string) => new Date(`${placeDay(time)}T12:00:00Z`).getUTCDay();
      expect(weekday(date.startAt)).toBe(weekday(previous.toISOString()));
    }),
    { numRuns: 60 },
  );
});
