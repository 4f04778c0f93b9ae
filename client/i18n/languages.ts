import type { Language } from '../../domain/localized.ts';

/** The languages of the participants' screens, in the order in which they are offered. */
export const screenLanguages = ['sv', 'en', 'sv-easy', 'ar'] as const satisfies readonly Language[];
export type ScreenLanguage = (typeof screenLanguages)[number];

/** The staff's screens are written in these two. */
export const staffLanguages = ['sv', 'en'] as const satisfies readonly ScreenLanguage[];

/** The language that is read instead where a text or a screen is not written in the wanted one. */
export const nearestLanguage = {
  'sv-easy': 'sv',
  ar: 'en',
} as const satisfies Partial<Record<ScreenLanguage, ScreenLanguage>>;

/** Each language in its own words, so that those who need it can find it. */
export const languageNames: Record<ScreenLanguage, string> = {
  sv: 'Svenska',
  en: 'English',
  'sv-easy': 'Lätt svenska',
  ar: 'العربية',
};

const storageKey = 'lykta.language';

export function isScreenLanguage(text: unknown): text is ScreenLanguage {
  return screenLanguages.some((language) => language === text);
}

/** A locale tag such as "en-GB" as one of our languages, undefined when it is none of them. */
export function screenLanguageOf(tag: string | undefined): ScreenLanguage | undefined {
  const language = tag?.toLowerCase().split('-')[0];
  return isScreenLanguage(language) ? language : undefined;
}

/** The person's earlier choice, else the first of the browser's languages that we have, else Swedish. */
export function chooseLanguage(kept: string | null, wanted: readonly string[]): ScreenLanguage {
  if (isScreenLanguage(kept)) return kept;
  for (const tag of wanted) {
    const language = screenLanguageOf(tag);
    if (language !== undefined) return language;
  }
  return 'sv';
}

/** The wanted language where it is offered, else the nearest that is, else the first that is. */
export function offeredLanguage(wanted: ScreenLanguage, offered: readonly ScreenLanguage[]): ScreenLanguage {
  if (offered.includes(wanted)) return wanted;
  const nearest = wanted === 'sv-easy' || wanted === 'ar' ? nearestLanguage[wanted] : undefined;
  return offered.find((language) => language === nearest) ?? offered[0] ?? 'sv';
}

/** The language of the staff's screens and templates for somebody who reads this one. */
export function staffLanguage(language: ScreenLanguage): (typeof staffLanguages)[number] {
  return language === 'sv' || language === 'sv-easy' ? 'sv' : 'en';
}

/** What the page must be told about its language. Easy Swedish is Swedish to a screen reader. */
export function pageLanguage(language: ScreenLanguage): { lang: string; dir: 'ltr' | 'rtl' } {
  if (language === 'ar') return { lang: 'ar', dir: 'rtl' };
  return { lang: language === 'sv-easy' ? 'sv' : language, dir: 'ltr' };
}

export function keptLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Private modes may refuse storage; the choice then lasts as long as the page.
    return null;
  }
}

export function keepLanguage(language: ScreenLanguage): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // See keptLanguage.
  }
}
