import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  actionDecisions,
  actionHorizons,
  actionSeasons,
  actionTypes,
  costBands,
} from '../../../domain/action.ts';
import { Field, TextArea, TextField } from '../../ui/field.tsx';
import type { ActionDraft } from './action-changes.ts';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** One of a list, or nothing. */
export function ChoiceField<Value extends string>({
  label,
  none,
  value,
  options,
  onChange,
}: {
  label: string;
  none: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}): ReactNode {
  return (
    <Field label={label}>
      {(attributes) => (
        <select
          {...attributes}
          className="field-control"
          value={value ?? ''}
          onChange={(event) =>
            onChange(options.find((option) => option.value === event.target.value)?.value ?? null)
          }
        >
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What the form asks, the decision before the days. */
export function ActionFields({
  draft,
  deadlineFault,
  onChange,
}: {
  draft: ActionDraft;
  deadlineFault: string | undefined;
  onChange: (change: Partial<ActionDraft>) => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const typeId = useId();
  return (
    <>
      <TextField
        label={t('form.titleLabel')}
        hint={t('form.titleHint')}
        value={draft.title}
        required
        maxLength={160}
        dir="auto"
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <div className="staff-form-row">
        <div className="field">
          <label htmlFor={typeId}>{t('form.type')}</label>
          <select
            id={typeId}
            className="field-control"
            value={draft.type}
            onChange={(event) =>
              onChange({ type: actionTypes.find((type) => type === event.target.value) ?? draft.type })
            }
          >
            {actionTypes.map((type) => (
              <option key={type} value={type}>
                {t(`type.${type}`)}
              </option>
            ))}
          </select>
        </div>
        <ChoiceField
          label={t('form.decision')}
          none={t('decision.none')}
          value={draft.decision}
          options={actionDecisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
          onChange={(decision) => onChange({ decision })}
        />
      </div>
      {draft.decision !== null && (
        <TextArea
          label={t('form.reason')}
          hint={draft.decision === 'decline' ? t('form.reasonDecline') : undefined}
          value={draft.reason ?? ''}
          required={draft.decision === 'decline'}
          maxLength={1000}
          rows={3}
          onChange={(event) => onChange({ reason: orNull(event.target.value) })}
        />
      )}
      <TextField
        label={t('form.responsible')}
        hint={t('form.responsibleHint')}
        value={draft.responsible ?? ''}
        maxLength={120}
        onChange={(event) => onChange({ responsible: orNull(event.target.value) })}
      />
      <div className="staff-form-row">
        <TextField
          label={t('form.deadline')}
          type="date"
          error={deadlineFault}
          value={draft.deadline ?? ''}
          onChange={(event) => onChange({ deadline: orNull(event.target.value) })}
        />
        <ChoiceField
          label={t('form.horizon')}
          none={t('horizon.none')}
          value={draft.horizon}
          options={actionHorizons.map((value) => ({ value, label: t(`horizon.${value}`) }))}
          onChange={(horizon) => onChange({ horizon })}
        />
        <ChoiceField
          label={t('form.season')}
          none={t('season.none')}
          value={draft.season}
          options={actionSeasons.map((value) => ({ value, label: t(`season.${value}`) }))}
          onChange={(season) => onChange({ season })}
        />
        <ChoiceField
          label={t('form.cost')}
          none={t('cost.none')}
          value={draft.costBand}
          options={costBands.map((value) => ({ value, label: t(`cost.${value}`) }))}
          onChange={(costBand) => onChange({ costBand })}
        />
      </div>
      <TextField
        label={t('form.assetOwner')}
        hint={t('form.assetOwnerHint')}
        value={draft.assetOwner ?? ''}
        maxLength={120}
        onChange={(event) => onChange({ assetOwner: orNull(event.target.value) })}
      />
      <TextArea
        label={t('form.cause')}
        hint={t('form.causeHint')}
        value={draft.cause ?? ''}
        maxLength={500}
        rows={2}
        onChange={(event) => onChange({ cause: orNull(event.target.value) })}
      />
      <TextField
        label={t('form.reference')}
        hint={t('form.referenceHint')}
        value={draft.externalReference ?? ''}
        maxLength={120}
        onChange={(event) => onChange({ externalReference: orNull(event.target.value) })}
      />
    </>
  );
}
