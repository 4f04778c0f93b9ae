import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../api.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import '../../ui/staff/import/import.css';

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
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const withdraw = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const change = makeChange(deviceIds, {
        kind: 'incident-dataset-withdrawn',
        datasetId: dataset.id,
        reason: reason.trim(),
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
    <Dialog title={t('withdraw.title', { name: dataset.name })} onClose={onClose}>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          void withdraw();
        }}
      >
        <p>{t('withdraw.text')}</p>
        <TextArea
          label={t('withdraw.reason')}
          hint={t('withdraw.reasonHint')}
          rows={3}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FaultNotice fault={fault} />
        <Button type="submit" look="danger" icon={Trash2} disabled={busy || reason.trim() === ''}>
          {t('withdraw.button')}
        </Button>
      </form>
    </Dialog>
  );
}
