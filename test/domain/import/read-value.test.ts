import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isMissing,
  isTimeZone,
  looksLikeDecimalComma,
  readNumber,
  readTime,
} from '../../../domain/import/read-value.ts';

const stockholm = 'Europe/Stockholm';

describe('numbers', () => {
  test.each([
    ['17.6', false, 17.6],
    [' -17.6 ', false, -17.6],
    ['\u221217.6', false, -17.6],
    ['1e2', false, 100],
    ['.5', false, 0.5],
    ['17,6', true, 17.6],
    ['-75,56985400000', true, -75.569854],
    ['17.6', true, 17.6],
    ['17,6', false, undefined],
    ['6.459.937,50', true, undefined],
    ['17.6°', false, undefined],
    ['0x10', false, undefined],
    ['Infinity', false, undefined],
    ['', false, undefined],
  ])('%j with a decimal comma: %j is %j', (text, decimalComma, expected) => {
    expect(readNumber(text, decimalComma)).toBe(expected);
  });

  test('every finite number is read back from its own text', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(finite, (value) => readNumber(String(value), false) === (value === 0 ? 0 : value)));
  });

  test('a file has decimal commas when numbers do and none has a point', () => {
    expect(looksLikeDecimalComma(['17,6', 'text', '3'])).toBe(true);
    expect(looksLikeDecimalComma(['17,6', '57.25'])).toBe(false);
    expect(looksLikeDecimalComma(['3', 'a, b'])).toBe(false);
  });

  test.each(['', ' ', 'NA', 'n/a', 'NaN', 'NULL', null, undefined])('%j is no value', (value) => {
    expect(isMissing(value)).toBe(true);
  });

  test('zero and false are values', () => {
    expect([isMissing(0), isMissing(false), isMissing('0')]).toEqual([false, false, false]);
  });
});

describe('times', () => {
  test.each([
    ['2026-11-23T17:32:00Z', '2026-11-23T17:32:00.000Z'],
    ['2026-11-23T17:32:00.123456+01:00', '2026-11-23T16:32:00.123Z'],
    ['2026-11-23 17:32', '2026-11-23T16:32:00.000Z'],
    ['2026-07-01 17:32:05', '2026-07-01T15:32:05.000Z'],
    ['2026-07-01T17:32-0530', '2026-07-01T23:02:00.000Z'],
    ['2026-11-23', '2026-11-22T23:00:00.000Z'],
    // The night when summer time begins and the one when it ends.
    ['2026-03-29 03:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 04:30', '2026-10-25T03:30:00.000Z'],
  ])('%s in Stockholm is %s', (text, expected) => {
    expect(readTime(text, stockholm)).toBe(expected);
  });

  test.each(['23/11/2026', '2026-02-30', '2026-13-01', '2026-11-23T25:00', '17:32', 'igår', ''])(
    '%j is no time',
    (text) => {
      expect(readTime(text, stockholm)).toBeUndefined();
    },
  );

  test('local time is the same instant in any zone that knows it', () => {
    const zones = fc.constantFrom('Europe/Stockholm', 'Asia/Kathmandu', 'America/St_Johns', 'UTC');
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, zones, (moment, timeZone) => {
        const local = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(moment);
        const read = Date.parse(readTime(local, timeZone) ?? '');
        const difference = Math.abs(read - Math.floor(moment.getTime() / 1000) * 1000);
        // One local hour of autumn happens twice; then either of the two is right.
        return difference === 0 || difference === 3_600_000;
      }),
    );
  });

  test('names of zones are checked', () => {
    expect([isTimeZone(stockholm), isTimeZone('Europe/Lyktehamn')]).toEqual([true, false]);
  });
});
