import { type LampSetId, lampSetIdSchema, type OrganisationId } from '../domain/ids.ts';
import type { LampVersion } from '../domain/lamp/lamp-set.ts';
import type { Store } from './storage/store.ts';

export interface KnownLampSet {
  id: LampSetId;
  organisationId: OrganisationId | null;
  /** The newest first; its lamps are those that there are. */
  versions: readonly LampVersion[];
}

/** The sets of street lamps that there are, in order of id. */
export async function lampSets(store: Pick<Store, 'recordsOfKind'>): Promise<readonly KnownLampSet[]> {
  const records = await store.recordsOfKind('lamp-set');
  return records.map(({ feature }) => ({
    id: lampSetIdSchema.parse(feature.id),
    organisationId: feature.properties.organisationId,
    versions: feature.properties.versions,
  }));
}
