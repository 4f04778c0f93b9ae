import type { OrganisationId } from '../../domain/ids.ts';
import { isOfPolice } from '../../domain/patrol/patrol-view.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';

export type PatrolRecordKind =
  | 'hotspot'
  | 'patrol-shift'
  | 'patrol-visit'
  | 'counted-activity'
  | 'disclosure';

/** Every living record of the kind that belongs to these police, in order of id. */
export async function patrolRecords<Kind extends PatrolRecordKind>(
  store: Pick<Store, 'recordsOfKind'>,
  kind: Kind,
  policeId: OrganisationId | null,
): Promise<readonly KeptRecord<Kind>[]> {
  return (await store.recordsOfKind(kind)).filter((record) => isOfPolice(record, policeId));
}
