import { Flag, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayFollow } from '../../../domain/walk-phases.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { phaseChange } from '../../state/make-change.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { useStaffWrite } from '../staff/use-staff-write.ts';

const steps = { start: 'in_progress', end: 'walked' } as const;

/** Starting and ending the walk. The status only moves forward, so ending asks once. */
export function PhaseButtons({ walk, author }: { walk: WalkView; author: AuthorKey }): ReactNode {
  const { t } = useTranslation('walks');
  const write = useStaffWrite(author, [['records', walk.id], ['walks']]);
  const [asking, setAsking] = useState(false);
  const { status } = walk.properties;

  const go = (step: keyof typeof steps): void => {
    setAsking(false);
    void write.run([phaseChange(walk.id, steps[step], deviceIds)], t(`phase.${step}Done`));
  };

  return (
    <>
      <FaultNotice fault={write.fault} />
      {mayFollow(status, 'in_progress') && (
        <Button look="primary" icon={Play} disabled={write.busy} onClick={() => go('start')}>
          {t('phase.start')}
        </Button>
      )}
      {status === 'in_progress' && (
        <Button look="primary" icon={Flag} disabled={write.busy} onClick={() => setAsking(true)}>
          {t('phase.end')}
        </Button>
      )}
      {asking && (
        <Dialog title={t('phase.endTitle')} onClose={() => setAsking(false)}>
          <p>{t('phase.endText')}</p>
          <Button look="primary" wide onClick={() => go('end')}>
            {t('phase.end')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('phase.stay')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
