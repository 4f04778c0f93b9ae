import { z } from 'zod';
import { ageBands, genders } from '../balance.ts';
import { timeSchema } from '../feature.ts';
import { groupIdSchema, participantIdSchema } from '../ids.ts';
import { newcomerProperties, participantSchema } from '../participant.ts';
import { problem } from '../problem.ts';
import { receiptHashSchema } from '../receipt.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import { isEarlier } from '../time-order.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuse,
  refuseFuture,
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
        leftReceivedAt: true,
        ratedCheckpointIds: true,
        ageBand: true,
        gender: true,
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
  /** A phone that joined without a receipt makes one later. */
  'participant-receipt-set': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-receipt-set'),
    participantId: participantIdSchema,
    receiptHash: receiptHashSchema,
  }),
  /** Voluntary, and only about oneself. */
  'participant-described': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-described'),
    participantId: participantIdSchema,
    ageBand: z.enum(ageBands).nullable(),
    gender: z.enum(genders).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof participantChangeSchemas> = z.infer<
  (typeof participantChangeSchemas)[Kind]
>;

type AnyChange = {
  [Kind in keyof typeof participantChangeSchemas]: ChangeOf<Kind>;
}[keyof typeof participantChangeSchemas];

export const participantJoined: ChangeRule<ChangeOf<'participant-joined'>> = {
  needs: (change) => [change.walkId, change.participant.id],
  apply(change, context) {
    requireVerb(context, 'participant.add');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { properties } = change.participant;
    refuseOtherWalk(change.walkId, properties.walkId, '/participant/properties/walkId');
    refuseTaken(context, change.participant.id, '/participant/id');
    const participant = { ...change.participant, properties: { ...properties, ...newcomerProperties } };
    return {
      verdict: 'applied',
      writes: [freshRecord('participant', change.walkId, change.id, participant)],
    };
  },
};

/** The participant, if the author may say this of them: themselves, or the leader team. */
function ownSelf(
  change: Exclude<AnyChange, { kind: 'participant-joined' }>,
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
    refuseFuture(groupedAt, context, '/groupedAt');
    if (isOlderChoice(change, properties)) return { verdict: 'applied', writes: [participant] };
    const feature = { ...participant.feature, properties: { ...properties, groupId, groupedAt } };
    return { verdict: 'applied', writes: [{ ...participant, feature }] };
  },
};

/** A choice made earlier but arriving later does not undo the newer one; of two made at once, every server keeps the same. */
function isOlderChoice(
  { groupId, groupedAt }: ChangeOf<'participant-grouped'>,
  kept: KeptRecord<'participant'>['feature']['properties'],
): boolean {
  if (kept.groupedAt === null) return false;
  if (kept.groupedAt === groupedAt) return (groupId ?? '') < (kept.groupId ?? '');
  return isEarlier(groupedAt, kept.groupedAt);
}

export const participantLeft: ChangeRule<ChangeOf<'participant-left'>> = {
  needs: (change) => [change.participantId],
  apply(change, context) {
    const participant = ownSelf(change, context);
    const { properties } = participant.feature;
    refuseFuture(change.leftAt, context, '/leftAt');
    const isLast = properties.leftAt === null || isEarlier(properties.leftAt, change.leftAt);
    const leftAt = isLast ? change.leftAt : properties.leftAt;
    const leftReceivedAt = context.receivedAt;
    const feature = { ...participant.feature, properties: { ...properties, leftAt, leftReceivedAt } };
    return { verdict: 'applied', writes: [{ ...participant, feature }] };
  },
};

/** Once only: whoever finds an unlocked phone must not be able to make the receipt their own. */
export const participantReceiptSet: ChangeRule<ChangeOf<'participant-receipt-set'>> = {
  needs: (change) => [change.participantId],
  apply(change, context) {
    const participant = ownSelf(change, context);
    const { properties } = participant.feature;
    if (properties.receiptHash !== null && properties.receiptHash !== change.receiptHash)
      refuse(
        problem('receipt-kept', {
          detail: 'this person has a receipt code already, and only the first one counts',
          action: 'Use the code that was shown when the receipt was made.',
          errors: [{ pointer: '/receiptHash', detail: 'differs from the one that is kept' }],
        }),
      );
    const feature = {
      ...participant.feature,
      properties: { ...properties, receiptHash: change.receiptHash },
    };
    return { verdict: 'applied', writes: [{ ...participant, feature }] };
  },
};

/** Nobody says this of somebody else, not even the leader. */
export const participantDescribed: ChangeRule<ChangeOf<'participant-described'>> = {
  needs: (change) => [change.participantId],
  apply(change, context) {
    requireVerb(context, 'participant.describe-own');
    const participant = ownSelf(change, context);
    const { ageBand, gender } = change;
    const properties = { ...participant.feature.properties, ageBand, gender };
    return {
      verdict: 'applied',
      writes: [{ ...participant, feature: { ...participant.feature, properties } }],
    };
  },
};
