import { WandSparkles, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Polygon, Position } from '../../../domain/geo.ts';
import { evidenceGrades, hotSpotBases } from '../../../domain/patrol/hot-spot.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type HotSpotDraft, isComplete } from './hot-spot-changes.ts';
import { OutlineField } from './outline-field.tsx';
import { useWindowsFromData } from './use-windows-from-data.ts';
import { WindowsField } from './windows-field.tsx';
import '../../ui/staff/staff-form.css';

const suggestions = ['light', 'bush', 'entrance', 'litter', 'groups', 'parking'] as const;

/** The form of a hot spot, beside the map on which its outline is drawn. */
export function HotSpotForm({
  title,
  draft,
  near,
  areas,
  isDrawing,
  write,
  onDraw,
  onChange,
  onSave,
  onClose,
}: {
  title: string;
  draft: HotSpotDraft;
  near: Position;
  /** Of felt unsafety, to begin from. */
  areas: readonly AreaView[];
  /** Clicks on the map draw; else they choose. */
  isDrawing: boolean;
  write: StaffWrite;
  onDraw: (draws: boolean) => void;
  onChange: (change: Partial<HotSpotDraft>) => void;
  onSave: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['patrol', 'walks', 'desk']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave();
  };
  const looked = draft.lookAt.join('\n');
  return (
    <form className="staff-form patrol-form" onSubmit={submit}>
      <header className="desk-detail-head">
        <PageHeading>{title}</PageHeading>
        <IconButton icon={X} label={t('form.cancel')} onClick={onClose} />
      </header>
      <OutlineField
        geometry={draft.geometry}
        near={near}
        areas={areas}
        isDrawing={isDrawing}
        onDraw={onDraw}
        onChange={onChange}
      />
      <TextField
        label={t('form.name')}
        hint={t('form.nameHint')}
        value={draft.name}
        maxLength={120}
        required
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        label={t('form.basis')}
        value={draft.basis}
        choices={hotSpotBases.map((value) => ({ value, label: t(`basis.${value}`) }))}
        onChange={(basis) => onChange({ basis })}
      />
      <div>
        <Segmented
          legend={t('form.grade')}
          showLegend
          value={draft.evidenceGrade}
          options={evidenceGrades.map((value) => ({ value, label: value }))}
          onChange={(evidenceGrade) => onChange({ evidenceGrade })}
        />
        <p className="desk-quiet">{t(`grade.${draft.evidenceGrade}`)}</p>
      </div>
      <TextArea
        label={t('form.why')}
        hint={t('form.whyHint')}
        rows={3}
        maxLength={1000}
        required
        value={draft.why}
        onChange={(event) => onChange({ why: event.target.value })}
      />
      <WindowsField windows={draft.windows} onChange={(windows) => onChange({ windows })} />
      <WindowsFromData geometry={draft.geometry} onUse={(windows) => onChange({ windows })} />
      <div className="patrol-look">
        <TextArea
          label={t('form.lookAt')}
          hint={t('form.lookAtHint')}
          rows={3}
          value={looked}
          onChange={(event) => onChange({ lookAt: event.target.value.split('\n').slice(0, 12) })}
        />
        <div className="patrol-badges">
          {suggestions.map((name) => {
            const text = t(`look.${name}`);
            return (
              <Button
                key={name}
                look="quiet"
                disabled={draft.lookAt.includes(text)}
                onClick={() => onChange({ lookAt: [...draft.lookAt.filter((one) => one !== ''), text] })}
              >
                {text}
              </Button>
            );
          })}
        </div>
      </div>
      <TextField
        label={t('form.talkTo')}
        hint={t('form.talkToHint')}
        value={draft.talkTo ?? ''}
        maxLength={300}
        onChange={(event) => onChange({ talkTo: event.target.value === '' ? null : event.target.value })}
      />
      <div className="staff-form-row">
        <TextField
          label={t('form.reviewAt')}
          type="date"
          required
          value={draft.reviewAt}
          onChange={(event) => onChange({ reviewAt: event.target.value })}
        />
        <TextField
          label={t('form.periodMonths')}
          type="number"
          min={1}
          max={12}
          required
          value={draft.stopRule.periodMonths}
          onChange={(event) =>
            onChange({ stopRule: { ...draft.stopRule, periodMonths: Number(event.target.value) } })
          }
        />
        <TextField
          label={t('form.threshold')}
          type="number"
          min={1}
          max={10000}
          required
          value={draft.stopRule.threshold}
          onChange={(event) =>
            onChange({ stopRule: { ...draft.stopRule, threshold: Number(event.target.value) } })
          }
        />
      </div>
      <p className="desk-quiet">{t('form.stopRule', { ...draft.stopRule })}</p>
      <FaultNotice fault={write.fault} />
      <Button type="submit" look="primary" wide disabled={write.busy || !isComplete(draft)}>
        {t('form.save')}
      </Button>
      {!isComplete(draft) && <p className="desk-quiet">{t('form.missing')}</p>}
    </form>
  );
}

function WindowsFromData({
  geometry,
  onUse,
}: {
  geometry: Polygon | undefined;
  onUse: (windows: HotSpotDraft['windows']) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const [asked, setAsked] = useState(false);
  const { data, error } = useWindowsFromData(asked ? geometry : undefined);
  return (
    <div className="patrol-from-data">
      <Button icon={WandSparkles} disabled={geometry === undefined} onClick={() => setAsked(true)}>
        {t('form.fromData')}
      </Button>
      {error !== null && <p role="alert">{t('form.fromDataFault')}</p>}
      {asked && data !== undefined && (
        <div role="status">
          <p className="desk-quiet">{t('form.fromDataFound', { count: data.withHour })}</p>
          {data.windows.length > 0 ? (
            <Button look="quiet" onClick={() => onUse(data.windows)}>
              {t('form.fromDataUse', { count: data.windows.length })}
            </Button>
          ) : (
            <p className="desk-quiet">{t('form.fromDataFew')}</p>
          )}
        </div>
      )}
    </div>
  );
}
