import type { Change } from '../../../domain/changes.ts';
import { type IdSource, newId, patrolVisitIdSchema } from '../../../domain/ids.ts';
import type { ActivityCode } from '../../../domain/patrol/patrol-visit.ts';
import { makeChange } from '../../state/make-change.ts';

export interface SaidVisit {
  shiftId: string;
  hotSpotId: string | null;
  officers: number;
  arrivedAt: string;
  leftAt: string;
  activities: readonly ActivityCode[];
  observation: string | null;
  nearOnArrival: boolean | null;
  source: 'phone' | 'desk' | 'gpx';
  faults: readonly {
    id: string;
    category: string;
    subcategory: string | null;
    position: readonly [number, number] | null;
    text: string | null;
  }[];
}

/** @throws Error on values that the server would refuse */
export function visitChange(said: SaidVisit, source: IdSource): Change {
  const id = newId(patrolVisitIdSchema, source);
  const visit = { type: 'Feature', id, geometry: null, properties: { kind: 'patrol-visit', ...said } };
  return makeChange(source, { kind: 'patrol-visit-logged', visit });
}
