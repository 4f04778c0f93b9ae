import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearsIn } from '../../../domain/promise/day-window.ts';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { TextField } from '../../ui/field.tsx';
import { PromiseDialog } from './promise-dialog.tsx';

/** Another number or another time for a part of a promise, with why. Nothing typed is lost when it is refused. */
export function TargetDialog({
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
  const [target, setTarget] = useState(item.target === null ? '' : String(item.target));
  const [window, setWindow] = useState(item.window);
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>(
    Object.fromEntries(item.yearTargets.map(({ year, target: ofYear }) => [year, String(ofYear)])),
  );
  const isOrdered = window.from !== '' && window.from <= window.to;
  const partial =
    item.measure === 'recurrence' && target !== '' && isOrdered
      ? yearsIn(window).filter(({ whole }) => !whole)
      : [];
  const change = () => {
    if (!isOrdered) return undefined;
    const yearTargets = partial.map(({ year }) => ({ year, target: Number(amounts[year]) }));
    return {
      ...{ kind: 'promise-item-changed', promiseId: promise.id, itemId: item.id },
      was: { target: item.target, window: item.window, yearTargets: item.yearTargets },
      to: { target: target === '' ? null : Number(target), window, yearTargets },
    };
  };
  return (
    <PromiseDialog
      email={email}
      title={t('target.title')}
      save={t('target.save')}
      done={t('target.done')}
      reasonAtMost={500}
      change={change}
      onClose={onClose}
    >
      <TextField
        label={t(`target.number.${item.measure}`)}
        hint={t('target.hint')}
        type="number"
        inputMode="numeric"
        min={1}
        max={1_000_000}
        value={target}
        onChange={(event) => setTarget(event.target.value)}
      />
      <div className="staff-form-row">
        <TextField
          label={t('target.from')}
          type="date"
          required
          value={window.from}
          onChange={(event) => setWindow({ ...window, from: event.target.value })}
        />
        <TextField
          label={t('target.to')}
          type="date"
          required
          value={window.to}
          error={isOrdered || window.to === '' ? undefined : t('target.backwards')}
          onChange={(event) => setWindow({ ...window, to: event.target.value })}
        />
      </div>
      {partial.map(({ year }) => (
        <TextField
          key={year}
          label={t('target.partial', { year })}
          hint={t('target.partialHint')}
          type="number"
          min={0}
          required
          value={amounts[year] ?? ''}
          onChange={(event) => setAmounts({ ...amounts, [year]: event.target.value })}
        />
      ))}
    </PromiseDialog>
  );
}
