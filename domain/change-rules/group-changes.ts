import { z } from 'zod';
import { timeSchema } from '../feature.ts';
import { groupNotesSchema, groupSchema, stopStepSchema, topPlaceSchema, withStopStep } from '../group.ts';
import { checkpointIdSchema, groupIdSchema, participantIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import {
  type ChangeRule,
  refuse,
  refuseFuture,
  refuseTaken,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';
import { refuseOtherWalk } from './same-walk.ts';

export const groupChangeSchemas = {
  'group-added': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-added'),
    group: groupSchema.extend({
      properties: groupSchema.shape.properties.omit({
        route: true,
        routeCopied: true,
        stops: true,
        topThree: true,
        notes: true,
      }),
    }),
  }),
  'group-renamed': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-renamed'),
    groupId: groupIdSchema,
    name: groupSchema.shape.properties.shape.name,
  }),
  'group-rater-chosen': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-rater-chosen'),
    groupId: groupIdSchema,
    raterId: participantIdSchema.nullable(),
  }),
  'group-stop-marked': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-stop-marked'),
    groupId: groupIdSchema,
    checkpointId: checkpointIdSchema,
    step: stopStepSchema,
    markedAt: timeSchema,
  }),
  /** What the group came to at the closing meeting; said again, the last counts. */
  'group-conclusion-set': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('group-conclusion-set'),
    groupId: groupIdSchema,
    topThree: z.array(topPlaceSchema).max(3),
    notes: groupNotesSchema.nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof groupChangeSchemas> = z.infer<(typeof groupChangeSchemas)[Kind]>;

export const groupAdded: ChangeRule<ChangeOf<'group-added'>> = {
  needs: (change) => [change.walkId, change.group.id],
  apply(change, context) {
    requireVerb(context, 'group.edit');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    refuseOtherWalk(change.walkId, change.group.properties.walkId, '/group/properties/walkId');
    refuseTaken(context, change.group.id, '/group/id');
    const group = {
      ...change.group,
      properties: {
        ...change.group.properties,
        ...{ route: null, routeCopied: null, stops: [], topThree: [], notes: null },
      },
    };
    return { verdict: 'applied', writes: [freshRecord('group', change.walkId, change.id, group)] };
  },
};

export const groupRenamed: ChangeRule<ChangeOf<'group-renamed'>> = {
  needs: (change) => [change.groupId],
  apply(change, context) {
    requireVerb(context, 'group.edit');
    const where = { walkId: change.walkId, pointer: '/groupId' };
    const group = requireRecord(context, 'group', change.groupId, where);
    const properties = { ...group.feature.properties, name: change.name };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};

export const groupRaterChosen: ChangeRule<ChangeOf<'group-rater-chosen'>> = {
  needs: (change) => [change.groupId, ...(change.raterId === null ? [] : [change.raterId])],
  apply(change, context) {
    requireVerb(context, 'group.edit');
    const where = { walkId: change.walkId, pointer: '/groupId' };
    const group = requireRecord(context, 'group', change.groupId, where);
    if (change.raterId !== null)
      requireRecord(context, 'participant', change.raterId, { walkId: change.walkId, pointer: '/raterId' });
    const properties = { ...group.feature.properties, raterId: change.raterId };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};

export const groupStopMarked: ChangeRule<ChangeOf<'group-stop-marked'>> = {
  needs(change, author) {
    const own = author.kind === 'participant' ? [author.participantId] : [];
    return [change.groupId, change.checkpointId, ...own];
  },
  apply(change, context) {
    const { author } = context;
    requireVerb(context, author.kind === 'participant' ? 'group.mark-own' : 'group.mark');
    const { walkId } = change;
    const group = requireRecord(context, 'group', change.groupId, { walkId, pointer: '/groupId' });
    if (author.kind === 'participant') {
      const own = requireRecord(context, 'participant', author.participantId, {
        walkId,
        pointer: '/groupId',
      });
      const inGroup = own.feature.properties.groupId === change.groupId;
      refuseUnless(inGroup, 'group.mark-own', 'you walk with another group');
    }
    requireRecord(context, 'checkpoint', change.checkpointId, {
      walkId,
      pointer: '/checkpointId',
      withdrawnToo: true,
    });
    refuseFuture(change.markedAt, context, '/markedAt');
    const stops = withStopStep(group.feature.properties.stops, change);
    const properties = { ...group.feature.properties, stops };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};

export const groupConclusionSet: ChangeRule<ChangeOf<'group-conclusion-set'>> = {
  needs: (change) => [change.groupId, ...change.topThree.map(({ id }) => id)],
  apply(change, context) {
    const { walkId, topThree, notes } = change;
    requireVerb(context, 'group.conclude');
    const group = requireRecord(context, 'group', change.groupId, { walkId, pointer: '/groupId' });
    for (const [index, { kind, id }] of topThree.entries()) {
      requireRecord(context, kind, id, { walkId, pointer: `/topThree/${index}/id` });
      if (topThree.findIndex((place) => place.id === id) !== index)
        refuse(
          problem('invalid-input', {
            detail: 'a place stands among the three twice',
            action: 'Choose three different places, or fewer.',
            errors: [{ pointer: `/topThree/${index}/id`, detail: 'is there already' }],
          }),
        );
    }
    const properties = { ...group.feature.properties, topThree, notes };
    return { verdict: 'applied', writes: [{ ...group, feature: { ...group.feature, properties } }] };
  },
};
