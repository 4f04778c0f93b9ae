import { z } from 'zod';
import { lineStringSchema } from '../geo.ts';
import { groupWay } from '../group.ts';
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
    const { template, route: walkRoute } = walk.feature.properties;
    const stops = context.recordsOfWalk('checkpoint').map(({ feature }) => feature);
    refuseOffRoute({ properties: { route, template } }, stops, '/route');
    const way = route === null ? 'own' : groupWay(route, walkRoute);
    const routeCopied = way === 'own' ? null : way;
    const properties = { ...group.feature.properties, route, routeCopied };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};
