import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../domain/localized.ts';
import { observables } from '../../domain/rating.ts';
import { loadReference } from '../../server/load-reference.ts';

const data = fileURLToPath(new URL('../../data', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-data-'));
  for (const name of ['categories', 'templates', 'promises', 'observables.json', 'text-lint.json'])
    await cp(join(data, name), join(folder, name), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { observables: scales, textLint, publishedPromises } = await loadReference(data);
const edited = async (name: string, content: unknown) => {
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return loadReference(folder);
};

describe('a broken file stops the start with its name and the reason', () => {
  const [first, ...rest] = scales;
  const [promise] = publishedPromises;
  test.each([
    ['observables.json', '[', /observables\.json is not valid JSON/],
    ['observables.json', rest, /observables\.json[\s\S]*exactly these, in this order: light/],
    ['observables.json', [...rest, first], /observables\.json[\s\S]*in this order/],
    ['observables.json', [{ ...first, steps: first?.steps.slice(1) }, ...rest], /steps/],
    ['observables.json', [{ ...first, label: { sv: 'Ljus' } }, ...rest], /observables\.json[\s\S]*label/],
    ['text-lint.json', '', /text-lint\.json is not valid JSON/],
    ['text-lint.json', { firstNames: ['A'], originWords: [] }, /text-lint\.json[\s\S]*firstNames/],
    ['text-lint.json', { firstNames: [] }, /text-lint\.json[\s\S]*originWords/],
    ['text-lint.json', { ...textLint, names: [] }, /text-lint\.json[\s\S]*names/],
    ['promises/mine.json', '{', /mine\.json is not valid JSON/],
    ['promises/mine.json', { ...promise, items: [] }, /mine\.json does not fit/],
    ['promises/mine.json', promise, /must be named oskarshamn-2022-2023\.json/],
    [
      'promises/oskarshamn-2022-2023.json',
      { ...promise, period: { from: '2023-01-01', to: '2022-01-01' } },
      /must not end before it starts/,
    ],
  ])('%s', async (name, content, words) => {
    await expect(edited(name, content)).rejects.toThrow(words);
  });
});

describe('what is observed at a stop', () => {
  test('each of the eight once', () => {
    expect(scales.map(({ id }) => id)).toEqual([...observables]);
  });

  test.each(scales.map((scale) => [scale.id, scale] as const))('%s in four languages', (_id, scale) => {
    for (const text of [scale.label, ...scale.steps]) {
      expect(Object.keys(text)).toEqual([...languages]);
      expect(text.ar).toMatch(/\p{Script=Arabic}/u);
      for (const language of ['sv', 'en', 'sv-easy'] as const) {
        expect(text[language]).not.toMatch(/\p{Script=Arabic}/u);
        expect(text[language]?.length).toBeLessThanOrEqual(80);
      }
    }
    for (const language of languages) expect(new Set(scale.steps.map((step) => step[language])).size).toBe(4);
  });
});

describe('the word lists', () => {
  test('hold no word twice, words of origin in lower case', () => {
    expect(new Set(textLint.firstNames).size).toBe(textLint.firstNames.length);
    expect(new Set(textLint.originWords).size).toBe(textLint.originWords.length);
    for (const word of textLint.originWords) expect(word).toBe(word.toLowerCase());
    for (const name of textLint.firstNames) expect(name).toMatch(/^\p{Lu}/u);
  });
});
