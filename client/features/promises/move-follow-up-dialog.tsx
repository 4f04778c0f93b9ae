import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { TextField } from '../../ui/field.tsx';
import { PromiseDialog } from './promise-dialog.tsx';

/** Another day for a follow-up that is still to come, in the same calendar year, with why. */
export function MoveFollowUpDialog({
  email,
  promise,
  followUp,
  onClose,
}: {
  email: string;
  promise: PromiseView;
  followUp: FollowUpView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  const { dueOn } = followUp;
  const [to, setTo] = useState(dueOn);
  const year = dueOn.slice(0, 4);
  return (
    <PromiseDialog
      email={email}
      title={t('move.title')}
      save={t('move.save')}
      done={t('move.done')}
      reasonAtMost={500}
      change={() => ({
        ...{ kind: 'follow-up-moved', promiseId: promise.id, followUpId: followUp.id },
        ...{ was: dueOn, to },
      })}
      onClose={onClose}
    >
      <p>{t('move.text')}</p>
      <TextField
        label={t('move.day')}
        hint={t('move.hint', { year })}
        type="date"
        required
        min={[promise.today, promise.period.from, `${year}-01-01`].sort().at(-1)}
        max={`${year}-12-31`}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
    </PromiseDialog>
  );
}
