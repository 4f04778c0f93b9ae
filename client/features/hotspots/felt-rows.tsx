import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { FeltView } from '../../state/incident-queries.ts';

const rowsAtMost = 100;

/** The cells with anything, both numbers beside each other and which has the greater part of its own total. */
export function FeltRows({
  cells,
  selectedId,
  onSelect,
}: {
  cells: FeltView['cells'];
  selectedId: string | undefined;
  onSelect: (cell: FeltView['cells'][number]) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const rows = cells
    .filter(({ nMarked, nReported }) => nMarked !== 0 || nReported !== 0)
    .sort((a, b) => (b.nMarked ?? 0) - (a.nMarked ?? 0) || b.nReported - a.nReported);
  const shown = rows.slice(0, rowsAtMost);
  return (
    <table className="hotspots-table">
      <caption className="desk-quiet">
        {t('layers.rows', { count: shown.length, total: formatNumber(rows.length, language) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('felt.more.label')}</th>
          <th scope="col">{t('felt.column.felt')}</th>
          <th scope="col">{t('felt.column.reported')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((cell) => (
          <tr key={cell.id} data-selected={cell.id === selectedId}>
            <th scope="row">
              <button type="button" aria-pressed={cell.id === selectedId} onClick={() => onSelect(cell)}>
                {t(`felt.more.${cell.more}`)}
              </button>
            </th>
            <td>
              {cell.nMarked === null
                ? t('layers.fewer', { count: cell.fewerThan ?? 3 })
                : t('layers.ofPassed', { marked: cell.nMarked, passed: cell.nPassed ?? 0 })}
            </td>
            <td data-number>{formatNumber(cell.nReported, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
