import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/field.tsx';
import { DuskLine } from './dusk-line.tsx';
import { timeOf } from './moment.ts';
import { MomentFields } from './moment-fields.tsx';
import type { PartProps } from './part-props.ts';
import { placeOf } from './walk-draft.ts';

/** The three meetings: when and where. The light of the evening stands beside the day of the walk. */
export function DatesPart({
  draft,
  onChange,
  faults,
  near,
  minutes,
}: PartProps & { minutes: number }): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  const meetings = [
    { name: 'firstMeeting', fault: 'first-after-walk' },
    { name: 'thirdMeeting', fault: 'third-before-walk' },
  ] as const;
  const meeting = (index: 0 | 1): ReactNode => {
    const { name, fault } = meetings[index];
    return (
      <fieldset className="form-group">
        <legend>{t(`plan:dates.${name}`)}</legend>
        <MomentFields
          value={draft[name]}
          error={faults.includes(fault) ? t(`plan:dates.${fault}`) : undefined}
          onChange={(change) => onChange({ [name]: { ...draft[name], ...change } })}
        />
        <TextField
          label={t(`plan:dates.${name}Place`)}
          value={draft[name].place}
          maxLength={200}
          onChange={(event) => onChange({ [name]: { ...draft[name], place: event.target.value } })}
        />
      </fieldset>
    );
  };
  return (
    <>
      {meeting(0)}
      <fieldset className="form-group">
        <legend>{t('plan:dates.walk')}</legend>
        <MomentFields value={draft} onChange={onChange} />
        <DuskLine
          day={draft.date === '' ? null : draft.date}
          startAt={timeOf(draft)}
          position={placeOf(draft) ?? near}
          lightPurpose={draft.lightPurpose}
          minutes={minutes}
        />
        <TextField
          label={t('walks:form.meetingPoint')}
          value={draft.meetingPoint}
          maxLength={200}
          onChange={(event) => onChange({ meetingPoint: event.target.value })}
        />
      </fieldset>
      {meeting(1)}
      <p className="desk-quiet">{t('plan:dates.advice')}</p>
    </>
  );
}
