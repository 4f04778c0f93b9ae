import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../../domain/exports/safe-text.ts';
import { readNumber } from '../../domain/import/read-value.ts';
import type { SourceValue, ToldRow } from '../../domain/import/source-row.ts';
import type { Language } from '../../domain/localized.ts';

/** A negative number is no formula, and must be readable as a number when the file is imported. */
function guarded(value: SourceValue): string {
  return readNumber(value, true) === undefined ? withFormulaGuard(String(value)) : String(value);
}

const heads: Readonly<Record<'sv' | 'en', readonly [string, string]>> = {
  sv: ['rad', 'skäl'],
  en: ['line', 'reason'],
};

/** The refused rows as a file, line and reason before the file's own columns, so that they can be mended and imported. */
export function refusedRowsCsv(
  columns: readonly string[],
  rows: readonly ToldRow[],
  language: Extract<Language, 'sv' | 'en'>,
): string {
  const cells = rows.map(({ line, reason, values }) =>
    [line, reason, ...columns.map((column) => values[column] ?? '')].map(guarded),
  );
  return stringify([[...heads[language], ...columns], ...cells], { bom: true, record_delimiter: '\r\n' });
}
