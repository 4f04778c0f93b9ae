import { SkipForward } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { showToast } from '../../state/toast.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveRating } from './say-in-walk.ts';

/** Not to rate is an answer too: recorded, and asked about once, because it cannot be taken back. */
export function SkipButton({ walk, stop }: { walk: ReadyWalk; stop: Checkpoint }): ReactNode {
  const { t } = useTranslation('stops');
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const skip = async (): Promise<void> => {
    try {
      await saveRating(undefined, stop.id, walk);
      await refreshWalk();
      showToast(t('skip.saved'));
      navigate(`/walk/stop/${stop.id}`, { replace: true });
    } catch (fault) {
      console.error('the skipped stop could not be kept', fault);
      showToast(t('rate.failed.title'));
    }
  };
  return (
    <>
      <Button icon={SkipForward} look="quiet" onClick={() => setAsking(true)}>
        {t('skip.open')}
      </Button>
      {asking && (
        <Dialog title={t('skip.title')} onClose={() => setAsking(false)}>
          <p>{t('skip.text')}</p>
          <div className="stop-actions">
            <Button look="primary" onClick={() => void skip()}>
              {t('skip.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('skip.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
