import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActionOverdue } from '../../../domain/action-due.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { ColumnHeading } from '../../ui/staff/column-heading.tsx';
import { AnswersBadge, DueWords, StatusBadge } from './action-badges.tsx';
import { type SortColumn, type Sorting, sortColumns } from './action-filter.ts';

const pageSize = 200;
export type TableColumn = SortColumn | 'walk' | 'answers';
const isSortable = (column: TableColumn): column is SortColumn => sortColumns.some((one) => one === column);

/** What the municipality sees, and what the police do. */
export const columnsInside = [
  'title',
  'status',
  'deadline',
  'responsible',
  'type',
  'horizon',
  'answers',
  'walk',
] as const satisfies readonly TableColumn[];
export const columnsOutside = [
  'title',
  'status',
  'deadline',
  'type',
  'walk',
] as const satisfies readonly TableColumn[];

/** Actions as rows. The title is a button that opens the action; the heading of a column sorts. */
export function ActionsTable({
  actions,
  columns,
  today,
  walkNames,
  sorting,
  onSort,
  openId,
  onOpen,
  selectedIds,
  onSelect,
}: {
  /** Sorted. */
  actions: readonly ActionView[];
  columns: readonly TableColumn[];
  today: string;
  walkNames: ReadonlyMap<string, string>;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** Undefined for those who may not edit. */
  selectedIds: ReadonlySet<string> | undefined;
  onSelect: (ids: ReadonlySet<string>) => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const number = (value: number) => formatNumber(value, currentLanguage());
  const [limit, setLimit] = useState(pageSize);
  const shown = actions.slice(0, limit);
  const allSelected = selectedIds !== undefined && actions.every(({ id }) => selectedIds.has(id));
  const toggle = (id: string): void => {
    const next = new Set(selectedIds);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const cellOf = (action: ActionView, column: TableColumn): ReactNode => {
    const { status, type, horizon, responsible, walkId } = action.properties;
    if (column === 'status') return <StatusBadge status={status} />;
    if (column === 'deadline') return <DueWords action={action} today={today} short />;
    if (column === 'responsible') return <span dir="auto">{responsible}</span>;
    if (column === 'type') return t(`type.${type}`);
    if (column === 'horizon') return horizon === null ? '' : t(`horizon.${horizon}`);
    if (column === 'answers') return <AnswersBadge action={action} />;
    return walkNames.get(walkId) ?? '';
  };

  return (
    <>
      <table className="actions-table">
        <caption className="visually-hidden">{t('table.help')}</caption>
        <thead>
          <tr>
            {selectedIds !== undefined && (
              <td>
                <input
                  type="checkbox"
                  aria-label={t('table.selectAll', { count: actions.length })}
                  checked={allSelected}
                  onChange={() => onSelect(new Set(allSelected ? [] : actions.map(({ id }) => id)))}
                />
              </td>
            )}
            {columns.map((column) => (
              <ColumnHeading
                key={column}
                column={column}
                label={t(`column.${column}`)}
                sorting={sorting}
                onSort={isSortable(column) ? (direction) => onSort({ column, direction }) : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((action) => {
            const { id, properties } = action;
            return (
              <tr key={id} data-open={id === openId} data-overdue={isActionOverdue(properties, today)}>
                {selectedIds !== undefined && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={t('table.select', { name: properties.title })}
                      checked={selectedIds.has(id)}
                      onChange={() => toggle(id)}
                    />
                  </td>
                )}
                {columns.map((column) =>
                  column === 'title' ? (
                    <th key={column} scope="row" data-column={column}>
                      <button type="button" onClick={() => onOpen(id)} dir="auto">
                        {properties.title}
                      </button>
                    </th>
                  ) : (
                    <td key={column} data-column={column}>
                      {cellOf(action, column)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {actions.length > limit && (
        <p className="actions-more">
          <Button onClick={() => setLimit(limit + pageSize)}>
            {t('table.more', { shown: number(limit), total: number(actions.length) })}
          </Button>
        </p>
      )}
    </>
  );
}
