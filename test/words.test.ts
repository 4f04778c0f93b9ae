import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesUnder } from './support/source-files.ts';

const locales = new URL('../client/i18n/locales/', import.meta.url);
const languages = readdirSync(locales);
const namespaces = readdirSync(new URL('sv/', locales));
const code = filesUnder('client').map((file) => file.code);

/** The keys of a file of words, nested ones joined by dots, with what they say. */
function entries(words: unknown, prefix = ''): [key: string, text: unknown][] {
  if (typeof words !== 'object' || words === null) return [[prefix, words]];
  return Object.entries(words).flatMap(([key, inner]) =>
    entries(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function wordsOf(language: string, namespace: string): [key: string, text: unknown][] {
  return entries(JSON.parse(readFileSync(new URL(`${language}/${namespace}`, locales), 'utf8')));
}

const placeholders = (text: unknown): string[] =>
  [...String(text).matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

/** Keys that the code writes out, and beginnings of keys that it completes at run time, as in `severity.${n}`. */
const written = new Set(
  code.flatMap((text) => [...text.matchAll(/['"`](?:[\w-]+:)?([\w.-]+)['"`]/g)].map(([, key]) => key)),
);
const completed = [
  ...new Set(
    code.flatMap((text) =>
      [...text.matchAll(/`(?:[\w-]+:)?([\w-]+[\w.-]*)\$\{[^`]*`/g)].map(([, start]) => start ?? ''),
    ),
  ),
];
const isUsed = (key: string): boolean => {
  const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return written.has(base) || completed.some((start) => base.startsWith(start));
};

describe('the words of the screens', () => {
  test('are there in Swedish and in English', () => {
    expect(languages).toEqual(expect.arrayContaining(['sv', 'en']));
    for (const language of languages)
      expect(readdirSync(new URL(`${language}/`, locales))).toEqual(namespaces);
  });

  test.each(namespaces)('%s has the same keys and the same placeholders in every language', (namespace) => {
    const shape = (language: string): Record<string, string[]> =>
      Object.fromEntries(wordsOf(language, namespace).map(([key, text]) => [key, placeholders(text)]));
    for (const language of languages) expect(shape(language), language).toEqual(shape('sv'));
  });

  test.each(namespaces)('%s says something for every key', (namespace) => {
    for (const language of languages)
      for (const [key, text] of wordsOf(language, namespace)) {
        expect(typeof text, `${language} ${key}`).toBe('string');
        expect(String(text).trim(), `${language} ${key}`).not.toBe('');
      }
  });

  test.each(namespaces)('%s has no key that no screen uses', (namespace) => {
    expect(
      wordsOf('sv', namespace)
        .map(([key]) => key)
        .filter((key) => !isUsed(key)),
    ).toEqual([]);
  });
});
