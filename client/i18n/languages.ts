/** The languages that the screens are written in, the first one standing in for all others. */
export const screenLanguages = ['sv', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

const storageKey = 'lykta.language';

function isScreenLanguage(text: string | null | undefined): text is ScreenLanguage {
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
