import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { TextArea } from '../field.tsx';
import './staff-form.css';

/** Taking something away for good: what that does is said before, and why it is done is asked. */
export function RemovalDialog({
  title,
  text,
  reasonLabel,
  reasonHint,
  reasonAtMost,
  isReasonRequired = false,
  button,
  busy,
  fault,
  onRemove,
  onClose,
}: {
  title: string;
  text: string;
  reasonLabel: string;
  reasonHint?: string;
  reasonAtMost: number;
  isReasonRequired?: boolean;
  button: string;
  busy: boolean;
  fault: string | undefined;
  /** The reason without spaces around it; perhaps empty where none is required. */
  onRemove: (reason: string) => void;
  onClose: () => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="staff-form"
        onSubmit={(event) => {
          event.preventDefault();
          onRemove(reason);
        }}
      >
        <p>{text}</p>
        <TextArea
          label={reasonLabel}
          hint={reasonHint}
          rows={3}
          maxLength={reasonAtMost}
          required={isReasonRequired}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <FaultNotice fault={fault} />
        <Button
          type="submit"
          look="danger"
          icon={Trash2}
          wide
          disabled={busy || (isReasonRequired && reason === '')}
        >
          {button}
        </Button>
      </form>
    </Dialog>
  );
}
