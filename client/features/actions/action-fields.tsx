import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  actionDecisions,
  actionHorizons,
  actionSeasons,
  actionTypes,
  costBands,
} from '../../../domain/action.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ActionDraft } from './action-changes.ts';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

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
        <SelectField
          label={t('form.type')}
          value={draft.type}
          choices={actionTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
          onChange={(type) => onChange({ type })}
        />
        <SelectField
          label={t('form.decision')}
          value={draft.decision}
          choices={[
            { value: null, label: t('decision.none') },
            ...actionDecisions.map((value) => ({ value, label: t(`decision.${value}`) })),
          ]}
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
        <SelectField
          label={t('form.horizon')}
          value={draft.horizon}
          choices={[
            { value: null, label: t('horizon.none') },
            ...actionHorizons.map((value) => ({ value, label: t(`horizon.${value}`) })),
          ]}
          onChange={(horizon) => onChange({ horizon })}
        />
        <SelectField
          label={t('form.season')}
          value={draft.season}
          choices={[
            { value: null, label: t('season.none') },
            ...actionSeasons.map((value) => ({ value, label: t(`season.${value}`) })),
          ]}
          onChange={(season) => onChange({ season })}
        />
        <SelectField
          label={t('form.cost')}
          value={draft.costBand}
          choices={[
            { value: null, label: t('cost.none') },
            ...costBands.map((value) => ({ value, label: t(`cost.${value}`) })),
          ]}
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
