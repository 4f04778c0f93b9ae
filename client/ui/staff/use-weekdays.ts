import { useMemo } from 'react';
import { currentLanguage } from '../../i18n/start-i18n.ts';

/** The names of the weekdays from Monday, in the language of the screen. */
export function useWeekdays(): readonly string[] {
  const language = currentLanguage();
  return useMemo(() => {
    const name = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
      weekday: 'long',
      timeZone: 'UTC',
    });
    // The first of January 2024 was a Monday.
    return Array.from({ length: 7 }, (_, day) => name.format(Date.UTC(2024, 0, 1 + day)));
  }, [language]);
}
