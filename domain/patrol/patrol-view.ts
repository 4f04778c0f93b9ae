import type { OrganisationId } from '../ids.ts';
import type { AnyRecord, KeptRecord } from '../record.ts';
import type { VisibleRecord } from '../visible.ts';

type PatrolKind = 'hotspot' | 'patrol-shift' | 'patrol-visit' | 'counted-activity' | 'disclosure';

/** Whether the record is these police's own. */
export function isOfPolice<Kind extends PatrolKind>(
  { feature }: KeptRecord<Kind>,
  policeId: OrganisationId | null,
): boolean {
  return feature.properties.policeId === policeId;
}

/** A patrol record as its own police see it: everything, for nothing in it says who of them wrote it. */
export function patrolView(record: KeptRecord<PatrolKind> & AnyRecord): VisibleRecord {
  const { kind, id, walkId, createdBy, versions, feature } = record;
  const { policeId: _, ...properties } = feature.properties;
  const { geometry } = feature;
  return {
    kind,
    id,
    walkId,
    createdBy,
    versions,
    withdrawn: record.withdrawn !== null,
    feature: { type: 'Feature', id, geometry, properties },
  };
}
