import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import type { Polygon } from '../geo.ts';
import { hotSpotIdSchema } from '../ids.ts';
import { fieldEditsSchema } from '../merge.ts';
import { hotSpotFieldSchemas, hotSpotSchema } from '../patrol/hot-spot.ts';
import { hotSpotSize, refusedSquareMetres } from '../patrol/hot-spot-size.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { editFields } from './edit-fields.ts';
import { employerNeeded } from './employer.ts';
import { byPolice, requireOwn, requireTenant } from './patrol-tenant.ts';
import { type ChangeRule, changeBase, refuse, refuseTaken } from './rule.ts';

export const hotSpotChangeSchemas = {
  'hotspot-added': z.strictObject({
    ...changeBase,
    kind: z.literal('hotspot-added'),
    hotSpot: featureSchema(
      hotSpotSchema.shape.id,
      hotSpotSchema.shape.geometry,
      hotSpotSchema.shape.properties.omit({ policeId: true, retired: true }),
    ),
  }),
  'hotspot-edited': z.strictObject({
    ...changeBase,
    kind: z.literal('hotspot-edited'),
    hotSpotId: hotSpotIdSchema,
    fields: fieldEditsSchema(hotSpotFieldSchemas),
  }),
  /** Retired with a reason, or taken up again (`retired` false), with a reason too. */
  'hotspot-retired': z.strictObject({
    ...changeBase,
    kind: z.literal('hotspot-retired'),
    hotSpotId: hotSpotIdSchema,
    retired: z.boolean(),
    reason: textSchema(500),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof hotSpotChangeSchemas> = z.infer<(typeof hotSpotChangeSchemas)[Kind]>;

function refuseDistrict(geometry: Polygon, pointer: string): void {
  const { squareMetres } = hotSpotSize(geometry);
  if (squareMetres <= refusedSquareMetres) return;
  refuse(
    problem('hot-spot-too-large', {
      detail: `the hot spot is ${squareMetres} m²; that is a district and no place to patrol on foot`,
      action: 'Draw at most about two blocks, or several hot spots.',
      errors: [{ pointer, detail: `is larger than ${refusedSquareMetres} m²` }],
    }),
  );
}

export const hotSpotAdded: ChangeRule<ChangeOf<'hotspot-added'>> = {
  needs: (change, author) => [change.hotSpot.id, ...employerNeeded(author)],
  apply(change, context) {
    const { policeId } = requireTenant(context);
    refuseTaken(context, change.hotSpot.id, '/hotSpot/id');
    refuseDistrict(change.hotSpot.geometry, '/hotSpot/geometry');
    const properties = { ...change.hotSpot.properties, policeId, retired: null };
    const feature = { ...change.hotSpot, properties };
    return { verdict: 'applied', writes: [freshRecord('hotspot', null, change.id, feature)] };
  },
};

export const hotSpotEdited: ChangeRule<ChangeOf<'hotspot-edited'>> = {
  needs: (change, author) => [change.hotSpotId, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const before = requireOwn(context, 'hotspot', change.hotSpotId, { ...tenant, pointer: '/hotSpotId' });
    const geometry = change.fields.geometry?.value;
    if (geometry !== undefined) refuseDistrict(geometry, '/fields/geometry/value');
    const { record, conflicts } = editFields(before, change, byPolice);
    return { verdict: conflicts.length > 0 ? 'conflict' : 'applied', writes: [record] };
  },
};

export const hotSpotRetired: ChangeRule<ChangeOf<'hotspot-retired'>> = {
  needs: (change, author) => [change.hotSpotId, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const before = requireOwn(context, 'hotspot', change.hotSpotId, { ...tenant, pointer: '/hotSpotId' });
    const retired = change.retired ? { at: change.at, reason: change.reason } : null;
    const properties = { ...before.feature.properties, retired };
    return { verdict: 'applied', writes: [{ ...before, feature: { ...before.feature, properties } }] };
  },
};
