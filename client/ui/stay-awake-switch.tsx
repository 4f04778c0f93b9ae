import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { canStayAwake, setStayAwake, useStayAwakeChoice } from '../state/wake-lock.ts';
import './stay-awake-switch.css';

export function StayAwakeSwitch(): ReactNode {
  const { t } = useTranslation('offline');
  const choice = useStayAwakeChoice();
  if (!canStayAwake()) return null;
  return (
    <label className="stay-awake">
      <input type="checkbox" checked={choice} onChange={(event) => setStayAwake(event.target.checked)} />
      <span>
        {t('awake.label')} <small>{t('awake.about')}</small>
      </span>
    </label>
  );
}
