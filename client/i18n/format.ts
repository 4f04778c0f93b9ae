import type { ScreenLanguage } from './languages.ts';

const locales: Record<ScreenLanguage, string> = { sv: 'sv-SE', en: 'en-GB' };

/** Hours and minutes where the person is, as in 17:32; with the day when it is not `today`. */
export function formatTime(time: string, language: ScreenLanguage, today: Date): string {
  const date = new Date(time);
  const sameDay = date.toDateString() === today.toDateString();
  const day = sameDay ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locales[language], { ...day, hour: '2-digit', minute: '2-digit' }).format(
    date,
  );
}

/** A date in words, as in 23 november 2026. */
export function formatDate(time: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(new Date(time));
}

/** A number with the language's separators, as in 1 340 or 0,21. */
export function formatNumber(value: number, language: ScreenLanguage, maximumDecimals = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: maximumDecimals }).format(value);
}

/** A distance for people: metres up to a kilometre, then kilometres with one decimal. */
export function formatMetres(metres: number, language: ScreenLanguage): string {
  if (metres < 950)
    return `${formatNumber(metres < 20 ? Math.round(metres) : Math.round(metres / 5) * 5, language)} m`;
  return `${formatNumber(metres / 1000, language, 1)} km`;
}
