import { changeIdSchema, newId } from '../../domain/ids.ts';
import { headsOf } from '../../domain/merge.ts';
import { reachedAt } from '../../domain/walk-day.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { WalkJob } from './job.ts';

/** Once a walk is walked, the walk that it walks again has been walked again. */
export const noteRewalk: WalkJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(walkId, { store, source }) {
    const walk = await store.record(walkId);
    if (walk?.kind !== 'walk' || reachedAt(walk.feature.properties, 'walked') === undefined) return;
    const { previousWalkId } = walk.feature.properties;
    const previous = previousWalkId === null ? undefined : await store.record(previousWalkId);
    if (previous?.kind !== 'walk' || previous.withdrawn !== null || previousWalkId === null) return;
    if (previous.feature.properties.rewalk?.kind === 'done') return;
    const now = source.now();
    const basedOn = headsOf(previous.versions, 'rewalk', previous.createdBy);
    await commitAsSystem(store, 'note-rewalk', now, {
      id: newId(changeIdSchema, source),
      kind: 'walk-edited',
      at: now.toISOString(),
      walkId: previousWalkId,
      fields: { rewalk: { value: { kind: 'done', walkId }, basedOn } },
    });
  },
};
