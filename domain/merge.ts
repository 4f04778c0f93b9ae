import { z } from 'zod';
import { type ChangeId, changeIdSchema } from './ids.ts';

/**
 * Parallel edits merge per field. Each field is a multi-value register: an edit names the changes it was
 * based on and replaces just those. Edits that did not know of each other both stay ("heads"); the one with
 * the greatest change id is shown, the others are kept for the leader to see. Because an edit only ever
 * removes what it names, the order in which edits arrive does not matter and receiving one twice is harmless.
 */
export interface FieldHead {
  value: unknown;
  changeId: ChangeId;
  at: string;
  by: string;
}

export interface FieldVersion {
  /** In order of change id; the last is the one shown. */
  heads: readonly FieldHead[];
  superseded: readonly ChangeId[];
}

/** Only fields that were ever edited stand here; all others still have the value of the creating change. */
export type FieldVersions = Readonly<Record<string, FieldVersion>>;

/** One field of an edit on the wire: the new value and the change ids of the heads that the person saw. */
export function fieldEditSchema<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, basedOn: z.array(changeIdSchema).min(1).max(20) });
}

/** Edits of any of these fields, each on its own. */
export function fieldEditsSchema<Schemas extends Readonly<Record<string, z.ZodType>>>(schemas: Schemas) {
  const edits = Object.entries(schemas).map(([name, schema]) => [name, fieldEditSchema(schema).optional()]);
  // The same names, each with the edit of its own schema.
  return z.strictObject(
    Object.fromEntries(edits) as {
      [Name in keyof Schemas]: z.ZodOptional<ReturnType<typeof fieldEditSchema<Schemas[Name]>>>;
    },
  );
}

/**
 * Adds one edit to a field. `basedOn` are the heads that it replaces. A field never loses its last value: where
 * forged edits replace each other in a ring, the one that came last stands.
 */
export function mergeField(
  current: FieldVersion,
  edit: FieldHead,
  basedOn: readonly ChangeId[],
): FieldVersion {
  const superseded = new Set([...current.superseded, ...basedOn.filter((id) => id !== edit.changeId)]);
  const heads = new Map<ChangeId, FieldHead>();
  for (const head of [...current.heads, edit])
    if (!superseded.has(head.changeId)) heads.set(head.changeId, head);
  if (heads.size === 0) heads.set(edit.changeId, edit);
  const byChangeId = (a: FieldHead, b: FieldHead) => (a.changeId < b.changeId ? -1 : 1);
  return { heads: [...heads.values()].sort(byChangeId), superseded: [...superseded].sort() };
}

/** Whether parallel edits left different values, so that a person must choose. */
export function hasConflict(version: FieldVersion): boolean {
  return new Set(version.heads.map((head) => JSON.stringify(head.value))).size > 1;
}

/** The heads that an edit made now must name: those of the field, or the change that created the record. */
export function headsOf(versions: FieldVersions, field: string, createdBy: ChangeId): ChangeId[] {
  return versions[field]?.heads.map((head) => head.changeId) ?? [createdBy];
}
