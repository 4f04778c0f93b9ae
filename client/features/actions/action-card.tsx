import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isActionOverdue } from '../../../domain/action-due.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { AnswersBadge, DueWords, StatusBadge } from './action-badges.tsx';

/** One action in a few words; a press opens it. */
export function ActionCard({
  action,
  today,
  number,
  withStatus = false,
  open,
  onOpen,
}: {
  action: ActionView;
  today: string;
  /** Its number on the map beside. */
  number?: number | undefined;
  withStatus?: boolean;
  open: boolean;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { title, type, responsible, status } = action.properties;
  return (
    <button
      type="button"
      className="action-card"
      data-open={open}
      data-overdue={isActionOverdue(action.properties, today)}
      onClick={() => onOpen(action.id)}
    >
      <b dir="auto">
        {number !== undefined && <span className="action-card-number">{number}</span>}
        {title}
      </b>
      <span className="desk-quiet" dir="auto">
        {[t(`type.${type}`), responsible].filter(Boolean).join(' · ')}
      </span>
      <span className="action-card-facts">
        {withStatus && <StatusBadge status={status} />}
        <DueWords action={action} today={today} />
        <AnswersBadge action={action} />
      </span>
    </button>
  );
}
