import { expect, test } from 'vitest';
import { formatMetres, formatNumber, formatTime } from '../../../client/i18n/format.ts';
import { chooseLanguage, screenLanguageOf } from '../../../client/i18n/languages.ts';

test('the language: the earlier choice, else the browser’s first that we have, else Swedish', () => {
  expect(chooseLanguage('en', ['sv-SE'])).toBe('en');
  expect(chooseLanguage('xx', ['fi-FI', 'en-GB', 'sv'])).toBe('en');
  expect(chooseLanguage(null, ['SV-fi'])).toBe('sv');
  expect(chooseLanguage(null, ['so', 'fi'])).toBe('sv');
  expect(chooseLanguage(null, ['ar-SY', 'sv'])).toBe('ar');
  expect(chooseLanguage('sv-easy', ['ar'])).toBe('sv-easy');
  expect(screenLanguageOf(undefined)).toBeUndefined();
});

test('numbers, distances and times as people of the language write them', () => {
  expect(formatNumber(1340, 'sv')).toBe('1\u00a0340');
  expect(formatNumber(0.214, 'sv', 2)).toBe('0,21');
  expect(formatNumber(1340, 'en')).toBe('1,340');
  expect([8.4, 137, 949, 1234].map((metres) => formatMetres(metres, 'sv'))).toEqual([
    '8 m',
    '135 m',
    '950 m',
    '1,2 km',
  ]);
  const time = new Date(2026, 10, 23, 17, 5);
  expect(formatTime(time.toISOString(), 'sv', time)).toBe('17:05');
  expect(formatTime(time.toISOString(), 'sv', new Date(2026, 10, 24))).toContain('23 nov');
});
