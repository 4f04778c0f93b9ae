import { z } from 'zod';
import { bandReasonSchema, type PriorityArea, shownBand } from '../area.ts';
import { areaIdSchema, walkIdSchema } from '../ids.ts';
import { type Band, bands } from '../priority.ts';
import { problem } from '../problem.ts';
import type { KeptRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import {
  type ChangeRule,
  changeBase,
  type RuleContext,
  refuse,
  refuseFuture,
  requireRecord,
  requireVerb,
} from './rule.ts';

const base = {
  ...changeBase,
  /** The area's walk; null for an area that was computed over several. */
  walkId: walkIdSchema.nullable(),
  areaId: areaIdSchema,
  reason: bandReasonSchema,
} as const;

export const areaBandChangeSchemas = {
  /** Somebody who answers for it sets an area's band, whatever was computed. */
  'area-band-overridden': z.strictObject({
    ...base,
    kind: z.literal('area-band-overridden'),
    band: z.enum(bands),
    reasonForPolice: z.boolean(),
  }),
  /** The computed band holds again. */
  'area-band-restored': z.strictObject({ ...base, kind: z.literal('area-band-restored') }),
} as const;

type Overridden = z.infer<(typeof areaBandChangeSchemas)['area-band-overridden']>;
type Restored = z.infer<(typeof areaBandChangeSchemas)['area-band-restored']>;

function requireArea(change: Overridden | Restored, context: RuleContext): KeptRecord<'area'> {
  requireVerb(context, 'area.override');
  refuseFuture(change.at, context, '/at');
  const area = requireRecord(context, 'area', change.areaId, { pointer: '/areaId' });
  if (area.walkId === change.walkId) return area;
  return refuse(
    problem('unknown-record', {
      detail: `the area ${change.areaId} is not of that walk`,
      action: 'Read the areas again.',
      errors: [{ pointer: '/walkId', detail: 'is not the walk of the area' }],
    }),
  );
}

/** The area with this override, and the step in its log that nobody can take out again. */
function decided(
  area: KeptRecord<'area'>,
  { at, reason }: Overridden | Restored,
  context: RuleContext,
  override: PriorityArea['properties']['override'],
): KeptRecord<'area'> {
  const { properties } = area.feature;
  const to: Band = override?.band ?? properties.band;
  const by = authorName(context.author);
  const step = { from: shownBand(properties), to, by, reason, at, restored: override === null };
  const bandLog = [...(properties.bandLog ?? []), step];
  return { ...area, feature: { ...area.feature, properties: { ...properties, override, bandLog } } };
}

export const areaBandOverridden: ChangeRule<Overridden> = {
  needs: ({ areaId }) => [areaId],
  apply(change, context) {
    const area = requireArea(change, context);
    const { band, reason, at, reasonForPolice } = change;
    const override = { band, by: authorName(context.author), reason, at, reasonForPolice };
    return { verdict: 'applied', writes: [decided(area, change, context, override)] };
  },
};

export const areaBandRestored: ChangeRule<Restored> = {
  needs: ({ areaId }) => [areaId],
  apply(change, context) {
    const area = requireArea(change, context);
    // Somebody else was first: what is wanted is so already.
    if (area.feature.properties.override === null) return { verdict: 'applied', writes: [] };
    return { verdict: 'applied', writes: [decided(area, change, context, null)] };
  },
};
