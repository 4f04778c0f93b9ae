import type { KeptRecord, RecordKind } from '../../domain/record.ts';
import { type RecordRow, recordOfRow } from './record-row.ts';

/** The record, if it is of this kind; the columns it was found by say so already. */
export function onlyKind<Kind extends RecordKind>(
  kind: Kind,
  row: RecordRow | undefined,
): KeptRecord<Kind> | undefined {
  if (row === undefined || row.kind !== kind) return undefined;
  const { sequence: _, ...record } = recordOfRow(row);
  return record as KeptRecord<RecordKind> as KeptRecord<Kind>;
}

/**
 * How many rows belong on a page of records since a sequence; undefined where it must be one whole sequence instead.
 * A page ends between two sequences, never inside one, because the next page starts after a sequence; a single
 * change with more records than the limit therefore makes a longer page.
 */
export function endOfPage(rows: readonly { sequence: number }[], limit: number): number | undefined {
  const overflow = rows[limit];
  if (overflow === undefined) return rows.length;
  const end = rows.findIndex((row) => row.sequence === overflow.sequence);
  return end === 0 ? undefined : end;
}
