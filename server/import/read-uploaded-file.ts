import { createHash } from 'node:crypto';
import { type RefusedRow, type SourceFile, UnreadableFile } from '../../domain/import/source-row.ts';
import { type LocalizedText, pickText } from '../../domain/localized.ts';
import { UsageFault } from './import-request.ts';
import { readImportBytes } from './read-import-file.ts';
import { refusedRowsCsv } from './refused-rows-csv.ts';

/** Systems that GeoJSON may name and that are turned into degrees. */
export const knownSystems = /EPSG:{1,2}(3006|3857|900913)$/i;

/** Refused rows that an answer lists; the file of refused rows has them all. */
const refusedShown = 1000;

export interface UploadedFile {
  bytes: Uint8Array;
  fileName: string;
  /** Unpacked. */
  bytesAtMost: number;
  rowsAtMost: number;
  /** Of the file of refused rows. */
  language: 'sv' | 'en';
}

/** What every kind of row is told of: the rows of a file, understood. */
export interface RowsRead {
  refused: readonly RefusedRow[];
  /** Rows that came before in the file. */
  duplicates: number;
  notes: readonly LocalizedText[];
  fileColumns: readonly string[];
  /** By field. */
  columns: Partial<Record<string, string>>;
}

/** How a file would be understood, as it is told. Plain data: it comes out of a worker thread. */
export interface FileTold {
  rows: number;
  refused: number;
  duplicates: number;
  notes: LocalizedText[];
  fileColumns: string[];
  columns: Record<string, string>;
  refusedRows: { line: number; reason: LocalizedText }[];
  /** CSV of all refused rows; null where there are none. */
  refusedFile: string | null;
  sha256: string;
}

/** Why nothing of a file can be taken. */
export interface FileFault {
  kind: 'unfit' | 'too-large';
  detail: string;
  words: LocalizedText | null;
  columns: readonly string[];
}

export type FileAnswer<Rows> =
  | { told: FileTold; rows: Rows; fault?: never }
  | { told?: never; fault: FileFault };

/**
 * Reads a file that somebody sent. Faults are told, not thrown, because a worker thread would lose their words.
 * @param understand the rows of the kind; may throw UsageFault
 */
export function readUploadedFile<Rows extends RowsRead>(
  { bytes, fileName, bytesAtMost, rowsAtMost, language }: UploadedFile,
  understand: (file: SourceFile) => Rows,
): FileAnswer<Rows> {
  try {
    const file = readImportBytes(bytes, fileName, { bytesAtMost, systems: knownSystems });
    const amount = file.rows.length + file.refused.length;
    if (amount > rowsAtMost)
      return { fault: { kind: 'too-large', detail: `${amount} rows`, words: null, columns: [] } };
    const rows = understand(file);
    return { told: fileTold(rows, amount, bytes, language), rows };
  } catch (error) {
    if (!(error instanceof UsageFault) && !(error instanceof UnreadableFile)) throw error;
    const columns = error instanceof UsageFault ? error.columns : [];
    return { fault: { kind: 'unfit', detail: error.message, words: error.words, columns } };
  }
}

/** What is told of a file's rows. @param amount of its rows in all */
export function fileTold(
  { refused, duplicates, notes, fileColumns, columns }: RowsRead,
  amount: number,
  bytes: Uint8Array,
  language: 'sv' | 'en',
): FileTold {
  const toldRows = refused.map((row) => ({ ...row, reason: pickText(row.reason, language) }));
  return {
    rows: amount,
    refused: refused.length,
    duplicates,
    notes: [...notes],
    fileColumns: [...fileColumns],
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([field, column]) => (column === undefined ? [] : [[field, column]])),
    ),
    refusedRows: refused.slice(0, refusedShown).map(({ line, reason }) => ({ line, reason })),
    refusedFile: refused.length === 0 ? null : refusedRowsCsv(fileColumns, toldRows, language),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
