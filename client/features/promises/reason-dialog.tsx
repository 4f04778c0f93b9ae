import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

/** Something that is taken away, with why. */
export function ReasonDialog({
  email,
  title,
  text,
  save,
  done,
  body,
  onClose,
}: {
  email: string;
  title: string;
  text: string;
  save: string;
  done: string;
  /** The change, without its reason. */
  body: Readonly<Record<string, unknown>>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  const write = usePromiseWrite(email);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void write.run({ ...body, reason }, done).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <p>{text}</p>
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          required
          maxLength={300}
          rows={3}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="danger" wide disabled={write.busy || reason.trim() === ''}>
          {save}
        </Button>
      </form>
    </Dialog>
  );
}
