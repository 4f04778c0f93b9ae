import { useQuery } from '@tanstack/react-query';
import { MessageSquareCheck, Printer } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { can } from '../../../domain/roles.ts';
import { actionsQuery } from '../../state/action-queries.ts';
import { areasQuery } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { ProjectorDeck } from '../../ui/projector/projector-deck.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useAreaNames } from '../../ui/staff/area-names.ts';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { MeetingSlide, type SlideFacts } from './meeting-slide.tsx';
import { meetingSlides } from './meeting-slides.ts';
import './meeting-three.css';

const noAreas: readonly AreaView[] = [];

/** The third meeting on the wall: what was said, what becomes of it and why, and how to follow. */
export function MeetingThreeScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="process.read">
      {(me) => <PulledWalk walkId={walkId}>{(views) => <Meeting me={me} views={views} />}</PulledWalk>}
    </StaffFrame>
  );
}

function Meeting({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('meeting-three');
  const { walk, participants, records } = views;
  const actions = useQuery(actionsQuery);
  const areas = useQuery(areasQuery({ walkId: walk.id }));
  const found = areas.data ?? noAreas;
  const names = useAreaNames(found);
  const [telling, setTelling] = useState(false);
  const facts: SlideFacts = {
    walkId: walk.id,
    people: participants.filter(({ properties }) => properties.source !== 'presurvey').length,
    names,
    today: actions.data?.today ?? '',
    isPublished: [...records.values()].some(
      ({ kind, feature }) => kind === 'protocol' && feature?.properties.state === 'published',
    ),
  };
  const slides = useMemo(
    () => meetingSlides(walk, found, actions.data?.actions ?? []),
    [walk, found, actions.data],
  );
  const fault = actions.error ?? areas.error;
  if (actions.data === undefined || areas.data === undefined)
    return (
      <div className="desk-section">
        <PageHeading>{t('title')}</PageHeading>
        {fault === null ? (
          <Skeleton lines={6} />
        ) : (
          <LoadFault fault={fault} onRetry={() => Promise.all([actions.refetch(), areas.refetch()])} />
        )}
      </div>
    );
  const keyed = slides.map((slide, index) => ({ slide, key: `${index} ${slide.kind}` }));
  return (
    <>
      <ProjectorDeck
        name={walk.properties.name}
        leaveTo={`/walks/${walk.id}`}
        slides={keyed.map(({ slide, key }) => <MeetingSlide key={key} slide={slide} facts={facts} />)}
        printed={
          <>
            <p>
              {t('title')}, {walk.properties.name}
            </p>
            {keyed.map(({ slide, key }) => (
              <section key={key} className="deck-slide">
                <MeetingSlide slide={slide} facts={facts} onPaper />
              </section>
            ))}
          </>
        }
        tools={
          <>
            <button type="button" className="deck-link" onClick={() => window.print()}>
              <Printer size={26} aria-hidden="true" />
              {t('print')}
            </button>
            {can(me.role, 'walk.edit') && (
              <button type="button" className="deck-link" onClick={() => setTelling(true)}>
                <MessageSquareCheck size={26} aria-hidden="true" />
                {t('feedback.go')}
              </button>
            )}
          </>
        }
      />
      {telling && (
        <FeedbackDialog
          author={`staff:${me.email}`}
          walk={walk}
          record={records.get(walk.id)}
          onClose={() => setTelling(false)}
        />
      )}
    </>
  );
}
