import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

type Direction = 'ascending' | 'descending';

/** The heading of a column; a press sorts by it, and once more the other way. */
export function ColumnHeading<Column extends string>({
  column,
  label,
  sorting,
  onSort,
}: {
  column: Column;
  label: string;
  sorting: { column: string; direction: Direction };
  /** Undefined where one cannot sort by it. */
  onSort: ((direction: Direction) => void) | undefined;
}): ReactNode {
  const direction = sorting.column === column ? sorting.direction : undefined;
  const Icon = direction === undefined ? ChevronsUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" data-column={column} aria-sort={direction}>
      {onSort === undefined ? (
        label
      ) : (
        <button type="button" onClick={() => onSort(direction === 'ascending' ? 'descending' : 'ascending')}>
          {label}
          <Icon size={14} aria-hidden="true" />
        </button>
      )}
    </th>
  );
}
