import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ToldRow } from '../../domain/import/source-row.ts';
import { refusedRowsCsv } from '../import/refused-rows-csv.ts';

/**
 * Writes the refused rows with their line and reason before the file's own columns, so that they can be mended and
 * imported as they are. Beside the imported file, or in the current folder where that is read-only.
 * @returns where they were written
 */
export async function writeRefusedRows(
  wanted: string | undefined,
  importedPath: string,
  columns: readonly string[],
  rows: readonly ToldRow[],
): Promise<string> {
  const content = refusedRowsCsv(columns, rows, 'en');
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
