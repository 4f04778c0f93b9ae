import type { RecordsForAnalysis } from '../domain/analysis/input-of-records.ts';
import type { WalkId } from '../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../domain/record.ts';
import type { Store } from './storage/store.ts';

/** The living records that analyses of marks read, of these walks or of all. */
export async function recordsForLayers(
  store: Store,
  walkIds: readonly WalkId[] | undefined,
): Promise<RecordsForAnalysis> {
  const living = async <Kind extends RecordKind>(kind: Kind): Promise<EntityByKind[Kind][]> =>
    (await store.recordsOfKind(kind))
      .filter(
        (record) => walkIds === undefined || (record.walkId !== null && walkIds.includes(record.walkId)),
      )
      .map(({ feature }) => feature);
  return {
    walks: await living('walk'),
    participants: await living('participant'),
    findings: await living('finding'),
    ratings: await living('rating'),
    checkpoints: await living('checkpoint'),
    groups: await living('group'),
  };
}
