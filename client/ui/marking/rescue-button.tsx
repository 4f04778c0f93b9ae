import { LifeBuoy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../state/toast.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button } from '../button.tsx';
import { handOutFile } from './hand-out-file.ts';
import './rescue-button.css';

/** Everything that has not been delivered as a file for the leader. Shown only where there is something. */
export function RescueButton({ walk }: { walk: Pick<ReadyWalk, 'membership' | 'view'> }): ReactNode {
  const { t } = useTranslation('offline');
  const [working, setWorking] = useState(false);
  const { keptCount, attentionCount, photos } = walk.view;
  if (keptCount + attentionCount + photos.length === 0) return null;

  const rescue = async (): Promise<void> => {
    setWorking(true);
    try {
      const { makeRescue } = await import('../../offline/make-rescue.ts');
      const file = await makeRescue(walk.membership);
      const name = `lykta-${file.madeAt.slice(0, 10)}-${file.participantId.slice(-6)}`;
      const handedOut = await handOutFile(name, JSON.stringify(file));
      if (handedOut !== 'cancelled') showToast(t(`rescue.${handedOut}`));
    } catch (fault) {
      console.error('the file could not be made', fault);
      showToast(t('rescue.failed'));
    } finally {
      setWorking(false);
    }
  };

  return (
    <div>
      <Button
        icon={LifeBuoy}
        disabled={working}
        onClick={() => {
          rescue().catch((fault: unknown) => console.error(fault));
        }}
      >
        {t('rescue.make')}
      </Button>
      <p className="rescue-about">{t('rescue.about')}</p>
    </div>
  );
}
