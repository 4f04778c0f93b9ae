import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ActionStatus,
  actionMayBecome,
  actionStatuses,
  actionStatusRank,
} from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { reopeningOf, statusChangeOf } from './action-changes.ts';
import '../../ui/staff/staff-form.css';

/**
 * Forward by rank, or back with a reason; "any" offers both. "Checked" comes from looking at the place and is not
 * chosen here.
 */
export function StatusDialog({
  action,
  way,
  wanted,
  write,
  onClose,
}: {
  action: ActionView;
  way: 'forward' | 'back' | 'any';
  /** The status that is chosen when it opens. */
  wanted?: ActionStatus | undefined;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { status } = action.properties;
  const isBack = (one: ActionStatus): boolean =>
    one !== 'not_done' && one !== 'verified' && actionStatusRank(one) < actionStatusRank(status);
  const isForward = (one: ActionStatus): boolean => one !== 'verified' && actionMayBecome(status, one);
  const targets = actionStatuses.filter(
    (one) => (way !== 'forward' && isBack(one)) || (way !== 'back' && isForward(one)),
  );
  const usual =
    way === 'back'
      ? (targets.find((one) => one === 'planned') ?? targets.at(-1))
      : (targets.find(isForward) ?? targets.at(-1));
  const [to, setTo] = useState<ActionStatus | undefined>(
    wanted !== undefined && targets.includes(wanted) ? wanted : usual,
  );
  const [reason, setReason] = useState('');
  const back = to !== undefined && isBack(to);
  const needed = back || to === 'not_done';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (to === undefined) return;
    const why = reason.trim();
    const change = back
      ? reopeningOf(action, to, why, deviceIds)
      : statusChangeOf(action, to, why === '' ? null : why, deviceIds);
    const done = back ? t('step.reopened') : t('step.moved', { status: t(`status.${to}`) });
    void write.run([change], done).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={way === 'back' ? t('step.reopen') : t('step.move')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <SelectField
          label={way === 'back' ? t('step.reopenTo') : t('step.moveTo')}
          value={to ?? null}
          choices={targets.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => setTo(status ?? undefined)}
        />
        <TextArea
          label={back ? t('step.reopenWhy') : needed ? t('step.whyNeeded') : t('step.why')}
          value={reason}
          required={needed}
          maxLength={500}
          rows={3}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" wide disabled={write.busy || (needed && reason.trim() === '')}>
          {way === 'back' ? t('step.reopen') : t('step.save')}
        </Button>
      </form>
    </Dialog>
  );
}
