import type { Category } from '../../../domain/catalogue.ts';
import { changeIdSchema, findingIdSchema, newId } from '../../../domain/ids.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { clockAheadMilliseconds, deviceIds } from '../../offline/device-clock.ts';
import { cancelPhotosOf, enqueueWithPhotos } from '../../offline/kept-photos.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { cancelUnsent, enqueue } from '../../offline/queue.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { buildFinding, type PlacedMark } from './build-finding.ts';
import { type Draft, dropDraft } from './draft.ts';

/**
 * Keeps a finished draft on this phone and drops the draft. Resolves when the mark is on the disk.
 * @returns a function that takes the mark back, whether it has been sent meanwhile or not
 */
export async function saveFinding(
  draft: Draft,
  category: Category,
  placed: PlacedMark,
  { membership, view }: Pick<ReadyWalk, 'membership' | 'view'>,
): Promise<() => Promise<void>> {
  const marker = {
    walkId: membership.walkId,
    participantId: membership.participantId,
    groupId: view.me?.properties.groupId ?? null,
    mode: view.walk?.properties.mode ?? 'standard',
    clockSkewMilliseconds: clockAheadMilliseconds(),
  };
  const { change, problem } = buildFinding(draft, category, placed, marker, deviceIds);
  if (change === undefined) throw new ProblemError(problem);
  if (change.kind !== 'finding-added') throw new Error(`built a ${change.kind}`);
  const author = authorKeyOf(membership);
  await enqueueWithPhotos(membership, change, draft.startedAt);
  await dropDraft(membership.participantId);
  return async () => {
    await cancelPhotosOf(change.finding.id);
    if (await cancelUnsent(change.id)) return;
    const withdrawal = {
      kind: 'finding-withdrawn' as const,
      id: newId(changeIdSchema, deviceIds),
      at: deviceIds.now().toISOString(),
      walkId: membership.walkId,
      findingId: findingIdSchema.parse(change.finding.id),
      reason: null,
    };
    await enqueue(author, [withdrawal]);
  };
}
