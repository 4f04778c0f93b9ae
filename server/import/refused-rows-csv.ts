import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../../domain/exports/safe-text.ts';
import { readNumber } from '../../domain/import/read-value.ts';
import type { RefusedRow, SourceValue } from '../../domain/import/source-row.ts';

/** A negative number is no formula, and must be readable as a number when the file is imported. */
function guarded(value: SourceValue): string {
  return readNumber(value, true) === undefined ? withFormulaGuard(String(value)) : String(value);
}

/** The refused rows as a file, line and reason before the file's own columns, so that they can be mended and imported. */
export function refusedRowsCsv(columns: readonly string[], rows: readonly RefusedRow[]): string {
  const cells = rows.map(({ line, reason, values }) =>
    [line, reason, ...columns.map((column) => values[column] ?? '')].map(guarded),
  );
  return stringify([['line', 'reason', ...columns], ...cells], { bom: true, record_delimiter: '\r\n' });
}
