import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { WithdrawDialog } from '../../ui/staff/withdraw-dialog.tsx';

/** Takes a data set of recorded incidents away for good. */
export function WithdrawDataset({
  dataset: { id: datasetId, name },
  author,
  onClose,
}: {
  dataset: { id: string; name: string };
  author: AuthorKey;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('incidents');
  return (
    <WithdrawDialog
      words={{
        title: t('withdraw.title', { name }),
        text: t('withdraw.text'),
        reason: t('withdraw.reason'),
        reasonHint: t('withdraw.reasonHint'),
        button: t('withdraw.button'),
        done: t('withdraw.done', { name }),
      }}
      author={author}
      queryKey={['incidents']}
      changeFor={(reason) => makeChange(deviceIds, { kind: 'incident-dataset-withdrawn', datasetId, reason })}
      onClose={onClose}
    />
  );
}
