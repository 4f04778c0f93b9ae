import { expect, test } from 'vitest';
import { wordsFromServer } from '../../../client/ui/staff/words-from-server.ts';

const same = (text: string) => ({ sv: text, en: text });

test('a day within words has no place where a line may break', () => {
  const shown = wordsFromServer(same('Lampor: 1081, inlästa 2026-11-23.'));
  expect(shown).not.toMatch(/-\d/);
  expect(shown.replaceAll('\u2060', '')).toBe('Lampor: 1081, inlästa 2026-11-23.');
});

test('other hyphens and numbers stay as they are', () => {
  const text = 'gatlampor-2026.csv, 19-21, 5000-100107-26';
  expect(wordsFromServer(same(text))).toBe(text);
});
