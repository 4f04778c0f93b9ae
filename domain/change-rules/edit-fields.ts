import { type FieldHead, hasConflict, mergeField } from '../merge.ts';
import type { ChangeId, KeptRecord } from './rule.ts';

type FieldEdit = { value: unknown; basedOn: readonly ChangeId[] };
type Edited = { id: ChangeId; at: string; fields: Readonly<Record<string, FieldEdit | undefined>> };
type EditableKind = 'walk' | 'checkpoint' | 'finding' | 'action' | 'hotspot';

function shownValue(record: KeptRecord<EditableKind>, field: string): unknown {
  if (field === 'geometry') return record.feature.geometry;
  return Object.entries(record.feature.properties).find(([name]) => name === field)?.[1];
}

/**
 * Merges an edit into a record, field by field. The values were checked by the change's schema and the field
 * names by its strict object, so the shown value of each head fits the Feature's own type.
 * @returns the record and the names of fields that now hold different values from parallel edits.
 */
export function editFields<Kind extends EditableKind>(
  record: KeptRecord<Kind>,
  edit: Edited,
  by: string,
): { record: KeptRecord<Kind>; conflicts: readonly string[] } {
  const versions = { ...record.versions };
  const shown: Record<string, unknown> = {};
  const conflicts: string[] = [];
  for (const [field, change] of Object.entries(edit.fields)) {
    if (change === undefined) continue;
    const created: FieldHead = {
      value: shownValue(record, field),
      changeId: record.createdBy,
      at: '',
      by: '',
    };
    const before = versions[field] ?? { heads: [created], superseded: [] };
    const after = mergeField(
      before,
      { value: change.value, changeId: edit.id, at: edit.at, by },
      change.basedOn,
    );
    versions[field] = after;
    shown[field] = after.heads.at(-1)?.value;
    if (hasConflict(after)) conflicts.push(field);
  }
  const { geometry = record.feature.geometry, ...properties } = shown;
  const feature = {
    ...record.feature,
    geometry,
    properties: { ...record.feature.properties, ...properties },
  } as KeptRecord<Kind>['feature'];
  return { record: { ...record, versions, feature }, conflicts };
}
