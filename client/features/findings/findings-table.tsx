import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { ColumnHeading } from '../../ui/staff/column-heading.tsx';
import { type SortColumn, type Sorting, sortColumns } from './finding-filter.ts';
import type { ColumnName, ColumnWords } from './findings-columns.tsx';

const pageSize = 200;
const isSortable = (column: ColumnName): column is SortColumn & ColumnName =>
  sortColumns.some((one) => one === column);

interface TableProps {
  /** Sorted. */
  findings: readonly FindingView[];
  columns: readonly ColumnName[];
  words: ColumnWords;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  selectedIds: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  openId: string | undefined;
  hoveredId: string | undefined;
  onOpen: (id: string) => void;
  onHover: (id: string | undefined) => void;
}

/**
 * The findings as rows. One row at a time is in the tab order; arrows, Home and End move, Enter opens, Space
 * selects, Shift with an arrow selects along the way.
 */
export function FindingsTable(props: TableProps): ReactNode {
  const { findings, columns, words, sorting, onSort, selectedIds, onSelect, openId, onOpen, onHover } = props;
  const { t } = useTranslation('findings');
  const number = (value: number) => formatNumber(value, currentLanguage());
  const [limit, setLimit] = useState(pageSize);
  const [active, setActive] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = findings.slice(0, limit);
  const current = Math.min(active, Math.max(0, shown.length - 1));
  const allSelected = findings.length > 0 && findings.every(({ id }) => selectedIds.has(id));

  // A finding opened from the map is brought into the table's view and made the row that the keyboard stands on.
  useEffect(() => {
    const index = findings.findIndex(({ id }) => id === openId);
    if (index < 0) return;
    setActive(index);
    setLimit((before) => Math.max(before, Math.ceil((index + 1) / pageSize) * pageSize));
    requestAnimationFrame(() => body.current?.rows[index]?.scrollIntoView({ block: 'nearest' }));
  }, [openId, findings]);

  // Rows are drawn again only when what they show changes, so their handlers must not hold an older selection.
  const selection = useRef(selectedIds);
  selection.current = selectedIds;
  const toggle = (id: string, on?: boolean): void => {
    const next = new Set(selection.current);
    if (on ?? !next.has(id)) next.add(id);
    else next.delete(id);
    onSelect(next);
  };

  const move = (event: KeyboardEvent, to: number): void => {
    event.preventDefault();
    const index = Math.max(0, Math.min(shown.length - 1, to));
    setActive(index);
    body.current?.rows[index]?.focus();
    const id = shown[index]?.id;
    if (event.shiftKey && id !== undefined) toggle(id, true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const { key } = event;
    const id = shown[current]?.id;
    if (key === 'ArrowDown') move(event, current + 1);
    else if (key === 'ArrowUp') move(event, current - 1);
    else if (key === 'PageDown') move(event, current + 10);
    else if (key === 'PageUp') move(event, current - 10);
    else if (key === 'Home') move(event, 0);
    else if (key === 'End') move(event, shown.length - 1);
    else if (key === 'Enter' && id !== undefined) onOpen(id);
    else if (key === ' ' && id !== undefined) {
      event.preventDefault();
      toggle(id);
    }
  };

  return (
    <>
      <table className="findings-table">
        <caption className="visually-hidden">{t('table.help')}</caption>
        <thead>
          <tr>
            <td>
              <input
                type="checkbox"
                aria-label={t('table.selectAll', { count: findings.length })}
                checked={allSelected}
                onChange={() => onSelect(new Set(allSelected ? [] : findings.map(({ id }) => id)))}
              />
            </td>
            {columns.map((column) => (
              <ColumnHeading
                key={column}
                column={column}
                label={words.nameOf(column)}
                sorting={sorting}
                onSort={isSortable(column) ? (direction) => onSort({ column, direction }) : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown} onPointerLeave={() => onHover(undefined)}>
          {shown.map((finding, index) => (
            <Row
              key={finding.id}
              finding={finding}
              index={index}
              columns={columns}
              words={words}
              tabbable={index === current}
              selected={selectedIds.has(finding.id)}
              open={finding.id === openId}
              hovered={finding.id === props.hoveredId}
              onFocus={setActive}
              onToggle={toggle}
              onOpen={onOpen}
              onHover={onHover}
            />
          ))}
        </tbody>
      </table>
      {findings.length > limit && (
        <p className="findings-more">
          <Button onClick={() => setLimit(limit + pageSize)}>
            {t('table.more', { shown: number(limit), total: number(findings.length) })}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  finding: FindingView;
  index: number;
  columns: readonly ColumnName[];
  words: ColumnWords;
  tabbable: boolean;
  selected: boolean;
  open: boolean;
  hovered: boolean;
  onFocus: (index: number) => void;
  onToggle: (id: string) => void;
  onOpen: (id: string) => void;
  onHover: (id: string | undefined) => void;
}

/** The handlers are made anew by each drawing of the table and work from refs; what a row shows is compared. */
const same = (a: RowProps, b: RowProps): boolean =>
  a.finding === b.finding &&
  a.index === b.index &&
  a.columns === b.columns &&
  a.words === b.words &&
  a.tabbable === b.tabbable &&
  a.selected === b.selected &&
  a.open === b.open &&
  a.hovered === b.hovered;

const Row = memo(function Row(props: RowProps): ReactNode {
  const { finding, index, columns, words, tabbable, selected, open, hovered } = props;
  const { t } = useTranslation('findings');
  return (
    <tr
      tabIndex={tabbable ? 0 : -1}
      data-selected={selected}
      data-open={open}
      data-hovered={hovered}
      onFocus={() => props.onFocus(index)}
      onClick={(event) => {
        if (!(event.target instanceof HTMLInputElement)) props.onOpen(finding.id);
      }}
      onPointerEnter={() => props.onHover(finding.id)}
    >
      <td>
        <input
          type="checkbox"
          tabIndex={tabbable ? 0 : -1}
          aria-label={t('table.select', { name: words.textOf(finding, 'category') })}
          checked={selected}
          onChange={() => props.onToggle(finding.id)}
        />
      </td>
      {columns.map((column) =>
        column === 'category' ? (
          <th key={column} scope="row" data-column={column}>
            {words.cellOf(finding, column)}
          </th>
        ) : (
          <td key={column} data-column={column}>
            {words.cellOf(finding, column)}
          </td>
        ),
      )}
    </tr>
  );
}, same);
