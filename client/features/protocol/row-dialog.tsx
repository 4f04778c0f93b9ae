import { ExternalLink } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolDocument } from '../../../domain/protocol/document-model.ts';
import type { ColumnId } from '../../../domain/protocol/document-words.ts';
import type { ProtocolRow } from '../../../domain/protocol.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type RowFields, rowChanges } from './protocol-changes.ts';
import type { ProtocolView } from './protocol-views.ts';
import '../../ui/staff/staff-form.css';

/** Columns that follow from the action. */
const decided: readonly ColumnId[] = ['owner', 'decision', 'priority', 'status', 'verified'];

/**
 * What the note-taker writes in a row. Counts and places follow from the marks; what is decided is written at the
 * action alone, and shown here with the way there.
 */
export function RowDialog({
  view,
  row,
  document,
  write,
  onClose,
}: {
  view: ProtocolView;
  row: ProtocolRow;
  document: ProtocolDocument;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const [fields, setFields] = useState<RowFields>({
    locationText: row.locationText,
    observation: row.observation,
    suggestedAction: row.suggestedAction,
  });
  const set = (change: Partial<RowFields>): void => setFields((before) => ({ ...before, ...change }));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const changes = rowChanges(view, row.no, fields, deviceIds);
    if (changes.length === 0 || (await write.run(changes, t('saved')))) onClose();
  };
  return (
    <Dialog title={t('row.title', { no: row.no })} onClose={onClose}>
      <form className="staff-form" onSubmit={(event) => void save(event)}>
        <TextField
          label={t('row.locationText')}
          hint={row.checkpointName === null ? undefined : t('row.atStop', { stop: row.checkpointName })}
          maxLength={200}
          value={fields.locationText ?? ''}
          onChange={(event) => set({ locationText: saidOrNull(event.target.value) && event.target.value })}
        />
        <TextArea
          label={t('row.observation')}
          hint={t('row.observationHint')}
          maxLength={300}
          rows={3}
          value={fields.observation ?? ''}
          onChange={(event) => set({ observation: saidOrNull(event.target.value) && event.target.value })}
        />
        <TextArea
          label={t('row.suggestedAction')}
          maxLength={300}
          rows={2}
          value={fields.suggestedAction ?? ''}
          onChange={(event) => set({ suggestedAction: saidOrNull(event.target.value) && event.target.value })}
        />
        <Decided row={row} document={document} walkId={view.protocol.properties.walkId} />
        <FaultNotice fault={write.fault} />
        <Button type="submit" look="primary" wide disabled={write.busy}>
          {t('row.save')}
        </Button>
      </form>
    </Dialog>
  );
}

/** What the actions say of the row, and the way to them: in a tab of their own, so that nothing typed here is lost. */
function Decided({
  row,
  document,
  walkId,
}: {
  row: ProtocolRow;
  document: ProtocolDocument;
  walkId: string;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const cells = document.rows.find(({ no }) => no === row.no)?.cells;
  const many = row.actionIds.length > 1;
  const links =
    row.actionIds.length === 0
      ? [{ href: `/actions?new&walk=${walkId}&finding=${row.findingId}`, words: t('row.newAction') }]
      : row.actionIds.map((id, index) => ({
          href: `/actions?action=${id}`,
          words: many ? t('row.actionOf', { number: index + 1 }) : t('row.action'),
        }));
  return (
    <section className="protocol-decided" aria-label={t('row.decided')}>
      <h3>{t('row.decided')}</h3>
      <p className="desk-quiet">
        {row.actionIds.length === 0 ? t('row.undecidedText') : t('row.decidedText')}
      </p>
      {row.actionIds.length > 0 && (
        <dl className="protocol-facts">
          {document.columns
            .filter(({ id }) => decided.includes(id))
            .map(({ id, label }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd dir="auto">{cells?.[id].join('. ') || '–'}</dd>
              </div>
            ))}
        </dl>
      )}
      <p className="protocol-links">
        {links.map(({ href, words }) => (
          <a key={href} className="button button-secondary" href={href} target="_blank" rel="noopener">
            <ExternalLink size={20} aria-hidden="true" />
            <span>{words}</span>
          </a>
        ))}
      </p>
    </section>
  );
}
