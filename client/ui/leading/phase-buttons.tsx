import { Flag, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayFollow } from '../../../domain/walk-phases.ts';
import { ProblemAnswer } from '../../api.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { phaseChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import type { WalkView } from '../../state/record-views.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { useFaultWords } from '../staff/load-fault.tsx';

const steps = { start: 'in_progress', end: 'walked' } as const;

/** Starting and ending the walk. The status only moves forward, so ending asks once. */
export function PhaseButtons({ walk, author }: { walk: WalkView; author: AuthorKey }): ReactNode {
  const { t } = useTranslation('walks');
  const wordsOf = useFaultWords();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { status } = walk.properties;

  const advance = async (step: keyof typeof steps): Promise<void> => {
    const outcome = await writeChanges(author, [phaseChange(walk.id, steps[step], deviceIds)]);
    if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
    else showToast(outcome.state === 'kept' ? t('form.kept') : t(`phase.${step}Done`));
    await queryClient.invalidateQueries({ queryKey: ['records', walk.id] });
    await queryClient.invalidateQueries({ queryKey: ['walks'] });
  };
  const go = (step: keyof typeof steps): void => {
    setAsking(false);
    setBusy(true);
    setFault(undefined);
    advance(step)
      .catch(() => setFault(t('form.notSaved')))
      .finally(() => setBusy(false));
  };

  return (
    <>
      <FaultNotice fault={fault} />
      {mayFollow(status, 'in_progress') && (
        <Button look="primary" icon={Play} disabled={busy} onClick={() => go('start')}>
          {t('phase.start')}
        </Button>
      )}
      {status === 'in_progress' && (
        <Button look="primary" icon={Flag} disabled={busy} onClick={() => setAsking(true)}>
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
