import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionMayBecome, actionStatuses, actionStatusRank } from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { reopeningOf, statusChangeOf } from './action-changes.ts';
import type { ActionWrite } from './use-action-write.ts';
import '../../ui/staff/staff-form.css';

/** Forward by rank, or back with a reason. "Checked" comes from looking at the place and is not chosen here. */
export function StatusDialog({
  action,
  back,
  write,
  onClose,
}: {
  action: ActionView;
  back: boolean;
  write: ActionWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { status } = action.properties;
  const targets = actionStatuses.filter((to) =>
    back
      ? to !== 'not_done' && to !== 'verified' && actionStatusRank(to) < actionStatusRank(status)
      : to !== 'verified' && actionMayBecome(status, to),
  );
  const first = back ? (targets.find((to) => to === 'planned') ?? targets.at(-1)) : targets[0];
  const [to, setTo] = useState<string>(first ?? '');
  const [reason, setReason] = useState('');
  const needed = back || to === 'not_done';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const why = reason.trim();
    const change = back
      ? reopeningOf(action, to, why, deviceIds)
      : statusChangeOf(action, to, why === '' ? null : why, deviceIds);
    const chosen = targets.find((one) => one === to) ?? status;
    const done = back ? t('step.reopened') : t('step.moved', { status: t(`status.${chosen}`) });
    void write.run([change], done).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={back ? t('step.reopen') : t('step.move')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        {write.fault !== undefined && (
          <Notice tone="error" announce>
            <p>{write.fault}</p>
          </Notice>
        )}
        <Field label={back ? t('step.reopenTo') : t('step.moveTo')}>
          {(attributes) => (
            <select
              {...attributes}
              className="field-control"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            >
              {targets.map((one) => (
                <option key={one} value={one}>
                  {t(`status.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextArea
          label={back ? t('step.reopenWhy') : needed ? t('step.whyNeeded') : t('step.why')}
          value={reason}
          required={needed}
          maxLength={500}
          rows={3}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" wide disabled={write.busy || (needed && reason.trim() === '')}>
          {back ? t('step.reopen') : t('step.save')}
        </Button>
      </form>
    </Dialog>
  );
}
