import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, type GroupId, type IdSource, newId, ratingIdSchema } from '../../../domain/ids.ts';
import { parseParticipantChange } from '../../../domain/parse-participant-change.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Membership } from '../../offline/local-db.ts';
import type { RatingDraft } from './rating-draft.ts';

/** Who rates which stop, and with which group. */
export interface Rater extends Pick<Membership, 'walkId' | 'participantId'> {
  groupId: GroupId | null;
  stopId: string;
}

/**
 * The change that rates a stop; without a draft the stop is skipped, which is recorded too. Observations go along
 * only when the person observed and answered at least one of them. Checked by the same schema as at the server.
 */
export function buildRating(
  draft: RatingDraft | undefined,
  { walkId, participantId, groupId, stopId }: Rater,
  source: IdSource,
): { change: Change; problem?: never } | { change?: never; problem: Problem } {
  const at = source.now().toISOString();
  const observed = draft !== undefined && Object.values(draft.observations).some((step) => step !== null);
  return parseParticipantChange({
    kind: 'checkpoint-rated',
    id: newId(changeIdSchema, source),
    at,
    walkId,
    rating: {
      type: 'Feature',
      id: newId(ratingIdSchema, source),
      geometry: null,
      properties: {
        kind: 'rating',
        walkId,
        checkpointId: stopId,
        participantId,
        groupId,
        feeling: draft?.feeling ?? null,
        wouldGoAloneInDark: draft?.wouldGoAloneInDark ?? null,
        observations: observed && draft.observing !== false ? draft.observations : null,
        skipped: draft === undefined,
        ratedAt: at,
      },
    },
  });
}
