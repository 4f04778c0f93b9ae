import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemOwners } from '../../../domain/promise/promise-item.ts';
import type { PromiseView } from '../../../domain/promise/promise-view.ts';
import { ItemFields } from './item-fields.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import { emptyItem, itemOfDraft } from './promise-draft.ts';

/** Another item of a promise that is there already, with why. It says for good that it came later. */
export function AddItemDialog({
  email,
  promise,
  onClose,
}: {
  email: string;
  promise: PromiseView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  const [item, setItem] = useState(emptyItem);
  const { period, followUpYears, items, side } = promise;
  const answers = Object.fromEntries(followUpYears.map(({ year, amount }) => [year, String(amount)]));
  const order = Math.max(0, ...items.map((one) => one.order)) + 1;
  const change = () => ({
    ...{ kind: 'promise-item-added', promiseId: promise.id, order },
    item: itemOfDraft(item, period, answers),
  });
  return (
    <PromiseDialog
      email={email}
      title={t('addItem.title')}
      save={t('addItem.save')}
      done={t('addItem.done')}
      reasonAtMost={500}
      change={change}
      onClose={onClose}
    >
      <p>{t('addItem.text')}</p>
      <ItemFields
        number={order}
        item={item}
        period={period}
        answers={answers}
        owners={itemOwners.filter((owner) => owner === 'both' || owner === side)}
        onChange={setItem}
      />
    </PromiseDialog>
  );
}
