import { Pencil } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../../domain/catalogue.ts';
import type { Fact } from '../../../domain/protocol/document-facts.ts';
import { protocolDocument } from '../../../domain/protocol/document-model.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { HeaderDialog } from './header-dialog.tsx';
import { headerChanges } from './protocol-changes.ts';
import { ProtocolTable } from './protocol-table.tsx';
import type { ProtocolView } from './protocol-views.ts';
import { RowDialog } from './row-dialog.tsx';

interface BodyProps {
  view: ProtocolView;
  previous: ProtocolView | undefined;
  catalogue: Catalogue;
  write: StaffWrite;
}

/** What the protocol says. Until it is published everything that the note-taker may write can be changed here. */
export function ProtocolBody({ view, previous, catalogue, write }: BodyProps): ReactNode {
  const { t } = useTranslation('protocol');
  const language = currentLanguage();
  const { protocol } = view;
  const { state, rows } = protocol.properties;
  const isOpen = state !== 'published';
  const document = useMemo(
    () => protocolDocument(protocol, { previous: previous?.protocol, catalogue, language }),
    [protocol, previous, catalogue, language],
  );
  const [editing, setEditing] = useState<'header' | { no: string }>();
  const row = typeof editing === 'object' ? rows.find(({ no }) => no === editing.no) : undefined;
  return (
    <>
      <div className="protocol-boxes">
        <section className="protocol-box">
          <div className="protocol-box-head">
            <h2>{t('header.title')}</h2>
            {isOpen && (
              <Button icon={Pencil} onClick={() => setEditing('header')}>
                {t('header.edit')}
              </Button>
            )}
          </div>
          <Facts facts={document.header} />
        </section>
        <section className="protocol-box">
          <h2>{t('method.title')}</h2>
          {document.methodSentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Facts facts={document.method} />
        </section>
      </div>
      {previous !== undefined && (
        <section className="protocol-box">
          <h2>{t('changes.title', { version: previous.protocol.properties.version })}</h2>
          {document.changes.length === 0 ? (
            <p>{t('changes.none')}</p>
          ) : (
            <details open={document.changes.length <= 8}>
              <summary>{t('changes.count', { count: document.changes.length })}</summary>
              <ul>
                {document.changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      <section className="protocol-rows">
        <h2>{t('rows.title', { count: rows.length })}</h2>
        {rows.length === 0 ? (
          <p>{t('rows.none')}</p>
        ) : (
          <>
            {isOpen && <p className="desk-quiet">{t('rows.help')}</p>}
            <ProtocolTable document={document} onEdit={isOpen ? (no) => setEditing({ no }) : undefined} />
          </>
        )}
      </section>
      <Notes key={view.protocol.id} view={view} isOpen={isOpen} write={write} />
      {editing === 'header' && (
        <HeaderDialog view={view} write={write} onClose={() => setEditing(undefined)} />
      )}
      {row !== undefined && (
        <RowDialog
          key={row.no}
          view={view}
          row={row}
          document={document}
          write={write}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="protocol-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({
  view,
  isOpen,
  write,
}: {
  view: ProtocolView;
  isOpen: boolean;
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const { notes } = view.protocol.properties;
  const [text, setText] = useState(notes ?? '');
  const heading = useId();
  const value = saidOrNull(text);
  if (!isOpen && notes === null) return null;
  return (
    <section className="protocol-box" aria-labelledby={heading}>
      <h2 id={heading}>{t('notes.title')}</h2>
      {isOpen ? (
        <>
          <TextArea
            label={t('notes.label')}
            hint={t('notes.hint')}
            rows={5}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div>
            <Button
              disabled={write.busy || value === notes}
              onClick={() => void write.run(headerChanges(view, { notes: value }, deviceIds), t('saved'))}
            >
              {t('notes.save')}
            </Button>
          </div>
        </>
      ) : (
        <p className="protocol-notes">{notes}</p>
      )}
    </section>
  );
}
