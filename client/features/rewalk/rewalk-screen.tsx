import { useQueryClient } from '@tanstack/react-query';
import { Repeat2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import { placeClock, placeDay, timeAtPlace } from '../../../domain/place-time.ts';
import { type RewalkDate, rewalkDate } from '../../../domain/rewalk-date.ts';
import { daysAfter } from '../../../domain/walk-day.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { rewalkChanges } from './rewalk-changes.ts';
import './rewalk.css';

/** "Walk again": the same route, stops and light, with a day proposed and a name that tells the years apart. */
export function RewalkScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="walk.add">
      {(me) => <PulledWalk walkId={walkId}>{(views) => <Rewalk me={me} views={views} />}</PulledWalk>}
    </StaffFrame>
  );
}

/** Some months after the walk, and never in the past: there must be time to ask people. */
const monthsLaterInDays = 180;
const daysToInvite = 28;

function proposal(views: WalkViews, today: string): RewalkDate | null {
  const { plannedStartAt, route, statusLog } = views.walk.properties;
  const began = statusLog?.find(({ status }) => status === 'in_progress')?.at ?? plannedStartAt;
  const place = route?.coordinates[0] ?? views.walk.geometry?.coordinates[0]?.[0];
  if (began === null || began === undefined || place === undefined) return null;
  const later = daysAfter(placeDay(began), monthsLaterInDays);
  const soonest = daysAfter(today, daysToInvite);
  return rewalkDate(began, place, later > soonest ? later : soonest);
}

/** The name with the year of the new walk; a year that ended the old name gives way. */
function nameOf(oldName: string, startAt: string | null, today: string): string {
  const year = (startAt === null ? today : placeDay(startAt)).slice(0, 4);
  return `${oldName.replace(/\s+(19|20)\d\d$/, '').slice(0, 110)} ${year}`;
}

function Rewalk({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('rewalk');
  const [, go] = useLocation();
  const client = useQueryClient();
  const { walk, stops, records } = views;
  const today = placeDay(deviceIds.now().toISOString());
  const proposed = useMemo(() => proposal(views, today), [views, today]);
  const [name, setName] = useState(() => nameOf(walk.properties.name, proposed?.startAt ?? null, today));
  const [day, setDay] = useState(() => (proposed === null ? '' : placeDay(proposed.startAt)));
  const [clock, setClock] = useState(() => (proposed === null ? '' : placeClock(proposed.startAt)));
  const write = useWalkWrite(`staff:${me.email}`, walk.id);
  const record = records.get(walk.id);

  const clone = async (): Promise<void> => {
    if (record === undefined) return;
    const isProposed =
      proposed !== null && day === placeDay(proposed.startAt) && clock === placeClock(proposed.startAt);
    const chosen = day === '' || clock === '' ? null : timeAtPlace(day, clock);
    const plannedStartAt = isProposed ? proposed.startAt : chosen;
    const { walkId, changes } = rewalkChanges(record, records.values(), { name, plannedStartAt }, deviceIds);
    if (!(await write.run(changes, t('done')))) return;
    await client.invalidateQueries({ queryKey: ['walks'] });
    go(`/walks/${walkId}`);
  };

  return (
    <div className="rewalk">
      <header>
        <p>
          <Link href={`/walks/${walk.id}`}>{t('back')}</Link>
        </p>
        <PageHeading>{t('title')}</PageHeading>
        <p className="rewalk-lead">{t('lead', { name: walk.properties.name })}</p>
      </header>
      <section className="rewalk-kept">
        <h2>{t('kept.title')}</h2>
        <ul>
          <li>{walk.properties.route === null ? t('kept.noRoute') : t('kept.route')}</li>
          <li>{t('kept.stops', { count: stops.length })}</li>
          <li>{t('kept.template')}</li>
        </ul>
        <h2>{t('fresh.title')}</h2>
        <ul>
          <li>{t('fresh.roles')}</li>
          <li>{t('fresh.marks')}</li>
        </ul>
      </section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          clone().catch((fault: unknown) => console.error('the walk could not be made again', fault));
        }}
      >
        <TextField
          label={t('name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Notice title={proposed === null ? t('date.none') : t('date.proposed')}>
          <p>
            {proposed === null
              ? t('date.noneText')
              : t(proposed.minutesAfterDusk === null ? 'date.sameHour' : 'date.sameDusk', {
                  date: formatDate(proposed.startAt, currentLanguage()),
                  clock: placeClock(proposed.startAt),
                  light: t(`light.${proposed.lightClass}`),
                })}
          </p>
        </Notice>
        <div className="rewalk-when">
          <TextField
            label={t('date.day')}
            type="date"
            min={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <TextField
            label={t('date.clock')}
            type="time"
            value={clock}
            onChange={(event) => setClock(event.target.value)}
          />
        </div>
        <FaultNotice fault={write.fault} />
        <p>
          <Button type="submit" look="primary" icon={Repeat2} disabled={write.busy || name.trim() === ''}>
            {t('make')}
          </Button>
        </p>
      </form>
    </div>
  );
}
