import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionSeasons } from '../../../domain/action.ts';
import { isActionOpen, isActionOverdue } from '../../../domain/action-due.ts';
import { formatMonth } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { ActionCard } from './action-card.tsx';

interface Chapter {
  key: string;
  title: string;
  actions: readonly ActionView[];
  late?: boolean;
}

/** Actions by the month of their day: overdue ones first, then month by month, then those that only have a season. */
export function ActionsCalendar({
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
  const language = currentLanguage();
  const late = actions.filter(({ properties }) => isActionOverdue(properties, today));
  const ahead = actions.filter((action) => isActionOpen(action.properties) && !late.includes(action));
  const ended = actions.filter(({ properties }) => !isActionOpen(properties));
  const byMonth = Map.groupBy(
    ahead.filter(({ properties }) => properties.deadline !== null),
    ({ properties }) => properties.deadline?.slice(0, 7) ?? '',
  );
  const dayless = ahead.filter(({ properties }) => properties.deadline === null);
  const chapters: Chapter[] = [
    { key: 'late', title: t('calendar.overdue'), actions: late, late: true },
    ...[...byMonth].map(([month, inMonth]) => ({
      key: month,
      title: formatMonth(`${month}-01`, language),
      actions: inMonth,
    })),
    ...actionSeasons.map((season) => ({
      key: season,
      title: t('calendar.seasonOnly', { season: t(`season.${season}`).toLowerCase() }),
      actions: dayless.filter(({ properties }) => properties.season === season),
    })),
    {
      key: 'none',
      title: t('calendar.noDay'),
      actions: dayless.filter(({ properties }) => properties.season === null),
    },
  ];
  const list = (inChapter: readonly ActionView[]): ReactNode => (
    <ul>
      {inChapter.map((action) => (
        <li key={action.id}>
          <ActionCard action={action} today={today} withStatus open={action.id === openId} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="actions-calendar">
      {chapters
        .filter((chapter) => chapter.actions.length > 0)
        .map((chapter) => (
          <section key={chapter.key} aria-labelledby={`month-${chapter.key}`}>
            <h2 id={`month-${chapter.key}`} data-late={chapter.late}>
              {chapter.title}{' '}
              <span className="desk-quiet">{t('calendar.count', { count: chapter.actions.length })}</span>
            </h2>
            {list(chapter.actions)}
          </section>
        ))}
      {ended.length > 0 && (
        <details>
          <summary>
            {t('calendar.ended')}{' '}
            <span className="desk-quiet">{t('calendar.count', { count: ended.length })}</span>
          </summary>
          {list(ended)}
        </details>
      )}
    </div>
  );
}
