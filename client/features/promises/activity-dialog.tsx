import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, promiseActivityIdSchema } from '../../../domain/ids.ts';
import { countsByHand } from '../../../domain/promise/promise-item.ts';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { PromiseDialog } from './promise-dialog.tsx';

/** Noting something that was done: day, how many, place if any, and what it was. */
export function ActivityDialog({
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
  const byHand = countsByHand(item.evidenceRule);
  const { from, to } = item.window;
  const [date, setDate] = useState(promise.today >= from && promise.today <= to ? promise.today : '');
  const [amount, setAmount] = useState(byHand ? '1' : '0');
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  const change = () => ({
    ...{ kind: 'promise-activity-noted', promiseId: promise.id, itemId: item.id },
    activityId: newId(promiseActivityIdSchema, deviceIds),
    ...{ date, amount: Number(amount), place: saidOrNull(place), note },
  });
  return (
    <PromiseDialog
      email={email}
      title={t('activity.title')}
      save={t('activity.save')}
      done={t('activity.done')}
      change={change}
      onClose={onClose}
    >
      <div className="staff-form-row">
        <TextField
          label={t('activity.date')}
          hint={t('activity.dateHint')}
          type="date"
          required
          min={from}
          max={promise.today < to ? promise.today : to}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          label={t('activity.amount')}
          hint={t(byHand ? 'activity.amountHint' : 'activity.byItself')}
          type="number"
          inputMode="numeric"
          required
          min={0}
          max={byHand ? 100_000 : 0}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </div>
      <TextField
        label={t('activity.place')}
        value={place}
        maxLength={160}
        onChange={(event) => setPlace(event.target.value)}
      />
      <TextArea
        label={t('activity.note')}
        hint={t('activity.noteHint')}
        required
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </PromiseDialog>
  );
}
