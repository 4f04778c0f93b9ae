import { useTranslation } from 'react-i18next';
import type { TargetWindow } from '../../../domain/patrol/hot-spot.ts';
import { formatDay, formatList, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

const hour = (value: number): string => String(value).padStart(2, '0');

/** The words that several of the police's screens share. */
export function usePatrolWords() {
  const { t } = useTranslation('patrol');
  const language = currentLanguage();
  const windowText = ({ weekday, fromHour, toHour, n }: TargetWindow): string => {
    const words = { day: t(`weekday.${weekday as 0}`), from: hour(fromHour), to: hour(toHour) };
    return n === null ? t('window.text', words) : t('window.textN', { ...words, n });
  };
  return {
    windowText,
    windowsText: (windows: readonly TargetWindow[]): string =>
      windows.length === 0 ? t('window.none') : formatList(windows.map(windowText), language),
    day: (day: string): string => formatDay(day, language),
    number: (value: number, decimals = 0): string => formatNumber(value, language, decimals),
    minutes: (value: number): string => t('minutes', { count: Math.round(value) }),
  };
}
