import type { StopStep } from '../../../domain/group.ts';
import { changeIdSchema, newId } from '../../../domain/ids.ts';
import { parseParticipantChange } from '../../../domain/parse-participant-change.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { cancelUnsent, enqueue } from '../../offline/queue.ts';
import { toastMilliseconds } from '../../state/toast.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { buildRating } from './build-rating.ts';
import { dropRatingDraft, type RatingDraft } from './rating-draft.ts';

/** Keeps a rating on this phone, or that the stop was skipped (no draft). Resolves when it is on the disk. */
export async function saveRating(
  draft: RatingDraft | undefined,
  stopId: string,
  { membership, view }: Pick<ReadyWalk, 'membership' | 'view'>,
): Promise<void> {
  const { walkId, participantId } = membership;
  const rater = { walkId, participantId, groupId: view.me?.properties.groupId ?? null, stopId };
  const { change, problem } = buildRating(draft, rater, deviceIds);
  if (change === undefined) throw new ProblemError(problem);
  await enqueue(authorKeyOf(membership), [change]);
  await dropRatingDraft(participantId, stopId);
}

/** Keeps a change and holds it back while "undo" is offered. Resolves with what takes it back. */
async function sayHeld(membership: Membership, members: object): Promise<() => Promise<boolean>> {
  const now = deviceIds.now().toISOString();
  const id = newId(changeIdSchema, deviceIds);
  const { change, problem } = parseParticipantChange({ id, at: now, walkId: membership.walkId, ...members });
  if (change === undefined) throw new ProblemError(problem);
  await enqueue(authorKeyOf(membership), [change], { holdMilliseconds: toastMilliseconds + 2_000 });
  return () => cancelUnsent(id);
}

/** "I agree" with somebody else's mark. */
export function sayAgree(membership: Membership, findingId: string): Promise<() => Promise<boolean>> {
  return sayHeld(membership, {
    kind: 'finding-confirmed',
    findingId,
    participantId: membership.participantId,
  });
}

/** The group has arrived, begins to talk, or goes on. */
export function sayStep(
  membership: Membership,
  groupId: string,
  checkpointId: string,
  step: StopStep,
): Promise<() => Promise<boolean>> {
  const markedAt = deviceIds.now().toISOString();
  return sayHeld(membership, { kind: 'group-stop-marked', groupId, checkpointId, step, markedAt });
}

/** Which group the person walks with; null for none. */
export async function sayGroup(membership: Membership, groupId: string | null): Promise<void> {
  const at = deviceIds.now().toISOString();
  const { change, problem } = parseParticipantChange({
    kind: 'participant-grouped',
    id: newId(changeIdSchema, deviceIds),
    at,
    walkId: membership.walkId,
    participantId: membership.participantId,
    groupId,
    groupedAt: at,
  });
  if (change === undefined) throw new ProblemError(problem);
  await enqueue(authorKeyOf(membership), [change]);
}
