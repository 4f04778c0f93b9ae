import { type Action, addressesFinding, findingStatusFrom } from '../action.ts';
import type { KeptRecord } from './rule.ts';

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
