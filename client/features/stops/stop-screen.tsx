import {
  ArrowLeft,
  Check,
  ClipboardCheck,
  MapPinPlus,
  RotateCw,
  SkipForward,
  Trash2,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { OwnRating } from '../../offline/optimistic-view.ts';
import { discardRefused, sendAgain } from '../../offline/queue.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DeliveryBadge } from '../../ui/marking/delivery-badge.tsx';
import { DeliverySummary } from '../../ui/marking/delivery-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { GroupSteps } from './group-steps.tsx';
import { OthersSection } from './others-section.tsx';
import { StopGate } from './stop-gate.tsx';
import { groupStopOf, isRated, ownGroup } from './stop-state.ts';
import './stops.css';

export function StopScreen(): ReactNode {
  return <StopGate>{(walk, stop) => <Stop key={stop.id} walk={walk} stop={stop} />}</StopGate>;
}

/** Everything about one stop: the own rating, what others marked, where the group is. */
function Stop({ walk, stop }: { walk: ReadyWalk; stop: Checkpoint }): ReactNode {
  const { t } = useTranslation('stops');
  const { order, name } = stop.properties;
  const group = ownGroup(walk.view);
  const hasGroups = walk.view.groups.length > 0;
  const own = walk.view.ratings.get(stop.id);
  const rated = isRated(walk.view, stop.id);
  const talks = (groupStopOf(group, stop.id)?.discussionAt ?? null) !== null;
  return (
    <Page>
      <header className="stop-header">
        <ButtonLink href="/walk" look="quiet" icon={ArrowLeft}>
          {t('toWalk')}
        </ButtonLink>
        <DeliverySummary view={walk.view} />
      </header>
      <PageHeading>{t('name', { number: order, name })}</PageHeading>
      {rated ? (
        <section className="stop-section" aria-label={t('own.title')}>
          <OwnAnswer own={own} />
        </section>
      ) : (
        <section className="stop-section" aria-label={t('own.title')}>
          <p>{t('own.lead')}</p>
          {talks && (
            <Notice>
              <p>{t('rate.afterTalk')}</p>
            </Notice>
          )}
          <ButtonLink href={`/walk/stop/${stop.id}/rate`} look="primary" icon={ClipboardCheck} wide>
            {t('own.rate')}
          </ButtonLink>
        </section>
      )}
      {hasGroups && group === undefined && (
        <Notice title={t('group.whichTitle')}>
          <p>{t('group.whichText')}</p>
          <ButtonLink href={`/walk/group?stop=${stop.id}`} icon={Users}>
            {t('group.choose')}
          </ButtonLink>
        </Notice>
      )}
      {group !== undefined && <GroupSteps walk={walk} group={group} stop={stop} />}
      <OthersSection walk={walk} stop={stop} rated={rated} own={own} />
      <ButtonLink href={`/walk/mark?new&stop=${stop.id}`} icon={MapPinPlus}>
        {t('markHere')}
      </ButtonLink>
    </Page>
  );
}

function OwnAnswer({ own }: { own: OwnRating | undefined }): ReactNode {
  const { t } = useTranslation('stops');
  if (own === undefined) return <p>{t('own.ratedElsewhere')}</p>;
  const { feeling, wouldGoAloneInDark, skipped, observations } = own.rating;
  const report = (fault: unknown): void => console.error('the queue could not be changed', fault);
  return (
    <>
      <h2>{t('own.title')}</h2>
      {skipped ? (
        <p className="stop-answer">
          <SkipForward size={20} aria-hidden="true" />
          {t('own.skipped')}
        </p>
      ) : (
        <ul className="stop-answers">
          {feeling !== null && <li>{t(`feeling.${feeling}`)}</li>}
          {wouldGoAloneInDark !== null && <li>{t(`alone.${wouldGoAloneInDark}Long`)}</li>}
          {observations !== null && <li>{t('own.observed')}</li>}
        </ul>
      )}
      {own.delivery === 'attention' ? (
        <Notice tone="error" title={t('own.refusedTitle')}>
          <p>{own.problem?.code === 'already-rated' ? t('own.already') : t('own.refused')}</p>
          <div className="stop-actions">
            <Button icon={RotateCw} onClick={() => void sendAgain(own.queued).catch(report)}>
              {t('own.again')}
            </Button>
            <Button icon={Trash2} look="danger" onClick={() => void discardRefused(own.queued).catch(report)}>
              {t('own.discard')}
            </Button>
          </div>
        </Notice>
      ) : own.delivery === 'delivered' ? (
        <p>
          <Badge tone="good" icon={Check}>
            {t('own.delivered')}
          </Badge>
        </p>
      ) : (
        <p>
          <DeliveryBadge state={own.delivery} />
        </p>
      )}
    </>
  );
}
