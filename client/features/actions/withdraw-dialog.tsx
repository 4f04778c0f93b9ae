import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { RemovalDialog } from '../../ui/staff/removal-dialog.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { withdrawalOf } from './action-changes.ts';

/** Taking an action away: what that does to the marks is said before. */
export function WithdrawDialog({
  action,
  write,
  onDone,
  onClose,
}: {
  action: ActionView;
  write: StaffWrite;
  onDone: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  return (
    <RemovalDialog
      title={t('withdraw.title')}
      text={t('withdraw.text')}
      reasonLabel={t('withdraw.why')}
      reasonAtMost={300}
      button={t('withdraw.save')}
      busy={write.busy}
      fault={write.fault}
      onRemove={(reason) => {
        const change = withdrawalOf(action, reason === '' ? null : reason, deviceIds);
        void write.run([change], t('withdraw.done')).then((safe) => safe && onDone());
      }}
      onClose={onClose}
    />
  );
}
