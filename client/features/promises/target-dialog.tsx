import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearsIn } from '../../../domain/promise/day-window.ts';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

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
  const write = usePromiseWrite(email);
  const [target, setTarget] = useState(item.target === null ? '' : String(item.target));
  const [window, setWindow] = useState(item.window);
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>(
    Object.fromEntries(item.yearTargets.map(({ year, target: ofYear }) => [year, String(ofYear)])),
  );
  const [reason, setReason] = useState('');
  const isOrdered = window.from !== '' && window.from <= window.to;
  const partial =
    item.measure === 'recurrence' && target !== '' && isOrdered
      ? yearsIn(window).filter(({ whole }) => !whole)
      : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOrdered) return;
    const yearTargets = partial.map(({ year }) => ({ year, target: Number(amounts[year]) }));
    const body = {
      ...{ kind: 'promise-item-changed', promiseId: promise.id, itemId: item.id, reason },
      was: { target: item.target, window: item.window, yearTargets: item.yearTargets },
      to: { target: target === '' ? null : Number(target), window, yearTargets },
    };
    void write.run(body, t('target.done')).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t('target.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
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
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" wide disabled={write.busy || reason.trim() === ''}>
          {t('target.save')}
        </Button>
      </form>
    </Dialog>
  );
}
