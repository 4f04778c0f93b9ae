import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { withdrawnDatasetsQuery } from '../../state/incident-queries.ts';
import { useNow } from '../../state/use-now.ts';
import { LoadFault } from '../../ui/staff/load-fault.tsx';

/** What was taken away: that it was there, who took it away, when and why. Nothing while there is none. */
export function WithdrawnDatasets(): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  const now = useNow();
  const { data, error, refetch } = useQuery(withdrawnDatasetsQuery);
  if (error !== null)
    return (
      <div className="desk-section">
        <LoadFault fault={error} onRetry={refetch} />
      </div>
    );
  if (data === undefined || data.length === 0) return null;
  return (
    <details className="desk-section incidents-withdrawn">
      <summary>{t('withdrawn.title', { count: data.length })}</summary>
      <ul className="incidents-datasets">
        {data.map(({ id, name, rows, rowsLeft, withdrawnAt, byName, reason }) => (
          <li key={id}>
            <b>{name}</b>
            <p>
              {t('withdrawn.by', {
                name: byName ?? t('withdrawn.someone'),
                time: formatTime(withdrawnAt, language, now),
              })}
            </p>
            <p>{t('withdrawn.reason', { reason })}</p>
            <p className="desk-quiet">
              {t(rowsLeft ? 'withdrawn.rowsLeft' : 'withdrawn.rowsGone', {
                number: formatNumber(rows, language),
              })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
