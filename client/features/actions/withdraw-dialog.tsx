import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { withdrawalOf } from './action-changes.ts';
import type { ActionWrite } from './use-action-write.ts';
import '../../ui/staff/staff-form.css';

/** Taking an action away: what that does to the marks is said before. */
export function WithdrawDialog({
  action,
  write,
  onDone,
  onClose,
}: {
  action: ActionView;
  write: ActionWrite;
  onDone: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const change = withdrawalOf(action, reason.trim() === '' ? null : reason, deviceIds);
    void write.run([change], t('withdraw.done')).then((safe) => safe && onDone());
  };
  return (
    <Dialog title={t('withdraw.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <p>{t('withdraw.text')}</p>
        <TextArea
          label={t('withdraw.why')}
          value={reason}
          maxLength={300}
          rows={2}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="danger" wide disabled={write.busy}>
          {t('withdraw.save')}
        </Button>
      </form>
    </Dialog>
  );
}
