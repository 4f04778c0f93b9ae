import type { Category } from '../../../domain/catalogue.ts';
import { polarityOf } from '../../../domain/catalogue.ts';
import type { Change, ChangeOf } from '../../../domain/changes.ts';
import type { Finding } from '../../../domain/finding.ts';
import { changeIdSchema, type IdSource, newId } from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import { parseParticipantChange } from '../../../domain/parse-participant-change.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import type { PlacedFields } from '../../ui/marking/place.ts';

/** What the form may change. `placed` is there only when the person chose another place. */
export interface EditedFinding {
  category: Category;
  subcategory: string | null;
  severity: Finding['properties']['severity'];
  text: string;
  placed?: PlacedFields;
}

type Built = { change: Change; problem?: never } | { change?: never; problem: Problem };

/** The edited values as the finding has them. */
function valuesOf(edited: EditedFinding): Record<string, unknown> {
  const polarity = polarityOf(edited.category);
  const text = edited.text.trim();
  return {
    category: edited.category.id,
    subcategory: edited.subcategory,
    polarity,
    severity: polarity === 'unsafe' ? edited.severity : null,
    text: text === '' ? null : text,
    ...edited.placed,
  };
}

/** An edit of just the fields that differ, based on what the person saw; undefined when nothing differs. */
export function buildEdit(own: OwnFinding, edited: EditedFinding, source: IdSource): Built | undefined {
  const before: Record<string, unknown> = { ...own.finding.properties, geometry: own.finding.geometry };
  const differing = Object.entries(valuesOf(edited)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  if (differing.length === 0) return undefined;
  const fields = differing.map(([name, value]) => [
    name,
    { value, basedOn: headsOf(own.versions, name, own.createdBy) },
  ]);
  return parseParticipantChange({
    kind: 'finding-edited',
    id: newId(changeIdSchema, source),
    at: source.now().toISOString(),
    walkId: own.finding.properties.walkId,
    findingId: own.id,
    fields: Object.fromEntries(fields),
  });
}

/**
 * A mended mark that the server has never taken: the whole finding as a new change. The refused change's id cannot
 * be used again with other content; the finding's own id can, since nobody has seen it.
 */
export function buildMended(
  own: OwnFinding,
  refused: ChangeOf<'finding-added'>,
  edited: EditedFinding,
  source: IdSource,
): Built {
  const { geometry = own.finding.geometry, ...values } = valuesOf(edited);
  const properties = { ...refused.finding.properties, ...values };
  return parseParticipantChange({
    ...refused,
    id: newId(changeIdSchema, source),
    at: source.now().toISOString(),
    finding: { ...refused.finding, geometry, properties },
  });
}
