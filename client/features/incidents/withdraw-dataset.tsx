import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../api.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import { RemovalDialog } from '../../ui/staff/removal-dialog.tsx';

/** Takes a data set away for good, with a reason. The rows cannot come back, so it is asked once more here. */
export function WithdrawDataset({
  dataset,
  author,
  onClose,
}: {
  dataset: { id: string; name: string };
  author: AuthorKey;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const wordsOf = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const withdraw = async (reason: string): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const change = makeChange(deviceIds, {
        kind: 'incident-dataset-withdrawn',
        datasetId: dataset.id,
        reason,
      });
      const outcome = await writeChanges(author, [change]);
      if (outcome.state === 'refused') {
        setFault(wordsOf(new ProblemAnswer(outcome.problem)));
        return;
      }
      showToast(outcome.state === 'kept' ? t('withdraw.kept') : t('withdraw.done', { name: dataset.name }));
      await queryClient.invalidateQueries({ queryKey: ['incidents'] });
      onClose();
    } catch (error) {
      console.error('a data set could not be withdrawn', error);
      setFault(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <RemovalDialog
      title={t('withdraw.title', { name: dataset.name })}
      text={t('withdraw.text')}
      reasonLabel={t('withdraw.reason')}
      reasonHint={t('withdraw.reasonHint')}
      reasonAtMost={500}
      isReasonRequired
      button={t('withdraw.button')}
      busy={busy}
      fault={fault}
      onRemove={(reason) => void withdraw(reason)}
      onClose={onClose}
    />
  );
}
