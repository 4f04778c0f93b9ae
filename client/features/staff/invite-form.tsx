import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { staffRoles } from '../../../domain/roles.ts';
import { ProblemAnswer } from '../../api.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import '../../ui/staff/staff-form.css';
import type { HandedLink } from './staff-screen.tsx';

const invitedSchema = z.object({ link: z.string(), expiresAt: z.string() });

/** A new person: they choose their own password by the link that this gives. */
export function InviteForm({
  onClose,
  onInvited,
}: {
  onClose: () => void;
  onInvited: (link: HandedLink) => void;
}): ReactNode {
  const { t } = useTranslation(['staff', 'desk']);
  const wordsOf = useFaultWords();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: String(form.get('name')),
      email: String(form.get('email')),
      role: String(form.get('role')),
    };
    setBusy(true);
    setFault(undefined);
    fetchJson('/api/staff', invitedSchema, { method: 'POST', body })
      .then((made) => onInvited({ ...made, name: body.name }))
      .catch((failure: unknown) => {
        const taken = failure instanceof ProblemAnswer && failure.problem.code === 'duplicate-id';
        setFault(taken ? t('taken') : wordsOf(failure));
        setBusy(false);
      });
  };

  return (
    <Dialog title={t('invite')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={fault} />
        <TextField label={t('name')} name="name" autoComplete="off" maxLength={80} required />
        <TextField label={t('email')} name="email" type="email" autoComplete="off" required />
        <Field label={t('role')} hint={t('roleHint')}>
          {(attributes) => (
            <select {...attributes} className="field-control" name="role" defaultValue="leader">
              {staffRoles.map((role) => (
                <option key={role} value={role}>
                  {t(`roleHelp.${role}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" look="primary" wide disabled={busy}>
          {t('makeLink')}
        </Button>
      </form>
    </Dialog>
  );
}
