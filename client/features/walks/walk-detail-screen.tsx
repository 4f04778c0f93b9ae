import { FileText, Pencil, Printer, RadioTower } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { Position } from '../../../domain/geo.ts';
import { can } from '../../../domain/roles.ts';
import { walkStatusRank } from '../../../domain/walk.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls } from '../../map/map-data.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Arrivals } from '../../ui/leading/arrivals.tsx';
import { PhaseButtons } from '../../ui/leading/phase-buttons.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkMap } from '../../ui/leading/walk-map.ts';
import { walkPeople } from '../../ui/leading/walk-people.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { AfterLinks } from './after-links.tsx';
import { JoinPoster } from './join-poster.tsx';
import { PeopleList } from './people-list.tsx';
import { WalkBalance } from './walk-balance.tsx';
import { WalkInvitation } from './walk-invitation.tsx';
import { WalkMeetings } from './walk-meetings.tsx';
import { WalkPath } from './walk-path.tsx';
import { WalkRoles } from './walk-people.tsx';
import { WalkSurvey } from './walk-survey.tsx';
import { toneOfStatus } from './walks-screen.tsx';
import './walk-detail.css';

/** One walk: where it stands in the method, its meetings, the way in, who is here, and what arrives. */
export function WalkDetailScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="participant.read">
      {(me) => <PulledWalk walkId={walkId}>{(views) => <WalkDetail me={me} {...views} />}</PulledWalk>}
    </StaffFrame>
  );
}

/** Where the walk is, for the sun; undefined while it has no place. */
function walkPlace({ walk, stops }: WalkViews): Position | undefined {
  const { route } = walk.properties;
  return route?.coordinates[0] ?? stops[0]?.geometry.coordinates ?? walk.geometry?.coordinates[0]?.[0];
}

function WalkDetail({ me, ...views }: { me: StaffMember } & WalkViews): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const language = currentLanguage();
  const author = `staff:${me.email}` as const;
  const [shown, setShown] = useState<Shown>('list');
  const [selectedId, setSelectedId] = useState<string>();
  const controls = useRef<MapControls>(undefined);
  const { walk, stops, findings, participants } = views;
  const { name, purpose, plannedStartAt, meetingPoint, status, joinCode, mode, template } = walk.properties;
  const people = useMemo(() => walkPeople(participants, findings), [participants, findings]);
  const ended = walkStatusRank(status) > walkStatusRank('in_progress');
  const hasSurvey = walk.properties.survey !== null;

  const { data, positions } = useWalkMap(views);

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
          {mode === 'class' && (
            <div className="desk-section">
              <Notice title={t('class.on')}>
                <p>{t('class.means')}</p>
              </Notice>
            </div>
          )}
          {can(me.role, 'walk.advance') && (
            <div className="desk-section walk-detail-actions">
              {/* A walk with a method is led along its path, below. */}
              {template === null && <PhaseButtons walk={walk} author={author} />}
              <ButtonLink href={`/walks/${walk.id}/live`} icon={RadioTower}>
                {t('lead')}
              </ButtonLink>
              <ButtonLink href={`/walks/${walk.id}/edit`} icon={Pencil}>
                {t('edit')}
              </ButtonLink>
            </div>
          )}
          {can(me.role, 'process.read') && (
            <WalkPath
              walk={walk}
              author={author}
              mayLead={can(me.role, 'walk.advance')}
              mayReopen={can(me.role, 'walk.reopen')}
            />
          )}
          {can(me.role, 'protocol.edit') && (
            <div className="desk-section walk-detail-actions">
              <ButtonLink href={`/walks/${walk.id}/protocol`} icon={FileText}>
                {t('toProtocol')}
              </ButtonLink>
              {can(me.role, 'finding.add') && (
                <ButtonLink href={`/walks/${walk.id}/paper`} icon={Printer}>
                  {t('toPaper')}
                </ButtonLink>
              )}
              <AfterLinks walk={walk} mayAdd={can(me.role, 'walk.add')} />
            </div>
          )}
          <WalkMeetings walk={walk} stops={stops} near={walkPlace(views)} />
          <WalkInvitation walk={walk} />
          {hasSurvey && (
            <WalkSurvey
              walk={walk}
              participants={participants}
              findings={findings}
              mayModerate={can(me.role, 'finding.moderate')}
            />
          )}
          <WalkRoles walk={walk} />
          <WalkBalance walkId={walk.id} />
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
          startPositions={positions}
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
