import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setThemeChoice, useThemeChoice } from '../state/theme.ts';
import { Segmented } from './segmented.tsx';

export function ThemeSwitch({ showLegend = false }: { showLegend?: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <Segmented
      legend={t('theme.legend')}
      showLegend={showLegend}
      options={[
        { value: 'system', label: t('theme.system') },
        { value: 'light', label: t('theme.light') },
        { value: 'dark', label: t('theme.dark') },
      ]}
      value={useThemeChoice()}
      onChange={setThemeChoice}
    />
  );
}
