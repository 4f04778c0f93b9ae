import { MoveHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionStatus } from '../../../domain/action.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { IconButton } from '../../ui/button.tsx';
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
/** What an action becomes that is dropped in the lane. */
const dropped = {
  new: 'assessed',
  planned: 'planned',
  ordered: 'ordered',
  in_progress: 'in_progress',
  done: 'done',
  verified: 'verified',
  not_done: 'not_done',
} as const satisfies Record<keyof typeof lanes, ActionStatus>;
const laneNames = ['new', 'planned', 'ordered', 'in_progress', 'done', 'verified', 'not_done'] as const;

/**
 * Actions by how far they have come; within a lane overdue ones first. Each has a button that moves it; with a mouse it
 * can be drawn to another lane as well.
 */
export function ActionsBoard({
  actions,
  today,
  openId,
  onOpen,
  onMove,
}: {
  /** In the order of their days. */
  actions: readonly ActionView[];
  today: string;
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** Without a status the person is asked; undefined for those who may not move anything. */
  onMove: ((action: ActionView, to?: ActionStatus) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [drawn, setDrawn] = useState<ActionView>();
  const [over, setOver] = useState<string>();
  const end = (): void => {
    setDrawn(undefined);
    setOver(undefined);
  };
  return (
    <div className="actions-board">
      {laneNames.map((lane) => {
        const statuses: readonly ActionStatus[] = lanes[lane];
        const inLane = actions.filter(({ properties }) => statuses.includes(properties.status));
        return (
          <section
            key={lane}
            aria-labelledby={`lane-${lane}`}
            data-over={over === lane || undefined}
            onDragOver={(event) => {
              if (drawn === undefined || statuses.includes(drawn.properties.status)) return;
              event.preventDefault();
              setOver(lane);
            }}
            onDragLeave={() => setOver((before) => (before === lane ? undefined : before))}
            onDrop={(event) => {
              event.preventDefault();
              if (drawn !== undefined) onMove?.(drawn, dropped[lane]);
              end();
            }}
          >
            <h2 id={`lane-${lane}`}>
              {t(`lane.${lane}`)} <span>{inLane.length}</span>
            </h2>
            {inLane.length === 0 && <p className="desk-quiet">{t('lane.empty')}</p>}
            <ul>
              {inLane.map((action) => (
                <li
                  key={action.id}
                  draggable={onMove !== undefined}
                  onDragStart={(event) => {
                    event.dataTransfer.setData('text/plain', action.properties.title);
                    setDrawn(action);
                  }}
                  onDragEnd={end}
                >
                  <ActionCard
                    action={action}
                    today={today}
                    withStatus={statuses.length > 1}
                    open={action.id === openId}
                    onOpen={onOpen}
                  />
                  {onMove !== undefined && (
                    <IconButton
                      icon={MoveHorizontal}
                      label={t('board.move', { title: action.properties.title })}
                      onClick={() => onMove(action)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
