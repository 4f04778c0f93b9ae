import type { ItemStateName } from '../../domain/promise/follow-up.ts';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { PublicFollowUp, PublicPromise } from '../../domain/public-promise.ts';
import { dateInWords, type PageLanguage, say } from './public-layout.ts';

const stateWords = {
  'not-started': 'stateNotStarted',
  'no-evidence': 'stateNoEvidence',
  'on-track': 'stateOnTrack',
  behind: 'stateBehind',
  'at-risk': 'stateAtRisk',
  fulfilled: 'stateFulfilled',
  'not-fulfilled': 'stateNotFulfilled',
  'not-measurable': 'stateNotMeasurable',
  withdrawn: 'stateWithdrawn',
} as const satisfies Record<ItemStateName, string>;

export function stateInWords(state: ItemStateName, language: PageLanguage): string {
  return say(language, stateWords[state]);
}

/** "3 uppfyllt, 2 i fas": how many items are in each state. */
export function statesInWords(states: PublicPromise['states'], language: PageLanguage): string {
  return states
    .map(({ state, items }) => `${items} ${stateInWords(state, language).toLowerCase()}`)
    .join(', ');
}

/** A promise in one sentence: what its picture says, and what is said in the picture's place. */
export function promiseSummary(
  { title, states }: Pick<PublicPromise, 'title' | 'states'>,
  on: string,
  language: PageLanguage,
): string {
  return say(language, 'promiseCard', {
    title: pickWords(title, language),
    states: statesInWords(states, language),
    date: dateInWords(on, language),
  });
}

/** A published follow-up ready to paste: the numbers of that day, then its words. */
export function followUpSummary(
  { title }: Pick<PublicPromise, 'title'>,
  { on, words, states }: NonNullable<PublicFollowUp['published']>,
  language: PageLanguage,
): string {
  const numbers = promiseSummary({ title, states }, on, language);
  return words === null ? numbers : `${numbers}\n\n${pickWords(words, language)}`;
}
