import type { ScreenLanguage } from './languages.ts';

/** Arabic with the digits of this country: codes, phone numbers and the numbers on the map are written so too. */
const locales: Record<ScreenLanguage, string> = {
  sv: 'sv-SE',
  en: 'en-GB',
  'sv-easy': 'sv-SE',
  ar: 'ar-u-ca-gregory-nu-latn',
};

/** Hours and minutes where the person is, as in 17:32; with the day when it is not `today`. */
export function formatTime(time: string, language: ScreenLanguage, today: Date): string {
  const date = new Date(time);
  const sameDay = date.toDateString() === today.toDateString();
  const day = sameDay ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locales[language], {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    // The clock of Sweden whatever the language.
    hourCycle: 'h23',
  }).format(date);
}

/** A date in words, as in 23 november 2026. */
export function formatDate(time: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(new Date(time));
}

/** The month of a date in words, as in november 2026. */
export function formatMonth(time: string, language: ScreenLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { month: 'long', year: 'numeric' }).format(
    new Date(time),
  );
}

/** Things after each other, as in "1 klar, 2 planerade och 1 avslagen". */
export function formatList(parts: readonly string[], language: ScreenLanguage): string {
  return new Intl.ListFormat(locales[language]).format(parts);
}

/** A day of the calendar, as in 23 nov. 2026, from 2026-11-23; the same wherever the device is. */
export function formatDay(day: string, language: ScreenLanguage): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(noon);
}

/** The same in words and without the year, as in 15 februari. */
export function formatDayInWords(day: string, language: ScreenLanguage): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const parts = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], parts).format(noon);
}

/** A number with the language's separators, as in 1 340 or 0,21. */
export function formatNumber(value: number, language: ScreenLanguage, maximumDecimals = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: maximumDecimals }).format(value);
}

/** A distance for people: metres up to a kilometre, then kilometres with one decimal. */
export function formatMetres(metres: number, language: ScreenLanguage): string {
  const near = metres < 950;
  const shown = !near ? metres / 1000 : metres < 20 ? Math.round(metres) : Math.round(metres / 5) * 5;
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: near ? 'meter' : 'kilometer',
    maximumFractionDigits: near ? 0 : 1,
  }).format(shown);
}

/** How long ago, as in "för 20 sekunder sedan"; a clock that is ahead makes it now. */
export function formatAgo(time: string, language: ScreenLanguage, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(time)) / 1000));
  const [amount, unit] =
    seconds < 60
      ? ([seconds, 'second'] as const)
      : seconds < 3600
        ? ([Math.floor(seconds / 60), 'minute'] as const)
        : seconds < 86_400
          ? ([Math.floor(seconds / 3600), 'hour'] as const)
          : ([Math.floor(seconds / 86_400), 'day'] as const);
  return new Intl.RelativeTimeFormat(locales[language]).format(-amount, unit);
}

/** A stretch of time as a stopwatch shows it: 3:12, and 1:03:12 from an hour on. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}
