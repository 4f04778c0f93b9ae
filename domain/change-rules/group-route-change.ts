import { z } from 'zod';
import { lineStringSchema } from '../geo.ts';
import { groupIdSchema } from '../ids.ts';
import { refuseOffRoute } from './refuse-impossible-plan.ts';
import { type ChangeRule, requireRecord, requireVerb, walkChangeBase } from './rule.ts';

/** Apart from the other changes of groups, because phones load those. */
export const groupRouteChangeSchemas = {
  /** The group's own copy of the route; null: it goes as the walk does. Said again, the last counts. */
  'group-route-set': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-route-set'),
    groupId: groupIdSchema,
    route: lineStringSchema.nullable(),
  }),
} as const;

export const groupRouteSet: ChangeRule<z.infer<(typeof groupRouteChangeSchemas)['group-route-set']>> = {
  needs: (change) => [change.walkId, change.groupId],
  needsOfWalk: ['checkpoint'],
  apply({ walkId, groupId, route }, context) {
    requireVerb(context, 'group.edit');
    const walk = requireRecord(context, 'walk', walkId, { pointer: '/walkId' });
    const group = requireRecord(context, 'group', groupId, { walkId, pointer: '/groupId' });
    const { template } = walk.feature.properties;
    const stops = context.recordsOfWalk('checkpoint').map(({ feature }) => feature);
    refuseOffRoute({ properties: { route, template } }, stops, '/route');
    const properties = { ...group.feature.properties, route };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};
