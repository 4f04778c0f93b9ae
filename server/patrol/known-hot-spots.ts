import type { OrganisationId } from '../../domain/ids.ts';
import type { HotSpot } from '../../domain/patrol/hot-spot.ts';
import type { Store } from '../storage/store.ts';
import { patrolRecords } from './patrol-records.ts';

/** The hot spots of these police by id, retired ones too. */
export async function knownHotSpots(
  store: Pick<Store, 'recordsOfKind'>,
  policeId: OrganisationId | null,
): Promise<ReadonlyMap<string, HotSpot>> {
  const records = await patrolRecords(store, 'hotspot', policeId);
  return new Map(records.map(({ id, feature }) => [id, feature]));
}
