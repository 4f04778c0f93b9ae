import { z } from 'zod';
import {
  type Action,
  type ActionStatus,
  actionAnswerSchema,
  actionMayBecome,
  actionStatusRank,
  actionStatusSchema,
  addressesFinding,
  noteChannels,
  verificationSchema,
} from '../action.ts';
import { textSchema } from '../feature.ts';
import { actionIdSchema, findingIdSchema, participantIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { isEarlier } from '../time-order.ts';
import { besideActions, writesOf } from './action-changes.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  refuseFuture,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

const ofAction = { ...walkChangeBase, actionId: actionIdSchema } as const;

export const actionStatusChangeSchemas = {
  /** Forward by rank. "verified" comes from a verification, and "not_done" needs a reason. */
  'action-status-changed': z.strictObject({
    ...ofAction,
    kind: z.literal('action-status-changed'),
    to: actionStatusSchema.exclude(['received', 'verified']),
    reason: textSchema(500).nullable(),
  }),
  'action-reopened': z.strictObject({
    ...ofAction,
    kind: z.literal('action-reopened'),
    to: actionStatusSchema.exclude(['verified', 'not_done']),
    reason: textSchema(500),
  }),
  /** Seen on site. "fixed" makes the action verified; "half" and "not" are kept, and somebody reopens it or not. */
  'action-verified': z.strictObject({
    ...ofAction,
    kind: z.literal('action-verified'),
    verification: verificationSchema,
  }),
  /** Somebody else was told. That our server sent it, only the server says. */
  'action-noted': z.strictObject({
    ...ofAction,
    kind: z.literal('action-noted'),
    to: textSchema(200),
    channel: z.enum(noteChannels),
  }),
  /** One click on the receipt by whoever made the mark. */
  'action-answered': z.strictObject({
    ...ofAction,
    kind: z.literal('action-answered'),
    participantId: participantIdSchema,
    findingId: findingIdSchema,
    answer: actionAnswerSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof actionStatusChangeSchemas> = z.infer<
  (typeof actionStatusChangeSchemas)[Kind]
>;

function withProperties(
  action: KeptRecord<'action'>,
  properties: Partial<Action['properties']>,
): KeptRecord<'action'> {
  const { feature } = action;
  return { ...action, feature: { ...feature, properties: { ...feature.properties, ...properties } } };
}

function withStatus(
  action: KeptRecord<'action'>,
  status: ActionStatus,
  at: string,
  reason: string | null,
): KeptRecord<'action'> {
  const statusLog = [...action.feature.properties.statusLog, { status, at, reason }];
  return withProperties(action, { status, statusLog });
}

function theAction(
  { walkId, actionId }: { walkId: string; actionId: string },
  context: RuleContext,
): KeptRecord<'action'> {
  requireVerb(context, 'action.edit');
  return requireRecord(context, 'action', actionId, { walkId, pointer: '/actionId' });
}

function refuseStep(from: ActionStatus, to: ActionStatus, action: string): never {
  return refuse(
    problem('status-backwards', {
      detail: `an action that is "${from}" cannot become "${to}"`,
      action,
      errors: [{ pointer: '/to', detail: 'does not follow' }],
    }),
  );
}

export const actionStatusChanged: ChangeRule<ChangeOf<'action-status-changed'>> = {
  needs: (change) => [change.actionId],
  needsOfWalk: besideActions,
  apply(change, context) {
    const action = theAction(change, context);
    const { to, at, reason } = change;
    const { status } = action.feature.properties;
    if (!actionMayBecome(status, to)) refuseStep(status, to, 'Choose a later status, or reopen the action.');
    if (to === 'not_done' && reason === null)
      refuse(
        problem('reason-needed', {
          detail: 'what is not done is told with a reason',
          action: 'Say in "reason" why nothing is done.',
          errors: [{ pointer: '/reason', detail: 'is missing' }],
        }),
      );
    return writesOf(withStatus(action, to, at, reason), context);
  },
};

export const actionReopened: ChangeRule<ChangeOf<'action-reopened'>> = {
  needs: (change) => [change.actionId],
  needsOfWalk: besideActions,
  apply(change, context) {
    const action = theAction(change, context);
    const { status } = action.feature.properties;
    if (actionStatusRank(change.to) >= actionStatusRank(status))
      refuseStep(status, change.to, 'Choose an earlier status, or move the action forward.');
    return writesOf(withStatus(action, change.to, change.at, change.reason), context);
  },
};

export const actionVerified: ChangeRule<ChangeOf<'action-verified'>> = {
  // Whether the bytes of the photo are here is not asked: a rule reads records, and the blob store is no record.
  needs: (change) => [change.actionId],
  needsOfWalk: besideActions,
  apply(change, context) {
    const action = theAction(change, context);
    const { verification, at } = change;
    refuseFuture(`${verification.on}T00:00:00.000Z`, context, '/verification/on');
    const { status } = action.feature.properties;
    const seen = withProperties(action, { verification });
    if (verification.result !== 'fixed' || status === 'verified') return writesOf(seen, context);
    if (!actionMayBecome(status, 'verified')) refuseStep(status, 'verified', 'Reopen the action first.');
    return writesOf(withStatus(seen, 'verified', at, verification.note), context);
  },
};

export const actionNoted: ChangeRule<ChangeOf<'action-noted'>> = {
  needs: (change) => [change.actionId],
  apply(change, context) {
    if (change.channel === 'email') requireVerb(context, 'action.note-sent');
    const action = theAction(change, context);
    const { to, channel, at } = change;
    const notes = [...action.feature.properties.notes, { to, channel, at }];
    return { verdict: 'applied', writes: [withProperties(action, { notes })] };
  },
};

export const actionAnswered: ChangeRule<ChangeOf<'action-answered'>> = {
  needs: (change) => [change.actionId, change.findingId],
  apply(change, context) {
    const { author } = context;
    const { walkId, participantId, findingId, answer, at } = change;
    requireVerb(context, author.kind === 'participant' ? 'action.answer-own' : 'action.answer');
    if (author.kind === 'participant')
      refuseUnless(
        author.participantId === participantId && author.walkId === walkId,
        'action.answer-own',
        'you may only answer in your own name',
      );
    refuseFuture(at, context, '/at');
    const action = requireRecord(context, 'action', change.actionId, { walkId, pointer: '/actionId' });
    const finding = requireRecord(context, 'finding', findingId, { walkId, pointer: '/findingId' });
    const isOwn = finding.feature.properties.participantId === participantId;
    refuseUnless(isOwn, 'action.answer-own', 'this mark was made by somebody else');
    if (!addressesFinding(action.feature, finding.feature))
      refuse(
        problem('unknown-record', {
          detail: 'the action does not answer this mark',
          action: 'Choose an action of the receipt.',
          errors: [{ pointer: '/findingId', detail: 'is not answered by this action' }],
        }),
      );
    const { answers } = action.feature.properties;
    const same = (one: (typeof answers)[number]) =>
      one.participantId === participantId && one.findingId === findingId;
    const before = answers.find(same);
    // Two answers may arrive in any order: the one that was given last counts.
    if (before !== undefined && isEarlier(at, before.at)) return { verdict: 'applied', writes: [] };
    const entry = { participantId, findingId, answer, at };
    const order = (one: typeof entry) => `${one.participantId} ${one.findingId}`;
    const all = [...answers.filter((one) => !same(one)), entry].sort((a, b) =>
      order(a) < order(b) ? -1 : 1,
    );
    return { verdict: 'applied', writes: [withProperties(action, { answers: all })] };
  },
};
