import { type Category, polarityOf } from '../../../domain/catalogue.ts';
import { type Change, parseChange } from '../../../domain/changes.ts';
import { changeIdSchema, findingIdSchema, type IdSource, newId } from '../../../domain/ids.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Membership } from '../../offline/local-db.ts';
import type { PlacedFields } from '../../ui/marking/place.ts';
import type { Draft } from './draft.ts';

/**
 * The change that adds a finding from a finished draft, checked by the same schema as at the server. Time and ids
 * come from the source.
 */
export function buildFinding(
  draft: Draft,
  category: Category,
  placed: PlacedFields,
  membership: Pick<Membership, 'walkId' | 'participantId'>,
  source: IdSource,
): { change: Change; problem?: never } | { change?: never; problem: Problem } {
  const { walkId, participantId } = membership;
  const { geometry, ...where } = placed;
  const at = source.now().toISOString();
  const polarity = polarityOf(category);
  const text = draft.text.trim();
  return parseChange({
    kind: 'finding-added',
    id: newId(changeIdSchema, source),
    at,
    walkId,
    finding: {
      type: 'Feature',
      id: newId(findingIdSchema, source),
      geometry,
      properties: {
        kind: 'finding',
        walkId,
        participantId,
        ...where,
        category: category.id,
        subcategory: draft.subcategory,
        polarity,
        severity: polarity === 'unsafe' ? draft.severity : null,
        text: text === '' ? null : text,
        suggestion: null,
        lightCondition: null,
        source: 'walk',
        recordedAt: at,
      },
    },
  });
}
