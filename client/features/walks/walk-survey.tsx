import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ParticipantView, WalkView } from '../../state/record-views.ts';
import { useNow } from '../../state/use-now.ts';
import type { FindingView } from '../../state/wire.ts';
import { Badge } from '../../ui/badge.tsx';
import { JoinPoster } from './join-poster.tsx';

/** The survey before the walk: whether it is open, what came in, and the way into it. */
export function WalkSurvey({
  walk,
  participants,
  findings,
  mayModerate,
}: {
  walk: WalkView;
  participants: readonly ParticipantView[];
  findings: readonly FindingView[];
  mayModerate: boolean;
}): ReactNode {
  const { t } = useTranslation('plan');
  const time = useNow().getTime();
  const { survey, surveyCode } = walk.properties;
  if (survey === null) return null;
  const language = currentLanguage();
  const people = participants.filter(({ properties }) => properties.source === 'presurvey').length;
  const marks = findings.filter(({ properties }) => properties.source === 'presurvey').length;
  const state =
    time < Date.parse(survey.opensAt) ? 'before' : time < Date.parse(survey.closesAt) ? 'open' : 'after';
  const shown = (at: string): string => formatTime(at, language, new Date(0));
  return (
    <details className="desk-section walk-fold" open={state === 'open'}>
      <summary>
        <h2>{t('survey.title')}</h2>
        <Badge tone={state === 'open' ? 'good' : 'neutral'}>{t(`survey.state.${state}`)}</Badge>
      </summary>
      <div className="walk-fold-body">
        <p>{t('survey.window', { from: shown(survey.opensAt), to: shown(survey.closesAt) })}</p>
        <p>{t('survey.cameIn', { count: marks, people })}</p>
        {mayModerate && marks > 0 && (
          <p>
            <Link href={`/walks/${walk.id}/moderation`}>{t('survey.moderate')}</Link>
          </p>
        )}
        {surveyCode === null && <p role="status">{t('survey.making')}</p>}
        {typeof surveyCode === 'string' && state !== 'after' && (
          <JoinPoster walk={walk} code={surveyCode} isSurvey />
        )}
      </div>
    </details>
  );
}
