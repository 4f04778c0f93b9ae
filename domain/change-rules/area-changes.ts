import { z } from 'zod';
import { areaSchema, type PriorityArea } from '../area.ts';
import { areaIdSchema } from '../ids.ts';
import { type AnyRecord, freshRecord, type KeptRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { answeredInArea, findingsWithStatus } from './answered-findings.ts';
import {
  type ChangeRule,
  isKind,
  type RuleContext,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';

export const areaChangeSchemas = {
  /** One computation of a walk's areas: the whole snapshot. `gone` are areas of the last one that have no successor. */
  'areas-computed': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('areas-computed'),
    areas: z.array(areaSchema).max(2000),
    gone: z.array(areaIdSchema).max(2000),
  }),
} as const;

type Computed = z.infer<(typeof areaChangeSchemas)['areas-computed']>;

/**
 * Actions about areas that have grown, with the marks that fell into them and the status that these have now. Marks
 * that an area lost stay answered.
 */
function answersOfGrown(
  { areas }: Computed,
  context: RuleContext,
): (KeptRecord<'action'> | KeptRecord<'finding'>)[] {
  const actions = context.recordsOfWalk('action');
  const isAboutArea = ({ feature }: KeptRecord<'action'>) => feature.properties.areaId !== null;
  // Nearly every snapshot is taken before there are actions, and then the marks need not be read.
  if (!actions.some(isAboutArea)) return [];
  const findings = context.recordsOfWalk('finding');
  const grown = actions.flatMap((action): KeptRecord<'action'>[] => {
    const { properties } = action.feature;
    const area = areas.find(({ id }) => id === properties.areaId);
    if (area === undefined) return [];
    const addresses = new Set([...properties.addresses, ...answeredInArea(action.feature, area, findings)]);
    if (addresses.size === properties.addresses.length) return [];
    const feature = { ...action.feature, properties: { ...properties, addresses: [...addresses].sort() } };
    return [{ ...action, feature }];
  });
  if (grown.length === 0) return [];
  const now = actions.map((action) => grown.find(({ id }) => id === action.id) ?? action);
  const moved = findingsWithStatus(
    findings,
    now.map(({ feature }) => feature),
  );
  return [...grown, ...moved];
}

/**
 * What people decided about the band stays on the area, whatever the computation began with: somebody may have decided
 * it while the computation ran.
 */
export function withDecisions(feature: PriorityArea, before: AnyRecord | undefined): PriorityArea {
  if (before === undefined || !isKind(before, 'area')) return feature;
  const { override, bandLog } = before.feature.properties;
  const { bandLog: _, ...properties } = feature.properties;
  return {
    ...feature,
    properties: { ...properties, override, ...(bandLog === undefined ? {} : { bandLog }) },
  };
}

/** The records show the newest snapshot; the change log keeps every one. */
export const areasComputed: ChangeRule<Computed> = {
  needs: (change) => [change.walkId, ...change.areas.map((area) => area.id), ...change.gone],
  needsOfWalk: ['action', 'finding'],
  apply(change, context) {
    requireVerb(context, 'area.compute');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const withdrawal = { at: change.at, by: authorName(context.author), reason: null };
    const writes: KeptRecord<'area'>[] = change.areas.map((feature) => {
      const before = context.record(feature.id);
      const createdBy = before?.createdBy ?? change.id;
      return freshRecord('area', change.walkId, createdBy, withDecisions(feature, before));
    });
    for (const id of change.gone) {
      const before = context.record(id);
      if (before !== undefined && isKind(before, 'area')) writes.push(withdrawRecord(before, withdrawal));
    }
    return { verdict: 'applied', writes: [...writes, ...answersOfGrown(change, context)] };
  },
};
