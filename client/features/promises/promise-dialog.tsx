import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

interface PromiseDialogProperties {
  email: string;
  title: string;
  /** What the button says, and what is said once the change is safe. */
  save: string;
  done: string;
  look?: 'primary' | 'danger';
  /** With a reason, which becomes the change's `reason`: at most so many characters. */
  reasonAtMost?: number;
  /** The change without its reason; undefined while what was typed cannot be one. */
  change: () => Readonly<Record<string, unknown>> | undefined;
  /** Once the change is safe; left out, the dialog closes. */
  onSafe?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** One change of a promise in a dialog: its fields, why, one button. Nothing typed is lost when it is refused. */
export function PromiseDialog({
  email,
  title,
  save,
  done,
  look = 'primary',
  reasonAtMost,
  change,
  onClose,
  onSafe = onClose,
  children,
}: PromiseDialogProperties): ReactNode {
  const { t } = useTranslation('promises');
  const write = usePromiseWrite(email);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = change();
    if (body === undefined) return;
    const told = reasonAtMost === undefined ? body : { ...body, reason };
    void write.run(told, done).then((safe) => safe && onSafe());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        {children}
        {reasonAtMost !== undefined && (
          <TextArea
            label={t('reason')}
            hint={t('reasonHint')}
            required
            rows={3}
            maxLength={reasonAtMost}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <FaultNotice fault={write.fault} />
        <Button type="submit" look={look} wide disabled={write.busy}>
          {save}
        </Button>
      </form>
    </Dialog>
  );
}
