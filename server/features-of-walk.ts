import type { WalkId } from '../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../domain/record.ts';
import type { Store } from './storage/store.ts';

/** The Features of one kind in a walk, withdrawn ones left out, in order of id. */
export async function featuresOfWalk<Kind extends RecordKind>(
  store: Pick<Store, 'recordsOfKind'>,
  kind: Kind,
  walkId: WalkId,
): Promise<EntityByKind[Kind][]> {
  return (await store.recordsOfKind(kind, walkId)).map(({ feature }) => feature);
}
