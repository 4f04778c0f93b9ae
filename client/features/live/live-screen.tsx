import { useQuery } from '@tanstack/react-query';
import { ArchiveRestore, ShieldCheck } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { walkStatusRank } from '../../../domain/walk.ts';
import type { MapControls } from '../../map/map-data.ts';
import { phonesQuery } from '../../state/live-queries.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Arrivals } from '../../ui/leading/arrivals.tsx';
import { PhaseButtons } from '../../ui/leading/phase-buttons.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { waitingItems } from '../../ui/leading/waiting-items.ts';
import { useWalkMap } from '../../ui/leading/walk-map.ts';
import { walkPeople } from '../../ui/leading/walk-people.ts';
import { withoutSurvey } from '../../ui/leading/without-survey.ts';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { ArrivalPanel } from './arrival-panel.tsx';
import { GroupRouteDrawing } from './group-route-drawing.tsx';
import { GroupsList } from './groups-list.tsx';
import { Elapsed } from './passing-time.tsx';
import { PhonesList } from './phones-list.tsx';
import { stopCoverage } from './stop-progress.ts';
import { StopsList } from './stops-list.tsx';
import './live.css';

/** A walk under way, as its leader needs it in the hand and at the desk. */
export function LiveScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="phone.read">
      {(me) => (
        <PulledWalk walkId={walkId} polled>
          {(views) => <Live me={me} views={views} />}
        </PulledWalk>
      )}
    </StaffFrame>
  );
}

const parts = ['groups', 'stops', 'phones', 'arrivals'] as const;
type Part = (typeof parts)[number];

function Live({ me, views: all }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation(['live', 'walks']);
  const views = useMemo(() => withoutSurvey(all), [all]);
  const { walk, stops, findings, participants, groups, ratings } = views;
  const author = `staff:${me.email}` as const;
  const heard = useQuery(phonesQuery(walk.id));
  const write = useWalkWrite(author, walk.id);
  const [part, setPart] = useState<Part>('groups');
  const [shown, setShown] = useState<Shown>('list');
  const [selectedId, setSelectedId] = useState<string>();
  const controls = useRef<MapControls>(undefined);
  const people = useMemo(() => walkPeople(participants, findings), [participants, findings]);
  const [drawnId, setDrawnId] = useState<string>();
  const drawn = groups.find(({ id }) => id === drawnId);
  // What is being drawn is the tool's own.
  const { data, positions } = useWalkMap(
    useMemo(
      () => ({ ...views, groups: groups.filter(({ id }) => id !== drawnId) }),
      [views, groups, drawnId],
    ),
  );
  const isOver = walkStatusRank(walk.properties.status) >= walkStatusRank('walked');
  const coverage = useMemo(
    () => stopCoverage(stops, { groups, ratings, findings }, isOver),
    [stops, groups, ratings, findings, isOver],
  );
  const phones = heard.data?.phones ?? [];
  const waiting = waitingItems(all).length;

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <header className="desk-head live-head">
            <p>
              <Link href={`/walks/${walk.id}`}>{t('back')}</Link>
            </p>
            <PageHeading>{walk.properties.name}</PageHeading>
            <WalkClock
              views={views}
              joined={phones.length}
              passed={coverage.filter((s) => s.passed).length}
            />
          </header>
          <div className="desk-section live-top">
            {heard.data !== undefined && <ArrivalPanel {...heard.data} knownAt={heard.dataUpdatedAt} />}
            {heard.data === undefined && heard.error !== null && (
              <LoadFault fault={heard.error} onRetry={heard.refetch} />
            )}
            {heard.isPending && <Skeleton lines={2} />}
            <FaultNotice fault={write.fault} />
            <div className="live-actions">
              <PhaseButtons walk={walk} author={author} />
              <ButtonLink href={`/walks/${walk.id}/moderation`} icon={ShieldCheck}>
                {waiting === 0 ? t('moderate') : t('moderateCount', { count: waiting })}
              </ButtonLink>
              <ButtonLink href={`/walks/${walk.id}/rescue`} icon={ArchiveRestore}>
                {t('rescue')}
              </ButtonLink>
            </div>
          </div>
          {drawn !== undefined && (
            <GroupRouteDrawing
              key={drawn.id}
              walk={walk}
              group={drawn}
              controls={controls.current}
              near={positions[0]}
              write={write}
              onClose={() => setDrawnId(undefined)}
            />
          )}
          <div className="live-parts">
            <Segmented
              legend={t('view.legend')}
              value={part}
              onChange={setPart}
              options={parts.map((value) => ({ value, label: t(`view.${value}`) }))}
            />
          </div>
          {part === 'groups' && (
            <GroupsList
              walkId={walk.id}
              groups={groups}
              phones={phones}
              stops={stops}
              walkRoute={walk.properties.route}
              write={write}
              onDraw={setDrawnId}
            />
          )}
          {part === 'stops' && <StopsList coverage={coverage} people={phones.length} />}
          {part === 'phones' && <PhonesList walkId={walk.id} phones={phones} groups={groups} write={write} />}
          {part === 'arrivals' && (
            <Arrivals
              findings={findings}
              people={people}
              selectedId={selectedId}
              onSelect={(finding) => {
                setSelectedId(finding.id);
                controls.current?.flyTo(finding.geometry.coordinates);
              }}
            />
          )}
        </>
      }
      map={
        <StaffMap
          label={t('walks:map')}
          data={data}
          startPositions={positions}
          selectedIds={useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId])}
          onSelect={(chosen) => {
            if (chosen !== undefined && chosen.kind !== 'finding') return;
            setSelectedId(chosen?.id);
            if (chosen === undefined) return;
            setPart('arrivals');
            setTimeout(() =>
              document.getElementById(`arrival-${chosen.id}`)?.scrollIntoView({ block: 'nearest' }),
            );
          }}
          onReady={(ready) => {
            controls.current = ready;
          }}
        />
      }
    />
  );
}

/** How long the walk has gone on, who is with it and how much of the way is done. */
function WalkClock({
  views: { walk, stops },
  joined,
  passed,
}: {
  views: WalkViews;
  joined: number;
  passed: number;
}): ReactNode {
  const { t } = useTranslation('live');
  const timeOf = (status: string): string | null =>
    walk.properties.statusLog?.find((entry) => entry.status === status)?.at ?? null;
  const startedAt = timeOf('in_progress');
  return (
    <p className="live-clock">
      {startedAt === null ? (
        t('clock.notStarted')
      ) : (
        <>
          {timeOf('walked') === null ? t('clock.going') : t('clock.took')}{' '}
          <Elapsed from={startedAt} to={timeOf('walked')} />
        </>
      )}
      {' · '}
      {t('clock.joined', { count: joined })}
      {stops.length > 0 && ` · ${t('stops.passed', { passed, count: stops.length })}`}
    </p>
  );
}
