import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage } from '../i18n/start-i18n.ts';
import { Segmented } from './segmented.tsx';

/** Each language in its own words, so that those who need it can find it. */
const options = [
  { value: 'sv', label: 'Svenska', lang: 'sv' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

export function LanguageSwitch({ showLegend = false }: { showLegend?: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <Segmented
      legend={t('language')}
      showLegend={showLegend}
      options={options}
      value={currentLanguage()}
      onChange={(language) => {
        changeLanguage(language).catch((fault: unknown) =>
          console.error('the words could not be fetched', fault),
        );
      }}
    />
  );
}
