import { Mail } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { NoteDialog } from './note-dialog.tsx';

/** Who was told of the action and how, and a way to tell somebody. */
export function ActionNotes(props: {
  action: ActionView;
  walkName: string;
  sendsMail: boolean;
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [open, setOpen] = useState(false);
  const { notes } = props.action.properties;
  return (
    <section className="desk-section" aria-labelledby="action-notes">
      <h3 id="action-notes">{t('note.heading')}</h3>
      {notes.length === 0 && <p className="desk-quiet">{t('note.nobody')}</p>}
      {notes.length > 0 && (
        <ul className="action-log">
          {notes.map(({ to, channel, at }) => (
            <li key={`${at} ${to}`}>
              <b>{to}</b>
              <span className="desk-quiet">
                {t(`note.channel.${channel}`)} · {formatDate(at, currentLanguage())}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="action-buttons">
        <Button icon={Mail} onClick={() => setOpen(true)}>
          {t('note.title')}
        </Button>
      </div>
      {open && <NoteDialog {...props} onClose={() => setOpen(false)} />}
    </section>
  );
}
