import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Where no data set has come in: why the screen is empty and where to begin. */
export function NoIncidents(): ReactNode {
  const { t } = useTranslation('evidence');
  return (
    <Notice title={t('none.title')}>
      <p>{t('none.text')}</p>
      <ButtonLink href="/incidents" look="primary">
        {t('none.go')}
      </ButtonLink>
    </Notice>
  );
}
