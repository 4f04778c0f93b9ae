import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countedKinds } from '../../../domain/patrol/monthly-sums.ts';
import type { DayWindow } from '../../../domain/promise/day-window.ts';
import { type EvidenceRule, itemKinds, itemOwners } from '../../../domain/promise/promise-item.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type ItemDraft, type YearAnswers, yearsToAsk } from './promise-draft.ts';

const sources = [
  'activities',
  'walks',
  'actions',
  'police',
  'follow-ups',
] as const satisfies readonly EvidenceRule['source'][];

/** One item of a promise that is being written down. */
export function ItemFields({
  number,
  item,
  period,
  answers,
  owners = itemOwners,
  onChange,
  onRemove,
}: {
  number: number;
  item: ItemDraft;
  period: DayWindow;
  /** What the promise says of its own follow-ups, by year. */
  answers: YearAnswers;
  /** Who may own it; everybody, unless one party adds it alone. */
  owners?: readonly ItemDraft['owner'][];
  onChange: (item: ItemDraft) => void;
  onRemove?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('promises');
  const set = (more: Partial<ItemDraft>): void => onChange({ ...item, ...more });
  const isBackwards = item.from !== '' && item.to !== '' && item.to < item.from;
  const asked = yearsToAsk(item, period, answers);
  return (
    <fieldset className="item-fields staff-form">
      <legend>{t('new.item', { number })}</legend>
      <TextField
        label={t('new.textSv')}
        required
        lang="sv"
        maxLength={500}
        value={item.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <TextField
        label={t('new.textEn')}
        lang="en"
        maxLength={500}
        value={item.textEn}
        onChange={(event) => set({ textEn: event.target.value })}
      />
      <div className="staff-form-row item-choices">
        <SelectField
          label={t('facts.owner')}
          value={item.owner}
          choices={owners.map((value) => ({ value, label: t(`owner.${value}`) }))}
          onChange={(owner) => set({ owner })}
        />
        <SelectField
          label={t('facts.counts')}
          value={item.source}
          choices={sources.map((value) => ({ value, label: t(`evidenceRule.${value}`) }))}
          // Follow-ups are counted by calendar year, and by nothing else.
          onChange={(source) =>
            set({ source, ...(source === 'follow-ups' ? { measure: 'recurrence' } : {}) })
          }
        />
        {item.source === 'police' && (
          <SelectField
            label={t('new.counted')}
            value={item.counted}
            choices={countedKinds.map((value) => ({ value, label: t(`counted.${value}`) }))}
            onChange={(counted) => set({ counted })}
          />
        )}
        <SelectField
          label={t('facts.measure')}
          value={item.measure}
          choices={itemKinds.map((value) => ({ value, label: t(`measure.${value}`) }))}
          onChange={(measure) => set({ measure })}
        />
      </div>
      <div className="staff-form-row">
        <TextField
          label={t(`target.number.${item.measure}`)}
          hint={t('target.hint')}
          type="number"
          min={1}
          max={1_000_000}
          value={item.target}
          onChange={(event) => set({ target: event.target.value })}
        />
        <TextField
          label={t('new.unit')}
          hint={t('new.unitHint')}
          maxLength={60}
          value={item.unit}
          onChange={(event) => set({ unit: event.target.value })}
        />
        <TextField
          label={t('activity.place')}
          maxLength={120}
          value={item.place}
          onChange={(event) => set({ place: event.target.value })}
        />
        {asked.map((year) => (
          <TextField
            key={year}
            label={t('target.partial', { year })}
            hint={t('target.partialHint')}
            type="number"
            required
            min={0}
            value={item.partial[year] ?? ''}
            onChange={(event) => set({ partial: { ...item.partial, [year]: event.target.value } })}
          />
        ))}
      </div>
      <div className="staff-form-row">
        <TextField
          label={t('new.itemFrom')}
          hint={t('new.itemWindowHint')}
          type="date"
          value={item.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={t('new.itemTo')}
          hint={t('new.itemWindowHint')}
          type="date"
          value={item.to}
          error={isBackwards ? t('target.backwards') : undefined}
          onChange={(event) => set({ to: event.target.value })}
        />
      </div>
      {onRemove !== undefined && (
        <div className="promises-tools">
          <Button look="quiet" icon={Trash2} onClick={onRemove}>
            {t('new.removeItem', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
