import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Withdrawing a part of a promise: it stays to be read, with why. */
export function WithdrawItemDialog({
  email,
  promise,
  item,
  onClose,
}: {
  email: string;
  promise: PromiseView;
  item: ItemView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  return (
    <ReasonDialog
      email={email}
      title={t('withdraw.title')}
      text={t('withdraw.text')}
      save={t('withdraw.open')}
      done={t('withdraw.done')}
      body={{ kind: 'promise-item-withdrawn', promiseId: promise.id, itemId: item.id }}
      onClose={onClose}
    />
  );
}
