import {
  CalendarClock,
  Check,
  CircleAlert,
  CircleDashed,
  CircleX,
  MessageSquareWarning,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionStatus } from '../../../domain/action.ts';
import { countAnswers, isActionOverdue } from '../../../domain/action-due.ts';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const looks: Readonly<Record<ActionStatus, { tone: BadgeTone; icon: typeof Check }>> = {
  received: { tone: 'neutral', icon: CircleDashed },
  assessed: { tone: 'neutral', icon: CircleDashed },
  planned: { tone: 'warning', icon: CalendarClock },
  ordered: { tone: 'warning', icon: CalendarClock },
  forwarded: { tone: 'warning', icon: CalendarClock },
  in_progress: { tone: 'warning', icon: Wrench },
  done: { tone: 'good', icon: Check },
  verified: { tone: 'good', icon: Check },
  not_done: { tone: 'neutral', icon: CircleX },
};

export function StatusBadge({ status }: { status: ActionStatus }): ReactNode {
  const { t } = useTranslation('actions');
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`status.${status}`)}
    </Badge>
  );
}

/** By when, or how late: the number says it, the colour only helps. */
export function DueWords({
  action,
  today,
  short = false,
}: {
  action: ActionView;
  today: string;
  /** The heading of the column says what the day is. */
  short?: boolean;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { deadline, season } = action.properties;
  if (deadline === null)
    return <span className="desk-quiet">{season === null ? t('due.none') : t(`season.${season}`)}</span>;
  const date = formatDate(deadline, currentLanguage());
  if (!isActionOverdue(action.properties, today)) return <span>{short ? date : t('due.by', { date })}</span>;
  const days = Math.round((Date.parse(today) - Date.parse(deadline)) / dayMilliseconds);
  return (
    <Badge tone="error" icon={CircleAlert}>
      {t('due.overdue', { count: days })}
    </Badge>
  );
}

/** Answers that wait to be read; nothing when there are none. */
export function AnswersBadge({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation('actions');
  const { toRead } = countAnswers(action.properties.answers, action.properties.statusLog);
  if (toRead === 0) return null;
  return (
    <Badge tone="error" icon={MessageSquareWarning}>
      {t('toReadCount', { count: toRead })}
    </Badge>
  );
}
