import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

/** Whom to call, and that a mark is not a crime report. On the first screens and by categories of behaviour. */
export function DangerNotice(): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" title={t('danger.title')}>
      <p>{t('danger.text')}</p>
    </Notice>
  );
}
