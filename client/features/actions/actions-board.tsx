import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionStatus } from '../../../domain/action.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { ActionCard } from './action-card.tsx';

/** The lanes in the order of the status, two of them for two kinds of the same. */
const lanes = {
  new: ['received', 'assessed'],
  planned: ['planned'],
  ordered: ['ordered', 'forwarded'],
  in_progress: ['in_progress'],
  done: ['done'],
  verified: ['verified'],
  not_done: ['not_done'],
} as const satisfies Record<string, readonly ActionStatus[]>;
const laneNames = ['new', 'planned', 'ordered', 'in_progress', 'done', 'verified', 'not_done'] as const;

/** Actions by how far they have come; within a lane overdue ones first. */
export function ActionsBoard({
  actions,
  today,
  openId,
  onOpen,
}: {
  /** In the order of their days. */
  actions: readonly ActionView[];
  today: string;
  openId: string | undefined;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  return (
    <div className="actions-board">
      {laneNames.map((lane) => {
        const statuses: readonly ActionStatus[] = lanes[lane];
        const inLane = actions.filter(({ properties }) => statuses.includes(properties.status));
        return (
          <section key={lane} aria-labelledby={`lane-${lane}`}>
            <h2 id={`lane-${lane}`}>
              {t(`lane.${lane}`)} <span>{inLane.length}</span>
            </h2>
            {inLane.length === 0 && <p className="desk-quiet">{t('lane.empty')}</p>}
            <ul>
              {inLane.map((action) => (
                <li key={action.id}>
                  <ActionCard
                    action={action}
                    today={today}
                    withStatus={statuses.length > 1}
                    open={action.id === openId}
                    onOpen={onOpen}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
