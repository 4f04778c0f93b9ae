import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { can } from '../../../domain/roles.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import {
  type CheckpointView,
  checkpointViews,
  findingViews,
  participantViews,
  type WalkView,
  walkViews,
} from '../../state/record-views.ts';
import { walkRecordsQuery } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { findingMark } from '../../ui/staff/finding-marks.ts';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { Arrivals } from './arrivals.tsx';
import { JoinPoster } from './join-poster.tsx';
import { PeopleList } from './people-list.tsx';
import { PhaseButtons } from './phase-buttons.tsx';
import { walkPeople } from './walk-people.ts';
import { toneOfStatus } from './walks-screen.tsx';
import './walk-detail.css';

/** One walk as the leader runs it: the way in, who is here, what arrives, start and end. */
export function WalkDetailScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return <StaffFrame verb="participant.read">{(me) => <PulledWalk me={me} walkId={walkId} />}</StaffFrame>;
}

function PulledWalk({ me, walkId }: { me: StaffMember; walkId: string }): ReactNode {
  const { t } = useTranslation('walks');
  const pulled = useQuery(walkRecordsQuery(walkId));
  const views = useMemo(() => {
    const records = [...(pulled.data?.records.values() ?? [])];
    return {
      walk: walkViews(records)[0],
      stops: checkpointViews(records),
      findings: findingViews(records).sort((a, b) =>
        a.properties.recordedAt < b.properties.recordedAt ? 1 : -1,
      ),
      participants: participantViews(records),
    };
  }, [pulled.data]);
  if (views.walk !== undefined) return <WalkDetail me={me} {...views} walk={views.walk} />;
  return (
    <div className="desk-section">
      {pulled.error !== null && <LoadFault fault={pulled.error} onRetry={pulled.refetch} />}
      {pulled.isPending && <Skeleton lines={6} />}
      {pulled.data !== undefined && (
        <Notice title={t('missing.title')}>
          <p>{t('missing.text')}</p>
        </Notice>
      )}
    </div>
  );
}

function WalkDetail({
  me,
  walk,
  stops,
  findings,
  participants,
}: {
  me: StaffMember;
  walk: WalkView;
  stops: readonly CheckpointView[];
  findings: readonly FindingView[];
  participants: ReturnType<typeof participantViews>;
}): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const language = currentLanguage();
  const [shown, setShown] = useState<Shown>('list');
  const [selectedId, setSelectedId] = useState<string>();
  const controls = useRef<MapControls>(undefined);
  const { name, purpose, plannedStartAt, meetingPoint, status, joinCode, route } = walk.properties;
  const people = useMemo(() => walkPeople(participants, findings), [participants, findings]);
  const ended =
    status !== 'in_progress' && status !== 'planned' && status !== 'invited' && status !== 'proposed';

  const area = walk.geometry ?? undefined;
  const data = useMemo<MapData>(
    () => ({
      findings: findings.map(findingMark),
      stops: stops.map(({ id, geometry, properties }, index) => ({
        id,
        position: geometry.coordinates,
        number: index + 1,
        name: properties.name,
      })),
      routes: route === null ? [] : [{ id: 'route', geometry: route, kind: 'walk' }],
      walkArea: area,
    }),
    [findings, stops, route, area],
  );
  const startPositions = useMemo(
    () => [
      ...stops.map(({ geometry }) => geometry.coordinates),
      ...(route?.coordinates ?? []),
      ...(area?.coordinates.flat() ?? []),
      ...findings.map(({ geometry }) => geometry.coordinates),
    ],
    [stops, route, area, findings],
  );

  const poster =
    joinCode === undefined ? null : joinCode === null ? (
      <p role="status">{t('poster.making')}</p>
    ) : (
      <JoinPoster walk={walk} code={joinCode} />
    );

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <header className="desk-head">
            <p className="walk-detail-status">
              <Badge tone={toneOfStatus(status)}>{t(`desk:walkStatus.${status}`)}</Badge>
            </p>
            <PageHeading>{name}</PageHeading>
            <p>
              {plannedStartAt === null ? t('noDate') : formatTime(plannedStartAt, language, new Date(0))}
              {meetingPoint !== null && ` · ${meetingPoint}`}
            </p>
            {purpose !== null && <p>{purpose}</p>}
          </header>
          {can(me.role, 'walk.advance') && (
            <div className="desk-section walk-detail-actions">
              <PhaseButtons walk={walk} author={`staff:${me.email}`} />
              <ButtonLink href={`/walks/${walk.id}/edit`} icon={Pencil}>
                {t('edit')}
              </ButtonLink>
            </div>
          )}
          {!ended && <div className="desk-section">{poster}</div>}
          <Arrivals
            findings={findings}
            people={people}
            selectedId={selectedId}
            onSelect={(finding) => {
              setSelectedId(finding.id);
              controls.current?.flyTo(finding.geometry.coordinates);
            }}
          />
          <PeopleList people={people} stops={stops} />
          {ended && poster !== null && (
            <details className="desk-section walk-detail-poster">
              <summary>{t('poster.title')}</summary>
              {poster}
            </details>
          )}
        </>
      }
      map={
        <StaffMap
          label={t('map')}
          data={data}
          startPositions={startPositions}
          selectedIds={useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId])}
          onSelect={(chosen) => {
            if (chosen !== undefined && chosen.kind !== 'finding') return;
            setSelectedId(chosen?.id);
            if (chosen !== undefined)
              document.getElementById(`arrival-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
          }}
          onReady={(ready) => {
            controls.current = ready;
          }}
        />
      }
    />
  );
}
