import { Square } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Button } from '../../ui/button.tsx';

/** How far a computation is, and the way to stop it. */
export function ComputationProgress({ share, onStop }: { share: number; onStop: () => void }): ReactNode {
  const { t } = useTranslation('areas');
  const id = useId();
  const percent = new Intl.NumberFormat(currentLanguage(), { style: 'percent' }).format(share);
  return (
    <div className="areas-progress">
      <label htmlFor={id}>{t('progress.label', { percent })}</label>
      <progress id={id} max={1} value={share} />
      <Button icon={Square} onClick={onStop}>
        {t('progress.stop')}
      </Button>
      <p className="desk-quiet">{t('progress.help')}</p>
    </div>
  );
}
