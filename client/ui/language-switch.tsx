import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, pageLanguage, type ScreenLanguage } from '../i18n/languages.ts';
import { changeLanguage, currentLanguage } from '../i18n/start-i18n.ts';
import { useOfferedLanguages } from '../state/offered-languages.ts';
import { Segmented } from './segmented.tsx';

/** The languages that participants are offered, or those that the screen says it has. Nothing where there is no choice. */
export function LanguageSwitch({
  showLegend = false,
  languages,
}: {
  showLegend?: boolean;
  languages?: readonly ScreenLanguage[];
}): ReactNode {
  const { t } = useTranslation();
  const offered = useOfferedLanguages();
  const shown = languages ?? offered;
  if (shown.length < 2) return null;
  return (
    <Segmented
      legend={t('language')}
      showLegend={showLegend}
      options={shown.map((value) => ({ value, label: languageNames[value], lang: pageLanguage(value).lang }))}
      value={currentLanguage()}
      onChange={(language) => {
        changeLanguage(language).catch((fault: unknown) =>
          console.error('the words could not be fetched', fault),
        );
      }}
    />
  );
}
