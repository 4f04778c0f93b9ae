import { z } from 'zod';
import { textSchema } from '../feature.ts';

/** Words of a promise as people write them: Swedish always, English where somebody wrote it. */
export function promiseWordsSchema(maximumCharacters: number) {
  return z.strictObject({ sv: textSchema(maximumCharacters), en: textSchema(maximumCharacters).nullable() });
}
export type PromiseWords = z.infer<ReturnType<typeof promiseWordsSchema>>;

/** The words in this language; in Swedish where nobody wrote them in English. */
export function pickWords(words: PromiseWords, language: 'sv' | 'en'): string {
  return language === 'en' ? (words.en ?? words.sv) : words.sv;
}
