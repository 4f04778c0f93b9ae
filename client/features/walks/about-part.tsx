import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lightPurposes } from '../../../domain/walk-terms.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ClassSwitch } from './class-switch.tsx';
import type { PartProps } from './part-props.ts';

/** What the walk is, why, and in which light it must be made. */
export function AboutPart({
  draft,
  onChange,
  faults,
  children,
}: PartProps & { children: ReactNode }): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  return (
    <>
      <TextField
        label={t('walks:form.name')}
        hint={t('walks:form.nameHint')}
        value={draft.name}
        maxLength={120}
        error={faults.includes('name') ? t('walks:form.nameMissing') : undefined}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {children}
      <TextArea
        label={t('walks:form.purpose')}
        hint={t('plan:about.purposeHint')}
        value={draft.purpose}
        maxLength={1000}
        rows={3}
        onChange={(event) => onChange({ purpose: event.target.value })}
      />
      <Segmented
        showLegend
        legend={t('plan:about.light')}
        options={lightPurposes.map((value) => ({ value, label: t(`plan:light.${value}`) }))}
        value={draft.lightPurpose}
        onChange={(lightPurpose) => onChange({ lightPurpose })}
      />
      <TextArea
        label={t('plan:about.origin')}
        hint={t('walks:form.optional')}
        value={draft.origin}
        maxLength={500}
        rows={2}
        onChange={(event) => onChange({ origin: event.target.value })}
      />
      <TextArea
        label={t('plan:about.promise')}
        hint={t('plan:about.promiseHint')}
        value={draft.promise}
        maxLength={500}
        rows={2}
        onChange={(event) => onChange({ promise: event.target.value })}
      />
      <TextField
        label={t('plan:about.abbreviation')}
        hint={t('plan:about.abbreviationHint')}
        value={draft.abbreviation}
        maxLength={4}
        autoCapitalize="characters"
        error={faults.includes('abbreviation') ? t('plan:about.abbreviationWrong') : undefined}
        onChange={(event) => onChange({ abbreviation: event.target.value.toUpperCase() })}
      />
      <ClassSwitch isClass={draft.mode === 'class'} onChange={(mode) => onChange({ mode })} />
    </>
  );
}
