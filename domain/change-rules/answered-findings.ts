import { type Action, addressesFinding, findingStatusFrom, hadEndedBefore } from '../action.ts';
import type { PriorityArea } from '../area.ts';
import type { FindingId } from '../ids.ts';
import type { KeptRecord } from './rule.ts';

/** Marks of the area that an action about it answers: all but those that were made after it had ended. */
export function answeredInArea(
  action: Action,
  area: PriorityArea,
  findings: readonly KeptRecord<'finding'>[],
): FindingId[] {
  const late = findings.filter(({ feature }) => hadEndedBefore(action, feature.properties.recordedAt));
  const isLate = new Set<string>(late.map(({ id }) => id));
  return area.properties.findingIds.filter((id) => !isLate.has(id));
}

/** The marks whose status is no longer what these actions make of it, with the one that it is now. */
export function findingsWithStatus(
  findings: readonly KeptRecord<'finding'>[],
  actions: readonly Action[],
): KeptRecord<'finding'>[] {
  return findings.flatMap((finding) => {
    const { feature } = finding;
    const status = findingStatusFrom(actions.filter((action) => addressesFinding(action, feature)));
    if (status === feature.properties.status) return [];
    return [{ ...finding, feature: { ...feature, properties: { ...feature.properties, status } } }];
  });
}
