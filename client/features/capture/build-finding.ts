import { type Category, polarityOf } from '../../../domain/catalogue.ts';
import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, findingIdSchema, type GroupId, type IdSource, newId } from '../../../domain/ids.ts';
import { lightConditionAt } from '../../../domain/light.ts';
import { parseParticipantChange } from '../../../domain/parse-participant-change.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { SafetyWalk } from '../../../domain/walk.ts';
import type { Membership } from '../../offline/local-db.ts';
import { takesWords } from '../../ui/marking/class-mode.ts';
import type { Observer, PlacedFields } from '../../ui/marking/place.ts';
import type { Draft } from './draft.ts';

/** Who marks, in what kind of walk, and how far that phone's clock is wrong. */
export interface Marker extends Pick<Membership, 'walkId' | 'participantId'> {
  groupId: GroupId | null;
  mode: SafetyWalk['properties']['mode'];
  /** How far the device's clock is ahead of the server's; the source's times are corrected by it. */
  clockSkewMilliseconds: number | null;
}

/** Where the mark is, and where the person stands. */
export type PlacedMark = PlacedFields & { observer: Observer };

/**
 * The change that adds a finding from a finished draft, checked by the same schema as at the server. Time and ids
 * come from the source; the light is the sun's at that time and place, and in the dark the person's word.
 */
export function buildFinding(
  draft: Draft,
  category: Category,
  placed: PlacedMark,
  marker: Marker,
  source: IdSource,
): { change: Change; problem?: never } | { change?: never; problem: Problem } {
  const { walkId, participantId, groupId, mode, clockSkewMilliseconds } = marker;
  const { geometry, ...where } = placed;
  const now = source.now();
  const at = now.toISOString();
  const polarity = polarityOf(category);
  const text = takesWords(mode, category) ? draft.text.trim() : '';
  return parseParticipantChange({
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
        lightCondition: lightConditionAt(now, geometry.coordinates, draft.light),
        source: 'walk',
        recordedAt: at,
        groupId,
        clockSkewMilliseconds,
      },
    },
  });
}
