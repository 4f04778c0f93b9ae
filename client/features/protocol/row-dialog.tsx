import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionDecisions, actionHorizons, actionSeasons } from '../../../domain/action.ts';
import { pickText } from '../../../domain/localized.ts';
import { decisionWords, horizonWords, seasonWords } from '../../../domain/protocol/document-words.ts';
import type { ProtocolRow } from '../../../domain/protocol.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea, TextField } from '../../ui/field.tsx';
import type { Write } from '../../ui/leading/use-write.ts';
import { Notice } from '../../ui/notice.tsx';
import { type RowFields, rowChanges } from './protocol-changes.ts';
import type { ProtocolView } from './protocol-views.ts';
import '../../ui/staff/staff-form.css';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the note-taker may write in a row; counts and places follow from the marks and stay. */
export function RowDialog({
  view,
  row,
  write,
  onClose,
}: {
  view: ProtocolView;
  row: ProtocolRow;
  write: Write;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const language = currentLanguage();
  const [fields, setFields] = useState<RowFields>({
    locationText: row.locationText,
    observation: row.observation,
    suggestedAction: row.suggestedAction,
    assetOwner: row.assetOwner,
    responsible: row.responsible,
    decision: row.decision,
    reason: row.reason,
    horizon: row.horizon,
    deadline: row.deadline,
    season: row.season,
  });
  const set = (change: Partial<RowFields>): void => setFields((before) => ({ ...before, ...change }));
  const needsReason = fields.decision === 'decline' && fields.reason === null;
  const [tried, setTried] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (needsReason) return;
    const changes = rowChanges(view, row.no, fields, deviceIds);
    const outcome = changes.length === 0 ? undefined : await write.run(changes, t('saved'));
    if (changes.length === 0 || (outcome !== undefined && outcome.state !== 'refused')) onClose();
  };
  const choice = <Value extends string>(
    name: 'decision' | 'horizon' | 'season',
    values: readonly Value[],
    words: Readonly<Record<Value, Parameters<typeof pickText>[0]>>,
    onChange: (value: Value | null) => void,
  ) => (
    <Field label={t(`row.${name}`)}>
      {(attributes) => (
        <select
          className="field-control"
          value={fields[name] ?? ''}
          onChange={(event) => onChange(values.find((one) => one === event.target.value) ?? null)}
          {...attributes}
        >
          <option value="">{t('row.unsaid')}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {pickText(words[value], language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <Dialog title={t('row.title', { no: row.no })} onClose={onClose}>
      <form className="staff-form" onSubmit={(event) => void save(event)}>
        {write.fault !== undefined && (
          <Notice tone="error" announce>
            <p>{write.fault}</p>
          </Notice>
        )}
        <TextField
          label={t('row.locationText')}
          hint={row.checkpointName === null ? undefined : t('row.atStop', { stop: row.checkpointName })}
          maxLength={200}
          value={fields.locationText ?? ''}
          onChange={(event) => set({ locationText: orNull(event.target.value) && event.target.value })}
        />
        <TextArea
          label={t('row.observation')}
          hint={t('row.observationHint')}
          maxLength={300}
          rows={3}
          value={fields.observation ?? ''}
          onChange={(event) => set({ observation: orNull(event.target.value) && event.target.value })}
        />
        <TextArea
          label={t('row.suggestedAction')}
          maxLength={300}
          rows={2}
          value={fields.suggestedAction ?? ''}
          onChange={(event) => set({ suggestedAction: orNull(event.target.value) && event.target.value })}
        />
        <div className="staff-form-row">
          <TextField
            label={t('row.assetOwner')}
            hint={t('row.assetOwnerHint')}
            maxLength={120}
            value={fields.assetOwner ?? ''}
            onChange={(event) => set({ assetOwner: orNull(event.target.value) && event.target.value })}
          />
          <TextField
            label={t('row.responsible')}
            hint={t('row.responsibleHint')}
            maxLength={120}
            value={fields.responsible ?? ''}
            onChange={(event) => set({ responsible: orNull(event.target.value) && event.target.value })}
          />
        </div>
        {choice('decision', actionDecisions, decisionWords, (decision) => set({ decision }))}
        <TextArea
          label={t('row.reason')}
          hint={t('row.reasonHint')}
          error={tried && needsReason ? t('row.reasonNeeded') : undefined}
          maxLength={1000}
          rows={2}
          value={fields.reason ?? ''}
          onChange={(event) => set({ reason: orNull(event.target.value) && event.target.value })}
        />
        <div className="staff-form-row">
          {choice('horizon', actionHorizons, horizonWords, (horizon) => set({ horizon }))}
          {choice('season', actionSeasons, seasonWords, (season) => set({ season }))}
          <TextField
            label={t('row.deadline')}
            type="date"
            value={fields.deadline ?? ''}
            onChange={(event) => set({ deadline: orNull(event.target.value) })}
          />
        </div>
        <Button type="submit" look="primary" wide disabled={write.busy}>
          {t('row.save')}
        </Button>
      </form>
    </Dialog>
  );
}
