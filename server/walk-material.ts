import type { WalkMaterial } from '../domain/comparison/walk-side.ts';
import type { EntityByKind, RecordKind } from '../domain/record.ts';
import { featuresOfWalk } from './features-of-walk.ts';
import type { Store } from './storage/store.ts';

/** Everything living of a walk that its numbers are counted from. */
export async function walkMaterial(
  store: Pick<Store, 'recordsOfKind'>,
  walk: EntityByKind['walk'],
): Promise<WalkMaterial> {
  const features = <Kind extends RecordKind>(kind: Kind) => featuresOfWalk(store, kind, walk.id);
  return {
    walk,
    checkpoints: await features('checkpoint'),
    participants: await features('participant'),
    groups: await features('group'),
    findings: await features('finding'),
    ratings: await features('rating'),
  };
}
