import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nearestLanguage, screenLanguages, staffLanguages } from '../client/i18n/languages.ts';
import { filesUnder } from './support/source-files.ts';

const locales = new URL('../client/i18n/locales/', import.meta.url);
const folderOf = (language: string): string[] => readdirSync(new URL(`${language}/`, locales));
const namespaces = folderOf('sv');
const code = filesUnder('client').map((file) => file.code);

/** Words that only the staff read, one name a namespace; all others are the participants' and in every language. */
const staffNamespaces = new Set(
  'actions areas closing comparison desk evidence explain findings hotspots import incidents lamps live meeting-three moderation paper patrol plan process promises protocol rescue results rewalk set-up sign-in staff templates walks'
    .split(' ')
    .map((name) => `${name}.json`),
);
const languagesOf = (namespace: string): readonly string[] =>
  staffNamespaces.has(namespace) ? staffLanguages : screenLanguages;
const inEveryLanguage = namespaces.flatMap((namespace) =>
  languagesOf(namespace).map((language) => [namespace, language] as const),
);

type Entry = [key: string, text: unknown];

/** The keys of a file of words, nested ones joined by dots, with what they say. */
function entries(words: unknown, prefix = ''): Entry[] {
  if (typeof words !== 'object' || words === null) return [[prefix, words]];
  return Object.entries(words).flatMap(([key, inner]) =>
    entries(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function wordsOf(language: string, namespace: string): Entry[] {
  return entries(JSON.parse(readFileSync(new URL(`${language}/${namespace}`, locales), 'utf8')));
}

const placeholders = (text: unknown): string[] =>
  [...String(text).matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

const plural = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string): string => key.replace(plural, '');
/** A key that has an _other beside it says a number; "_one" at the end of any other key would be a name. */
const countedKeys = (words: readonly Entry[]): string[] => [
  ...new Set(words.filter(([key]) => key.endsWith('_other')).map(([key]) => baseOf(key))),
];

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
  const base = baseOf(key);
  return written.has(base) || completed.some((start) => base.startsWith(start));
};

const arabicLetters = /\p{Script=Arabic}/u;
/** What is left of a text when placeholders, numbers, signs and the product's own name are taken away. */
const ownLetters = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}|Lykta|[^\p{Letter}]/gu, '');

describe('the words of the screens', () => {
  test('are the participants’ in four languages and the staff’s in two', () => {
    expect(readdirSync(locales).sort()).toEqual([...screenLanguages].sort());
    for (const language of screenLanguages)
      expect(folderOf(language), language).toEqual(
        namespaces.filter((namespace) => languagesOf(namespace).includes(language)),
      );
  });

  test.each(inEveryLanguage)('%s in %s has the keys of the Swedish file', (namespace, language) => {
    const keys = (words: readonly Entry[]): string[] =>
      [...new Set(words.map(([key]) => baseOf(key)))].sort();
    const [words, swedish] = [wordsOf(language, namespace), wordsOf('sv', namespace)];
    expect(keys(words)).toEqual(keys(swedish));
    expect(countedKeys(words)).toEqual(countedKeys(swedish));
  });

  test.each(inEveryLanguage)('%s in %s has every plural form of the language', (namespace, language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const words = wordsOf(language, namespace);
    for (const base of countedKeys(words)) {
      const forms = words.filter(([key]) => baseOf(key) === base).map(([key]) => key.slice(base.length + 1));
      expect(forms.sort(), base).toEqual([...pluralCategories].sort());
    }
  });

  test.each(inEveryLanguage)('%s in %s fills in what the Swedish file does', (namespace, language) => {
    const swedish = new Map(wordsOf('sv', namespace));
    for (const [key, text] of wordsOf(language, namespace)) {
      const [, form] = plural.exec(key) ?? [];
      const expected = placeholders(swedish.get(key) ?? swedish.get(`${baseOf(key)}_other`));
      // "One mark", "two marks" and "none" are words in Arabic; every other form must show its number.
      const numberInWords = language === 'ar' && ['zero', 'one', 'two'].includes(form ?? '');
      const without = (names: string[]) => names.filter((name) => !numberInWords || name !== 'count');
      expect(without(placeholders(text)), key).toEqual(without(expected));
    }
  });

  test.each(inEveryLanguage)('%s in %s says something for every key', (namespace, language) => {
    for (const [key, text] of wordsOf(language, namespace)) {
      expect(typeof text, key).toBe('string');
      expect(String(text).trim(), key).not.toBe('');
    }
  });

  test.each(namespaces)('%s has no key that no screen uses', (namespace) => {
    expect(
      wordsOf('sv', namespace)
        .map(([key]) => key)
        .filter((key) => !isUsed(key)),
    ).toEqual([]);
  });

  test.each(inEveryLanguage)('%s in %s is in that language', (namespace, language) => {
    for (const [key, said] of wordsOf(language, namespace)) {
      const text = String(said);
      const where = `${key}: ${text}`;
      if (language === 'en') expect(text, where).not.toMatch(/[åäöÅÄÖ]/);
      if (language !== 'ar') expect(text, where).not.toMatch(arabicLetters);
      else if (ownLetters(text) !== '') {
        expect(text, where).toMatch(arabicLetters);
        // Latin letters stand inside an isolate, or the sentence would be shown in the wrong order.
        expect(text.replaceAll(/\{\{[^}]*\}\}|[\u2066-\u2068][^\u2069]*\u2069/g, ''), where).not.toMatch(
          /[a-z]/i,
        );
      }
    }
  });

  test('English says nothing in the very words of Swedish', () => {
    const inBoth = new Set(['spots', 'filter', 'status', 'person', 'text', 'period']);
    const wordsIn = (text: string): string[] =>
      text
        .replaceAll(/\{\{[^}]*\}\}/g, '')
        .toLowerCase()
        .match(/\p{Letter}{4,}/gu) ?? [];
    const same = namespaces.flatMap((namespace) => {
      const swedish = new Map(wordsOf('sv', namespace));
      return wordsOf('en', namespace)
        .filter(([key, text]) => text === swedish.get(key))
        .map(([, text]) => String(text))
        .filter((text) => wordsIn(text).some((word) => !inBoth.has(word)));
    });
    expect(same).toEqual([]);
  });

  test('fall back to a language that is written in full', () => {
    for (const [language, nearest] of Object.entries(nearestLanguage)) {
      expect(screenLanguages).toContain(language);
      expect(staffLanguages).toContain(nearest);
    }
  });
});
