import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../../domain/exports/safe-text.ts';
import { readNumber } from '../../domain/import/read-value.ts';
import type { RefusedRow, SourceValue } from '../../domain/import/source-row.ts';

/** A negative number is no formula, and must be readable as a number when the file is imported. */
function guarded(value: SourceValue): string {
  return readNumber(value, true) === undefined ? withFormulaGuard(String(value)) : String(value);
}

/**
 * Writes the refused rows with their line and reason before the file's own columns, so that they can be mended and
 * imported as they are. Beside the imported file, or in the current folder where that is read-only.
 * @returns where they were written
 */
export async function writeRefusedRows(
  wanted: string | undefined,
  importedPath: string,
  columns: readonly string[],
  rows: readonly RefusedRow[],
): Promise<string> {
  const cells = rows.map(({ line, reason, values }) =>
    [line, reason, ...columns.map((column) => values[column] ?? '')].map(guarded),
  );
  const content = stringify([['line', 'reason', ...columns], ...cells], {
    bom: true,
    record_delimiter: '\r\n',
  });
  if (wanted !== undefined) {
    await writeFile(wanted, content);
    return wanted;
  }
  const beside = `${importedPath}.refused.csv`;
  try {
    await writeFile(beside, content);
    return beside;
  } catch {
    const here = `${basename(importedPath)}.refused.csv`;
    await writeFile(here, content);
    return here;
  }
}
