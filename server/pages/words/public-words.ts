import { areaWords } from './area-words.ts';
import { followWords } from './follow-words.ts';
import { promiseWords } from './promise-words.ts';
import { siteWords } from './site-words.ts';
import { walkWords } from './walk-words.ts';

/** What the public's pages say. Rows and decisions have their words in the domain, the same as in the documents. */
export const publicWords = {
  ...siteWords,
  ...areaWords,
  ...promiseWords,
  ...walkWords,
  ...followWords,
} as const;

export type PublicWord = keyof typeof publicWords;
