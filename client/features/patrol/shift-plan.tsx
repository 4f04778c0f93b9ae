import { ArrowDown, ArrowUp, Lock, LockOpen, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HotSpotId } from '../../../domain/ids.ts';
import type { ShiftChoices } from '../../../domain/patrol/patrol-shift.ts';
import { placeClock } from '../../../domain/place-time.ts';
import type { PlanAnswer, ProposalView } from '../../state/plan-queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { noChoices, withDrop, withLock, withMove } from './shift-draft.ts';

interface PlanProps {
  answer: PlanAnswer;
  choices: ShiftChoices;
  nameOf: (hotSpotId: string) => string;
  onChoose: (choices: ShiftChoices) => void;
}

/** The proposed stops; each can be moved, locked or dropped, and what that costs stands beside it. */
export function ShiftPlan({ answer, choices, nameOf, onChoose }: PlanProps): ReactNode {
  const { t } = useTranslation('patrol');
  const { proposal, refusal } = answer;
  if (refusal !== null)
    return (
      <Notice tone="warning" title={t('plan.refusedTitle')} announce>
        <p>{t(`plan.refused.${refusal.reason}`, { names: refusal.ids.map(nameOf).join(', ') })}</p>
        {(choices.locked.length > 0 || choices.order !== null) && (
          <Button icon={RotateCcw} onClick={() => onChoose(noChoices)}>
            {t('plan.reset')}
          </Button>
        )}
      </Notice>
    );
  if (proposal === null) return null;
  const made = choices.locked.length + choices.dropped.length > 0 || choices.order !== null;
  return (
    <section className="patrol-plan" aria-label={t('plan.title')}>
      <PlanSummary proposal={proposal} />
      {answer.straight && (
        <Notice tone="warning" title={t('plan.straightTitle')}>
          <p>{t('plan.straightText')}</p>
        </Notice>
      )}
      {proposal.stops.length === 0 ? (
        <Notice title={t('plan.noneTitle')}>
          <p>{t('plan.noneText')}</p>
        </Notice>
      ) : (
        <Stops answer={answer} proposal={proposal} choices={choices} nameOf={nameOf} onChoose={onChoose} />
      )}
      <OrderCost proposal={proposal} />
      {made && (
        <Button look="quiet" icon={RotateCcw} onClick={() => onChoose(noChoices)}>
          {t('plan.reset')}
        </Button>
      )}
      <LeftOut proposal={proposal} choices={choices} nameOf={nameOf} onChoose={onChoose} />
      {answer.credits !== null && <p className="patrol-quiet">{answer.credits}</p>}
    </section>
  );
}

function PlanSummary({ proposal }: { proposal: ProposalView }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  return (
    <p role="status">
      {t('plan.summary', {
        count: proposal.stops.length,
        minutes: words.number(proposal.minutesAtHotSpots),
        officerMinutes: words.number(proposal.officerMinutesAtHotSpots),
        metres: words.number(proposal.walkMetres),
        back: placeClock(proposal.backAt),
        spare: words.number(proposal.spareMinutes),
      })}{' '}
      {t(proposal.exact ? 'plan.exact' : 'plan.searched')}
    </p>
  );
}

function Stops({ proposal, choices, nameOf, onChoose }: PlanProps & { proposal: ProposalView }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const shown = proposal.stops.map(({ hotSpotId }) => hotSpotId);
  const costOf = (id: HotSpotId) =>
    proposal.costs.find((cost) => cost.choice === 'locked' && cost.id === id)?.weightedMinutes;
  return (
    <ol className="patrol-stops">
      {proposal.stops.map((stop, index) => {
        const name = nameOf(stop.hotSpotId);
        const locked = choices.locked.includes(stop.hotSpotId);
        const cost = costOf(stop.hotSpotId);
        return (
          <li key={`${stop.hotSpotId} ${stop.arriveAt}`}>
            <span className="patrol-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <b>{name}</b>
              <p className="patrol-quiet">
                {t('plan.stop', {
                  from: placeClock(stop.arriveAt),
                  to: placeClock(stop.leaveAt),
                  metres: words.number(stop.walkMetres),
                  minutes: words.number(stop.walkMinutes),
                })}
              </p>
              <p className="patrol-quiet">
                {t('plan.why', {
                  weighted: words.number(stop.weightedMinutes, 1),
                  grade: words.number(stop.why.grade, 2),
                  window: words.number(stop.why.window, 2),
                  recency: words.number(stop.why.recency, 2),
                  draw: words.number(stop.why.draw, 2),
                })}
              </p>
              {cost !== undefined && (
                <p className="patrol-cost">{t('plan.lockCost', { cost: words.number(cost, 1) })}</p>
              )}
            </div>
            <div className="patrol-stop-tools">
              <IconButton
                icon={ArrowUp}
                label={t('plan.up', { name })}
                disabled={index === 0}
                onClick={() => onChoose(withMove(choices, shown, index, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label={t('plan.down', { name })}
                disabled={index === shown.length - 1}
                onClick={() => onChoose(withMove(choices, shown, index, 1))}
              />
              <IconButton
                icon={locked ? Lock : LockOpen}
                label={t(locked ? 'plan.unlock' : 'plan.lock', { name })}
                aria-pressed={locked}
                onClick={() => onChoose(withLock(choices, stop.hotSpotId, !locked))}
              />
              <IconButton
                icon={X}
                label={t('plan.drop', { name })}
                onClick={() => onChoose(withDrop(choices, stop.hotSpotId, true))}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function OrderCost({ proposal }: { proposal: ProposalView }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const cost = proposal.costs.find(({ choice }) => choice === 'order');
  if (cost === undefined) return null;
  return (
    <p className="patrol-cost">{t('plan.orderCost', { cost: words.number(cost.weightedMinutes, 1) })}</p>
  );
}

function LeftOut({
  proposal,
  choices,
  nameOf,
  onChoose,
}: Omit<PlanProps, 'answer'> & { proposal: ProposalView }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  if (proposal.left.length === 0) return null;
  const costOf = (id: HotSpotId) =>
    proposal.costs.find((cost) => cost.choice === 'dropped' && cost.id === id)?.weightedMinutes;
  return (
    <details open={choices.dropped.length > 0}>
      <summary>{t('plan.left', { count: proposal.left.length })}</summary>
      <ul className="patrol-left">
        {proposal.left.map(({ hotSpotId, reason }) => {
          const cost = costOf(hotSpotId);
          const dropped = choices.dropped.includes(hotSpotId);
          return (
            <li key={hotSpotId}>
              <div>
                <b>{nameOf(hotSpotId)}</b>
                <p className="patrol-quiet">{t(`plan.reason.${reason}`)}</p>
                {cost !== undefined && (
                  <p className="patrol-cost">{t('plan.dropCost', { cost: words.number(cost, 1) })}</p>
                )}
              </div>
              <Button
                look="quiet"
                onClick={() =>
                  onChoose(
                    dropped
                      ? withDrop(choices, hotSpotId, false)
                      : withLock({ ...choices, order: null }, hotSpotId, true),
                  )
                }
              >
                {t(dropped ? 'plan.takeBack' : 'plan.include')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
