import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ShadeLook } from '../../map/map-data.ts';
import type { LayerResult } from '../../state/layer-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Swatch } from '../../ui/staff/shade-legend.tsx';

export interface LayerRow {
  id: string;
  look: ShadeLook;
  words: string;
  geometry: LayerResult['features'][number]['geometry'];
  properties: LayerResult['features'][number]['properties'];
}

const rowsAtATime = 100;

/** The features of a layer as a table: the same as the map, with the number of people in each. */
export function LayerRows({
  rows,
  selectedId,
  onSelect,
}: {
  rows: readonly LayerRow[];
  selectedId: string | undefined;
  onSelect: (row: LayerRow) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [count, setCount] = useState(rowsAtATime);
  const percent = (share: number) => formatNumber(100 * share, language);
  const people = ({ nMarked, nPassed, fewerThan, marked }: LayerRow['properties']): string => {
    if (typeof fewerThan === 'number') return t('layers.fewer', { count: fewerThan });
    if (typeof nMarked !== 'number') return '';
    if (typeof nPassed !== 'number') return t('layers.people', { count: nMarked });
    const said = t('layers.ofPassed', { marked: nMarked, passed: nPassed });
    return marked === null || marked === undefined
      ? said
      : `${said} (${t('interval', { low: percent(marked.low), high: percent(marked.high) })})`;
  };
  const shown = rows.slice(0, count);
  return (
    <>
      <table className="hotspots-table">
        <caption className="desk-quiet">
          {t('layers.rows', { count: shown.length, total: formatNumber(rows.length, language) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('layers.place')}</th>
            <th scope="col">{t('layers.who')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id} data-selected={row.id === selectedId}>
              <th scope="row">
                <button type="button" aria-pressed={row.id === selectedId} onClick={() => onSelect(row)}>
                  <Swatch look={row.look} />
                  {row.words}
                </button>
              </th>
              <td>
                {people(row.properties)}
                {typeof row.properties.nWalks === 'number' &&
                  ` · ${t('layers.walks', { count: row.properties.nWalks })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > count && (
        <Button onClick={() => setCount(count + rowsAtATime)}>{t('layers.more')}</Button>
      )}
    </>
  );
}
