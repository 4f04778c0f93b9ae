import { protocolFieldName } from '../../../domain/change-rules/protocol-changes.ts';
import type { Change } from '../../../domain/changes.ts';
import { type IdSource, newId, protocolIdSchema } from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import type { headerFieldSchemas, Protocol, rowFieldSchemas } from '../../../domain/protocol.ts';
import { makeChange } from '../../state/make-change.ts';
import type { ProtocolView } from './protocol-views.ts';

type Values = Readonly<Record<string, unknown>>;
export type RowFields = Pick<Protocol['properties']['rows'][number], keyof typeof rowFieldSchemas>;
export type HeaderFields = Pick<Protocol['properties']['header'], keyof typeof headerFieldSchemas> & {
  notes: string | null;
};

/** Only what differs from what the person saw, each with the heads that they saw; undefined when nothing does. */
function edits(
  { versions, createdBy }: ProtocolView,
  before: Values,
  after: Values,
  part: Parameters<typeof protocolFieldName>[0],
): Record<string, unknown> | undefined {
  const changed = Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
    .map(([name, value]) => [
      name,
      { value, basedOn: headsOf(versions, protocolFieldName(part, name), createdBy) },
    ]);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

const of = ({ protocol }: ProtocolView) => ({
  walkId: protocol.properties.walkId,
  protocolId: protocol.id,
});

/** The edit of a row as changes: none when nothing differs. */
export function rowChanges(view: ProtocolView, no: string, after: RowFields, source: IdSource): Change[] {
  const row = view.protocol.properties.rows.find((one) => one.no === no);
  if (row === undefined) throw new Error(`the protocol has no row ${no}`);
  const fields = edits(view, row, { ...after }, `rows.${no}`);
  if (fields === undefined) return [];
  return [makeChange(source, { kind: 'protocol-row-edited', ...of(view), no, fields })];
}

/** The edit of the header or the notes as changes: none when nothing differs. */
export function headerChanges(view: ProtocolView, after: Partial<HeaderFields>, source: IdSource): Change[] {
  const { header, notes } = view.protocol.properties;
  const fields = edits(view, { ...header, notes }, after, 'header');
  if (fields === undefined) return [];
  return [makeChange(source, { kind: 'protocol-header-edited', ...of(view), fields })];
}

export function draftChange(walkId: string, number: number, source: IdSource): Change {
  const protocolId = newId(protocolIdSchema, source);
  return makeChange(source, { kind: 'protocol-drafted', walkId, protocolId, number });
}

export function stepChange(
  view: ProtocolView,
  kind: 'protocol-approved' | 'protocol-published',
  source: IdSource,
): Change {
  return makeChange(source, { kind, ...of(view) });
}
