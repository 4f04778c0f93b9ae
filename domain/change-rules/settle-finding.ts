import type { Catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import type { FieldVersion } from '../merge.ts';
import type { KeptRecord } from './rule.ts';

/** The fields that must go together; each merges by itself, so parallel edits can leave a mix that nobody wrote. */
const judgedFields = ['category', 'subcategory', 'polarity', 'severity'] as const;
type JudgedField = (typeof judgedFields)[number];
type Judged = Pick<Finding['properties'], JudgedField>;

/** Where a category has no default severity of its own, an unsafe place counts as "fairly uneasy". */
const severityOtherwise = 2;

function settled(merged: Judged, catalogue: Catalogue): Judged {
  const category = catalogue.find(merged.category);
  const isInCategory = category?.subcategories.some(({ id }) => id === merged.subcategory) ?? false;
  const severity =
    merged.polarity === 'unsafe' ? (merged.severity ?? category?.defaultSeverity ?? severityOtherwise) : null;
  return { ...merged, subcategory: isInCategory ? merged.subcategory : null, severity };
}

function createdVersion({ createdBy }: KeptRecord<'finding'>, value: unknown): FieldVersion {
  return { heads: [{ value, changeId: createdBy, at: '', by: '' }], superseded: [] };
}

/**
 * Shows a merged finding so that category and subcategory, polarity and severity go together. The answer depends
 * on the merged fields alone, never on the order in which edits arrived, and no head is lost: a value that is not
 * shown stays in the versions, also that of a field which nobody ever edited.
 * @returns the record and the fields that are shown otherwise than merged
 */
export function settleFinding(
  record: KeptRecord<'finding'>,
  catalogue: Catalogue,
): { record: KeptRecord<'finding'>; unlike: readonly string[] } {
  const { properties } = record.feature;
  const merged = { ...properties } as Judged;
  for (const field of judgedFields) {
    const head = record.versions[field]?.heads.at(-1);
    // Heads were checked by the schema of the change that brought them.
    if (head !== undefined) Object.assign(merged, { [field]: head.value });
  }
  const shown = settled(merged, catalogue);
  const unlike: JudgedField[] = judgedFields.filter((field) => shown[field] !== merged[field]);
  const versions = { ...record.versions };
  for (const field of judgedFields) {
    const version = versions[field];
    const neverEdited = version === undefined || version.superseded.length + version.heads.length === 1;
    // A field that nobody edited needs a version only while it is shown otherwise than it was created.
    if (neverEdited && unlike.includes(field)) versions[field] = createdVersion(record, merged[field]);
    else if (neverEdited) delete versions[field];
  }
  const { category, subcategory, polarity, severity } = shown;
  const feature = {
    ...record.feature,
    properties: { ...properties, category, subcategory, polarity, severity },
  };
  return { record: { ...record, versions, feature }, unlike };
}
