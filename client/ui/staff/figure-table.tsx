import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ShadeLook } from '../../map/map-data.ts';
import { Button } from '../button.tsx';
import { Swatch } from './shade-legend.tsx';
import './figure-table.css';

export interface FigureRow {
  id: string;
  look?: ShadeLook | undefined;
  words: string;
  /** One for each column after the first. */
  figures: readonly string[];
}

const rowsAtATime = 100;

/** The shapes of a map as a table: choosing a row opens what choosing the shape opens. */
export function FigureTable({
  columns,
  rows,
  selectedId,
  onSelect,
}: {
  columns: readonly { title: string; isNumber?: boolean }[];
  rows: readonly FigureRow[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [asked, setAsked] = useState(rowsAtATime);
  const selected = useRef<HTMLTableRowElement>(null);
  const chosenAt = rows.findIndex(({ id }) => id === selectedId);
  // What was chosen on the map is never among those that are not listed yet.
  const count = Math.max(asked, chosenAt + 1);
  const shown = rows.slice(0, count);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows to each new choice
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <>
      <table className="figure-table">
        <caption className="desk-quiet">
          {t('layers.rows', { count: shown.length, total: formatNumber(rows.length, language) })}
        </caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber = false }) => (
              <th key={title} scope="col" data-number={isNumber || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, look, words, figures }) => (
            <tr key={id} ref={id === selectedId ? selected : undefined} data-selected={id === selectedId}>
              <th scope="row">
                <button type="button" aria-pressed={id === selectedId} onClick={() => onSelect(id)}>
                  {look !== undefined && <Swatch look={look} />}
                  {words}
                </button>
              </th>
              {columns.slice(1).map(({ title, isNumber = false }, index) => (
                <td key={title} data-number={isNumber || undefined}>
                  {figures[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > count && (
        <Button onClick={() => setAsked(count + rowsAtATime)}>{t('layers.more')}</Button>
      )}
    </>
  );
}
