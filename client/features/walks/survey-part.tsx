import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentFields } from './moment-fields.tsx';
import type { PartProps } from './part-props.ts';

/** Whether there is a survey before the walk, and while it is open. */
export function SurveyPart({ draft, onChange, faults }: PartProps): ReactNode {
  const { t } = useTranslation('plan');
  const { survey } = draft;
  const empty = { opens: { date: '', time: '08:00' }, closes: { date: '', time: '22:00' } };
  const error = faults.includes('survey-dates')
    ? t('survey.datesMissing')
    : faults.includes('survey-order')
      ? t('survey.orderWrong')
      : undefined;
  return (
    <>
      <p className="desk-quiet">{t('survey.help')}</p>
      <label className="form-check">
        <input
          type="checkbox"
          checked={survey !== undefined}
          onChange={(event) => onChange({ survey: event.target.checked ? empty : undefined })}
        />
        {t('survey.have')}
      </label>
      {survey !== undefined && (
        <>
          <MomentFields
            of={t('survey.opens')}
            value={survey.opens}
            onChange={(change) => onChange({ survey: { ...survey, opens: { ...survey.opens, ...change } } })}
          />
          <MomentFields
            of={t('survey.closes')}
            value={survey.closes}
            error={error}
            onChange={(change) =>
              onChange({ survey: { ...survey, closes: { ...survey.closes, ...change } } })
            }
          />
        </>
      )}
    </>
  );
}
