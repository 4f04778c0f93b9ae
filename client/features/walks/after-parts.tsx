import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackChannels, grounds } from '../../../domain/walk-fields.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { PartProps } from './part-props.ts';
import type { WalkDraft } from './walk-draft.ts';

/** As it was on the day. */
export function DayPart({ draft, onChange, faults }: PartProps): ReactNode {
  const { t } = useTranslation('plan');
  const none: WalkDraft['ground'] = '';
  return (
    <>
      <TextField
        label={t('day.weather')}
        hint={t('day.weatherHint')}
        value={draft.weather}
        maxLength={200}
        onChange={(event) => onChange({ weather: event.target.value })}
      />
      <SelectField
        label={t('day.ground')}
        value={draft.ground}
        choices={[
          { value: none, label: t('day.groundUnsaid') },
          ...grounds.map((value) => ({ value, label: t(`ground.${value}`) })),
        ]}
        onChange={(ground) => onChange({ ground })}
      />
      <TextField
        label={t('day.headcount')}
        hint={t('day.headcountHint')}
        inputMode="numeric"
        value={draft.headcount}
        error={faults.includes('headcount') ? t('day.headcountWrong') : undefined}
        onChange={(event) => onChange({ headcount: event.target.value })}
      />
    </>
  );
}

const rewalks = ['open', 'dated', 'declined', 'done'] as const;

/** What the participants were told, and what becomes of walking again. */
export function AfterPart({ draft, onChange, faults }: PartProps): ReactNode {
  const { t } = useTranslation('plan');
  const { feedback, rewalk } = draft;
  return (
    <>
      <fieldset className="form-group">
        <legend>{t('feedback.title')}</legend>
        <div className="staff-form-row">
          <TextField
            label={t('feedback.givenOn')}
            type="date"
            value={feedback.givenOn}
            onChange={(event) => onChange({ feedback: { ...feedback, givenOn: event.target.value } })}
          />
          <SelectField
            label={t('feedback.channel')}
            value={feedback.channel}
            choices={feedbackChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            onChange={(channel) => onChange({ feedback: { ...feedback, channel } })}
          />
        </div>
        <TextArea
          label={t('feedback.text')}
          hint={t('feedback.textHint')}
          value={feedback.text}
          maxLength={2000}
          rows={4}
          error={faults.includes('feedback') ? t('feedback.unsaid') : undefined}
          onChange={(event) => onChange({ feedback: { ...feedback, text: event.target.value } })}
        />
      </fieldset>
      <fieldset className="form-group">
        <legend>{t('rewalk.title')}</legend>
        <SelectField
          label={t('rewalk.how')}
          value={rewalk.kind}
          choices={rewalks.map((value) => ({ value, label: t(`rewalk.${value}`) }))}
          onChange={(kind) => onChange({ rewalk: { ...rewalk, kind } })}
        />
        {rewalk.kind === 'dated' && (
          <TextField
            label={t('rewalk.dueOn')}
            type="date"
            value={rewalk.dueOn}
            error={faults.includes('rewalk') ? t('rewalk.unsaid') : undefined}
            onChange={(event) => onChange({ rewalk: { ...rewalk, dueOn: event.target.value } })}
          />
        )}
        {rewalk.kind === 'declined' && (
          <TextArea
            label={t('rewalk.reason')}
            value={rewalk.reason}
            maxLength={500}
            rows={2}
            error={faults.includes('rewalk') ? t('rewalk.unsaid') : undefined}
            onChange={(event) => onChange({ rewalk: { ...rewalk, reason: event.target.value } })}
          />
        )}
      </fieldset>
    </>
  );
}
