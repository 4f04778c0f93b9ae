import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { IncidentsView } from '../../state/incident-queries.ts';
import { HeatTable } from '../../ui/staff/heat-table.tsx';
import { useWeekdays } from '../../ui/staff/use-weekdays.ts';

/** How many, of which types, and when. */
export function IncidentCounts({
  counts,
  isOld = false,
}: {
  counts: IncidentsView;
  /** These are of the filters before: their number is not said, and the rest is pale until the new ones come. */
  isOld?: boolean;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  const weekdays = useWeekdays();
  const number = (value: number) => formatNumber(value, language);
  const { matched, withHour, masked, firstAt, lastAt, types, weekdayHours } = counts;
  const most = types.reduce((top, { amount }) => Math.max(top, amount), 1);
  return (
    <div className="incidents-counts" aria-busy={isOld}>
      <p className="incidents-matched">
        {isOld ? t('counts.counting') : t('counts.matched', { count: matched, number: number(matched) })}
        {!isOld && firstAt !== null && lastAt !== null && (
          <span className="desk-quiet">
            {t('counts.period', { first: formatDate(firstAt, language), last: formatDate(lastAt, language) })}
          </span>
        )}
      </p>
      {masked > 0 && (
        <p className="desk-quiet">
          {t('counts.masked', { count: masked, number: number(masked), total: number(matched) })}
        </p>
      )}
      {types.length > 0 && (
        <table className="incidents-types">
          <caption>{t('counts.types')}</caption>
          <tbody>
            {types.map(({ name, amount }) => (
              <tr key={name ?? ''}>
                <th scope="row">{name ?? t('counts.noType')}</th>
                <td>
                  <span className="incidents-bar" style={{ inlineSize: `${(100 * amount) / most}%` }} />
                </td>
                <td>{number(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withHour > 0 && (
        <HeatTable
          caption={t('counts.weekdayHours', { number: number(withHour), total: number(matched) })}
          weekdays={weekdays}
          withheld=""
          values={weekdayHours}
          tone="reported"
        />
      )}
    </div>
  );
}
