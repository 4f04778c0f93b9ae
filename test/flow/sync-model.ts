import type { Catalogue } from '../../domain/catalogue.ts';
import type { Change, ChangeOf } from '../../domain/changes.ts';

/** A finding as it must be once everything has arrived, worked out from the changes alone. */
export interface ExpectedFinding {
  id: string;
  participantId: string;
  withdrawn: boolean;
  values: Readonly<Record<string, unknown>>;
}

type Edit = ChangeOf<'finding-edited'>;
const editable = [
  'geometry',
  'accuracyMetres',
  'positionSource',
  'checkpointId',
  'category',
  'subcategory',
  'polarity',
  'severity',
  'text',
  'suggestion',
  'lightCondition',
] as const;

/**
 * The value of a field by the book: of the creation and all edits those stand that nobody was based on when they
 * wrote; of those the one with the greatest id is shown. Order of arrival plays no part.
 */
function shownValue(
  created: ChangeOf<'finding-added'>,
  edits: readonly Edit[],
  field: (typeof editable)[number],
) {
  const { geometry, properties } = created.finding;
  const written = edits.flatMap(({ id, fields }) => {
    const edit = fields[field];
    return edit === undefined ? [] : [{ id, value: edit.value as unknown, basedOn: edit.basedOn }];
  });
  const known = new Set(written.flatMap(({ basedOn }) => basedOn));
  const first: { id: string; value: unknown } = {
    id: created.id,
    value: field === 'geometry' ? geometry : properties[field],
  };
  const standing = [first, ...written].filter(({ id }) => !known.has(id as Edit['id']));
  return standing.sort((a, b) => (a.id < b.id ? 1 : -1))[0]?.value;
}

/** A mix of parallel edits is shown so that it makes sense: no foreign subcategory, severity only for unsafe places. */
function sensible(values: Record<string, unknown>, catalogue: Catalogue): Record<string, unknown> {
  const category = catalogue.find(String(values.category));
  const isKnown = category?.subcategories.some(({ id }) => id === values.subcategory) ?? false;
  const severity = values.polarity === 'unsafe' ? (values.severity ?? category?.defaultSeverity ?? 2) : null;
  return { ...values, subcategory: isKnown ? values.subcategory : null, severity };
}

/** Every finding of the log as it must stand at the server and on its phone. */
export function expectedFindings(log: readonly Change[], catalogue: Catalogue): ExpectedFinding[] {
  const edits = Map.groupBy(
    log.filter((change) => change.kind === 'finding-edited'),
    ({ findingId }) => findingId,
  );
  const withdrawn = new Set(
    log.flatMap((change) => (change.kind === 'finding-withdrawn' ? [change.findingId] : [])),
  );
  return log
    .filter((change) => change.kind === 'finding-added')
    .map((created) => {
      const { id, properties } = created.finding;
      const own = edits.get(id) ?? [];
      const values = Object.fromEntries(editable.map((field) => [field, shownValue(created, own, field)]));
      return {
        id,
        participantId: properties.participantId,
        withdrawn: withdrawn.has(id),
        values: sensible(values, catalogue),
      };
    });
}

/** The same values of a finding as it really stands. */
export function actualValues(feature: { geometry: unknown; properties: object }): Record<string, unknown> {
  const all: Record<string, unknown> = { ...feature.properties, geometry: feature.geometry };
  return Object.fromEntries(editable.map((field) => [field, all[field]]));
}
