import { canonicalJson } from '../canonical-json.ts';
import type { Protocol, ProtocolRow } from '../protocol.ts';

/** What became of one row since the version before. `fields` are the columns that differ, of a changed row only. */
export interface RowChange {
  no: string;
  kind: 'new' | 'changed' | 'gone';
  fields: readonly (keyof ProtocolRow)[];
}

/** The rows of a version that are new, changed or gone since another, in order of number. Without one, nothing. */
export function changesSinceLast(current: Protocol, previous: Protocol | undefined): readonly RowChange[] {
  if (previous === undefined) return [];
  const before = new Map(previous.properties.rows.map((row) => [row.no, row]));
  const after = new Map(current.properties.rows.map((row) => [row.no, row]));
  const changes: RowChange[] = [];
  for (const [no, row] of after) {
    const old = before.get(no);
    if (old === undefined) {
      changes.push({ no, kind: 'new', fields: [] });
      continue;
    }
    const names = Object.keys(row) as (keyof ProtocolRow)[];
    const fields = names.filter(
      (name) => canonicalJson(row[name] ?? null) !== canonicalJson(old[name] ?? null),
    );
    if (fields.length > 0) changes.push({ no, kind: 'changed', fields });
  }
  for (const no of before.keys()) if (!after.has(no)) changes.push({ no, kind: 'gone', fields: [] });
  return changes.sort((a, b) => (a.no < b.no ? -1 : 1));
}
