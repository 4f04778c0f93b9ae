/** Types of columns that are written many rows at a time. */
type ColumnType = 'text' | 'bigint' | 'integer' | 'smallint' | 'double precision' | 'bytea';

/**
 * Rows as one source of a statement: an array for each column, whatever the number of rows.
 * @returns `source`, which names its columns as `columns` does, and the values of its places $1, $2 …
 */
export function unnested<Column extends string>(
  columns: Readonly<Record<Column, ColumnType>>,
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
): { source: string; names: string; values: readonly unknown[][] } {
  const all = Object.entries(columns) as [Column, ColumnType][];
  const names = all.map(([column]) => column).join(', ');
  const arrays = all.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  return {
    source: `unnest(${arrays}) as v(${names})`,
    names,
    values: all.map(([column]) => rows.map((row) => row[column])),
  };
}
