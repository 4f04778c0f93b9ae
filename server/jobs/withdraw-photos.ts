import { changeIdSchema, newId } from '../../domain/ids.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { FindingJob } from './job.ts';

/** Takes the photos of a withdrawn finding back with it. */
export const withdrawPhotosOfFinding: FindingJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(findingId, { store, source }) {
    const finding = await store.record(findingId);
    if (finding?.kind !== 'finding' || finding.withdrawn === null) return;
    const { walkId, photoIds } = finding.feature.properties;
    for (const photoId of photoIds) {
      const now = source.now();
      await commitAsSystem(store, 'withdraw-photos', now, {
        id: newId(changeIdSchema, source),
        kind: 'photo-withdrawn',
        at: now.toISOString(),
        walkId,
        findingId,
        photoId,
        reason: null,
      });
    }
  },
};
