import { useQuery } from '@tanstack/react-query';
import { Copy, Mail, Send } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { actionNote } from '../../../domain/action-note.ts';
import { ProblemAnswer, Unreachable } from '../../api.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { queryClient } from '../../state/query-client.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { settingsQuery } from '../../state/staff-queries.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { noteOf } from './action-changes.ts';
import '../../ui/staff/staff-form.css';

/** Telling somebody else of an action: sent by the server where it can, else a text to copy. Nothing pretends. */
export function NoteDialog({
  action,
  walkName,
  sendsMail,
  write,
  onClose,
}: {
  action: ActionView;
  walkName: string;
  sendsMail: boolean;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { data: settings } = useQuery(settingsQuery);
  const [to, setTo] = useState('');
  const [message, setMessage] = useState('');
  const [fault, setFault] = useState<'failed' | 'away' | 'address'>();
  const [busy, setBusy] = useState(false);
  const language = currentLanguage() === 'en' ? 'en' : 'sv';
  const own = saidOrNull(message);
  const position = action.geometry?.coordinates;
  const note = actionNote(action.properties, {
    walkName,
    municipality: settings?.name ?? '',
    link: `${window.location.origin}/actions?action=${action.id}`,
    position: position === undefined ? null : [position[0], position[1]],
    language,
    message: own,
  });
  const mailto = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(note.subject)}&body=${encodeURIComponent(note.text)}`;

  const send = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    fetchJson(`/api/actions/${action.id}/notify`, z.object({ sentTo: z.string() }), {
      method: 'POST',
      body: { to, language, message: own },
    })
      .then(async ({ sentTo }) => {
        showToast(t('note.sent', { to: sentTo }));
        await queryClient.invalidateQueries({ queryKey: ['actions'] });
        onClose();
      })
      .catch((failure: unknown) => {
        const code = failure instanceof ProblemAnswer ? failure.problem.code : undefined;
        setFault(code === 'invalid-input' ? 'address' : failure instanceof Unreachable ? 'away' : 'failed');
        setBusy(false);
      });
  };
  const copy = (): void => {
    navigator.clipboard.writeText(`${note.subject}\n\n${note.text}`).then(
      () => showToast(t('note.copied')),
      () => showToast(t('note.copyFailed')),
    );
  };
  const sentMyself = (): void => {
    void write.run([noteOf(action, to.trim(), deviceIds)], t('note.kept')).then((safe) => safe && onClose());
  };

  return (
    <Dialog title={t('note.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={send}>
        {fault !== undefined && (
          <Notice tone="error" announce>
            <p>{t(`note.${fault}`)}</p>
          </Notice>
        )}
        {!sendsMail && (
          <Notice>
            <p>{t('note.noMail')}</p>
          </Notice>
        )}
        <TextField
          label={t('note.to')}
          hint={t('note.toHint')}
          type="email"
          value={to}
          maxLength={200}
          required
          autoComplete="off"
          onChange={(event) => setTo(event.target.value)}
        />
        <TextArea
          label={t('note.message')}
          value={message}
          maxLength={2000}
          rows={2}
          onChange={(event) => setMessage(event.target.value)}
        />
        <details className="action-note" open={!sendsMail}>
          <summary>{t('note.preview')}</summary>
          <p>
            <b>{note.subject}</b>
          </p>
          <p className="action-note-text">{note.text}</p>
        </details>
        {sendsMail && (
          <Button type="submit" look="primary" icon={Send} wide disabled={busy || to.trim() === ''}>
            {t('note.send')}
          </Button>
        )}
        <div className="action-buttons">
          <Button icon={Copy} onClick={copy}>
            {t('note.copy')}
          </Button>
          <a className="button button-secondary" href={mailto}>
            <Mail size={20} aria-hidden="true" />
            <span>{t('note.open')}</span>
          </a>
        </div>
        <Button look="quiet" disabled={write.busy || to.trim() === ''} onClick={sentMyself}>
          {t('note.myself')}
        </Button>
      </form>
    </Dialog>
  );
}
