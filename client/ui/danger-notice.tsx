import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './danger-notice.css';
import { Notice } from './notice.tsx';

/** Whom to call, and that a mark is not a crime report. On the first screens and by categories of behaviour. */
export function DangerNotice(): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" title={t('danger.title')}>
      <p className="danger-calls">
        <a className="button button-danger" href="tel:112">
          <Phone size={20} aria-hidden="true" />
          <span>{t('danger.call')}</span>
        </a>
        <a className="button button-secondary" href="tel:11414">
          <span>{t('danger.notUrgent')}</span>
        </a>
      </p>
      <p>{t('danger.text')}</p>
    </Notice>
  );
}
