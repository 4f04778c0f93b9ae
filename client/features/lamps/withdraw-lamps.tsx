import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { WithdrawDialog } from '../../ui/staff/withdraw-dialog.tsx';

/** Takes a register of lamps away; dark places then have unknown lighting. */
export function WithdrawLamps({
  lampSetId,
  author,
  onClose,
}: {
  lampSetId: string;
  author: AuthorKey;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lamps');
  return (
    <WithdrawDialog
      words={{
        title: t('withdraw.title'),
        text: t('withdraw.text'),
        reason: t('withdraw.reason'),
        reasonHint: t('withdraw.reasonHint'),
        button: t('withdraw.button'),
        done: t('withdraw.done'),
      }}
      author={author}
      queryKey={['lamps']}
      changeFor={(reason) => makeChange(deviceIds, { kind: 'lamps-withdrawn', lampSetId, reason })}
      onClose={onClose}
    />
  );
}
