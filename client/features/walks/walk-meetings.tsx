import { CalendarPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { placeDay } from '../../../domain/place-time.ts';
import { routeTime } from '../../../domain/route-time.ts';
import { formatTime } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';
import { DuskLine } from './dusk-line.tsx';

/** What a walk takes while its route is not drawn. */
const usualMinutes = 75;

/** The three meetings with their light, and the calendar that holds them. */
export function WalkMeetings({
  walk,
  stops,
  near,
}: {
  walk: WalkView;
  stops: readonly CheckpointView[];
  /** Where the walk is; undefined while it has no place. */
  near: Position | undefined;
}): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  const language = currentLanguage();
  const { properties } = walk;
  const { plannedStartAt, route, lightPurpose } = properties;
  const meetings = [
    { name: 'firstMeeting', at: properties.firstMeetingAt, place: properties.firstMeetingPlace },
    { name: 'walk', at: plannedStartAt, place: properties.meetingPoint },
    { name: 'thirdMeeting', at: properties.thirdMeetingAt, place: properties.thirdMeetingPlace },
  ] as const;
  const { totalMinutes } = routeTime(
    route ?? undefined,
    stops.map((stop) => stop.properties.plannedMinutes),
  );
  const isDated = meetings.some(({ at }) => at !== null);
  return (
    <section className="desk-section" aria-labelledby="meetings-title">
      <h2 id="meetings-title">{t('plan:meetings.title')}</h2>
      <dl className="walk-facts">
        {meetings.map(({ name, at, place }) => (
          <div key={name}>
            <dt>{t(`plan:dates.${name}`)}</dt>
            <dd>
              {at === null ? t('walks:noDate') : formatTime(at, language, new Date(0))}
              {place !== null && ` · ${place}`}
            </dd>
          </div>
        ))}
      </dl>
      {near !== undefined && plannedStartAt !== null && (
        <DuskLine
          day={placeDay(plannedStartAt)}
          startAt={plannedStartAt}
          position={near}
          lightPurpose={lightPurpose}
          minutes={totalMinutes || usualMinutes}
        />
      )}
      {isDated && (
        <p>
          <a
            className="button button-secondary"
            href={`/api/walks/${walk.id}/calendar.ics?language=${staffLanguage(language)}`}
            download
          >
            <CalendarPlus size={20} aria-hidden="true" />
            <span>{t('plan:meetings.calendar')}</span>
          </a>
        </p>
      )}
    </section>
  );
}
