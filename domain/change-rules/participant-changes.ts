import { z } from 'zod';
import { timeSchema } from '../feature.ts';
import { groupIdSchema, participantIdSchema } from '../ids.ts';
import { participantSchema } from '../participant.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuseTaken,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';
import { refuseOtherWalk } from './same-walk.ts';

export const participantChangeSchemas = {
  'participant-joined': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-joined'),
    participant: participantSchema.extend({
      properties: participantSchema.shape.properties.omit({
        groupId: true,
        groupedAt: true,
        leftAt: true,
        ratedCheckpointIds: true,
      }),
    }),
  }),
  'participant-grouped': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-grouped'),
    participantId: participantIdSchema,
    groupId: groupIdSchema.nullable(),
    groupedAt: timeSchema,
  }),
  /** The person goes home. Marks that are still on the way are welcome afterwards. */
  'participant-left': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-left'),
    participantId: participantIdSchema,
    leftAt: timeSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof participantChangeSchemas> = z.infer<
  (typeof participantChangeSchemas)[Kind]
>;

export const participantJoined: ChangeRule<ChangeOf<'participant-joined'>> = {
  needs: (change) => [change.walkId, change.participant.id],
  apply(change, context) {
    requireVerb(context, 'participant.add');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { properties } = change.participant;
    refuseOtherWalk(change.walkId, properties.walkId, '/participant/properties/walkId');
    refuseTaken(context, change.participant.id, '/participant/id');
    const unset = { groupId: null, groupedAt: null, leftAt: null, ratedCheckpointIds: [] };
    const participant = { ...change.participant, properties: { ...properties, ...unset } };
    return {
      verdict: 'applied',
      writes: [freshRecord('participant', change.walkId, change.id, participant)],
    };
  },
};

/** The participant, if the author may say this of them: themselves, or the leader team. */
function ownSelf(
  change: ChangeOf<'participant-grouped'> | ChangeOf<'participant-left'>,
  context: RuleContext,
): KeptRecord<'participant'> {
  const { author } = context;
  requireVerb(context, author.kind === 'participant' ? 'participant.edit-own' : 'participant.edit');
  const own = author.kind !== 'participant' || author.participantId === change.participantId;
  refuseUnless(own, 'participant.edit', 'you may only say this of yourself');
  return requireRecord(context, 'participant', change.participantId, {
    walkId: change.walkId,
    pointer: '/participantId',
  });
}

export const participantGrouped: ChangeRule<ChangeOf<'participant-grouped'>> = {
  needs: (change) => [change.participantId, ...(change.groupId === null ? [] : [change.groupId])],
  apply(change, context) {
    const participant = ownSelf(change, context);
    const { groupId, groupedAt } = change;
    if (groupId !== null)
      requireRecord(context, 'group', groupId, { walkId: change.walkId, pointer: '/groupId' });
    const { properties } = participant.feature;
    // A choice that was made earlier but arrives later does not undo the newer one.
    if (properties.groupedAt !== null && groupedAt < properties.groupedAt)
      return { verdict: 'applied', writes: [participant] };
    const feature = { ...participant.feature, properties: { ...properties, groupId, groupedAt } };
    return { verdict: 'applied', writes: [{ ...participant, feature }] };
  },
};

export const participantLeft: ChangeRule<ChangeOf<'participant-left'>> = {
  needs: (change) => [change.participantId],
  apply(change, context) {
    const participant = ownSelf(change, context);
    const { properties } = participant.feature;
    const leftAt =
      properties.leftAt !== null && properties.leftAt > change.leftAt ? properties.leftAt : change.leftAt;
    const feature = { ...participant.feature, properties: { ...properties, leftAt } };
    return { verdict: 'applied', writes: [{ ...participant, feature }] };
  },
};
