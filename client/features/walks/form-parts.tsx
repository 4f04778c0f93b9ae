import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routeTime } from '../../../domain/route-time.ts';
import { templatesQuery } from '../../state/process-queries.ts';
import { AboutPart } from './about-part.tsx';
import { AfterPart, DayPart } from './after-parts.tsx';
import { AreaField } from './area-field.tsx';
import { DatesPart } from './dates-part.tsx';
import { FormPart } from './form-part.tsx';
import { NotesFields } from './notes-fields.tsx';
import type { PartProps } from './part-props.ts';
import { PeoplePart } from './people-part.tsx';
import { RouteBudget } from './route-budget.tsx';
import { RouteField } from './route-field.tsx';
import { type PlaceFieldProps, StopsEditor } from './stops-editor.tsx';
import { SurveyPart } from './survey-part.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { routeOf } from './walk-draft.ts';

/** What a walk may take where its template says nothing. */
const usualMinutes = { from: 60, to: 90 };

/** All that is said of a walk, in the order in which it is decided. */
export function FormParts({
  existing,
  surveyMarkCount,
  ...props
}: PartProps & PlaceFieldProps & { existing: boolean; surveyMarkCount: number }): ReactNode {
  const { t } = useTranslation('plan');
  const { draft } = props;
  const templates = useQuery(templatesQuery);
  const used = templates.data?.find(
    ({ template: { id, version } }) => id === draft.template?.id && version === draft.template.version,
  );
  const time = routeTime(
    routeOf(draft),
    draft.stops.map(({ plannedMinutes }) => Number(plannedMinutes) || 0),
  );
  const most = used?.template.durations.walkMinutes ?? usualMinutes;
  const held = Object.values(draft.roles).filter((holders) => holders.trim() !== '').length;
  return (
    <>
      <FormPart name="about" open>
        <AboutPart {...props}>
          {!existing && <TemplateChoice draft={draft} onChange={props.onChange} />}
        </AboutPart>
      </FormPart>
      <FormPart name="dates" open>
        <DatesPart {...props} minutes={time.totalMinutes || most.to} />
      </FormPart>
      <FormPart
        name="people"
        summary={t('summary.people', { roles: held, count: draft.organisations.length })}
      >
        <PeoplePart {...props} />
      </FormPart>
      <FormPart name="place" open>
        {surveyMarkCount > 0 && <p>{t('survey.marksShown', { count: surveyMarkCount })}</p>}
        <StopsEditor {...props} />
        <RouteField {...props} />
        <RouteBudget time={time} stops={draft.stops.length} most={most} />
        <AreaField {...props} />
        <NotesFields {...props} />
      </FormPart>
      <FormPart name="survey" summary={t(draft.survey === undefined ? 'summary.noSurvey' : 'summary.survey')}>
        <SurveyPart {...props} />
      </FormPart>
      {existing && (
        <>
          <FormPart name="day" summary={draft.weather || t('summary.nothing')}>
            <DayPart {...props} />
          </FormPart>
          <FormPart name="after" summary={draft.feedback.givenOn || t('summary.nothing')}>
            <AfterPart {...props} />
          </FormPart>
        </>
      )}
    </>
  );
}
