import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { textSchema, timeSchema } from '../feature.ts';
import { followUpIdSchema, promiseIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { type FollowUp, gatheredSchema } from '../promise/follow-up.ts';
import { partySideSchema, partySides } from '../promise/promise-party.ts';
import { promiseWordsSchema } from '../promise/promise-words.ts';
import type { Author, Verb } from '../roles.ts';
import { employerNeeded } from './employer.ts';
import { sideOf } from './promise-rule-parts.ts';
import {
  type ChangeRule,
  changeBase,
  type KeptRecord,
  type RuleContext,
  refuse,
  refuseUnless,
  requireRecord,
  requireVerb,
} from './rule.ts';

const ofFollowUp = { ...changeBase, promiseId: promiseIdSchema, followUpId: followUpIdSchema } as const;

export const followUpChangeSchemas = {
  /** Somebody wants the state of all items to be gathered; the server does it. */
  'follow-up-asked': z.strictObject({ ...ofFollowUp, kind: z.literal('follow-up-asked') }),
  /** The server's own: what all items have come to. What was approved before is open again. */
  'follow-up-gathered': z.strictObject({
    ...ofFollowUp,
    kind: z.literal('follow-up-gathered'),
    gathered: gatheredSchema,
  }),
  'follow-up-written': z.strictObject({
    ...ofFollowUp,
    kind: z.literal('follow-up-written'),
    words: promiseWordsSchema(4000),
  }),
  /** For one party, of what was seen: words and numbers that moved since are not approved by it. */
  'follow-up-approved': z.strictObject({
    ...ofFollowUp,
    kind: z.literal('follow-up-approved'),
    side: partySideSchema,
    gatheredAt: timeSchema,
    words: promiseWordsSchema(4000),
  }),
  'follow-up-published': z.strictObject({
    ...ofFollowUp,
    kind: z.literal('follow-up-published'),
    toldIn: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof followUpChangeSchemas> = z.infer<
  (typeof followUpChangeSchemas)[Kind]
>;

const noApprovals = { municipality: null, police: null } as const;

export function withFollowUp(
  followUp: KeptRecord<'follow-up'>,
  properties: Partial<FollowUp['properties']>,
): KeptRecord<'follow-up'> {
  const { feature } = followUp;
  return { ...followUp, feature: { ...feature, properties: { ...feature.properties, ...properties } } };
}

function needs(
  { promiseId, followUpId }: { promiseId: string; followUpId: string },
  author: Author,
): readonly string[] {
  return [promiseId, followUpId, ...employerNeeded(author)];
}

function wrongStep(detail: string, action: string): never {
  return refuse(problem('follow-up-step', { detail, action }));
}

/** The follow-up of this promise, refused once it is published: what citizens were told stands. */
export function openFollowUp(
  { promiseId, followUpId }: { promiseId: string; followUpId: string },
  context: RuleContext,
): KeptRecord<'follow-up'> {
  requireRecord(context, 'promise', promiseId, { pointer: '/promiseId' });
  const followUp = requireRecord(context, 'follow-up', followUpId, { pointer: '/followUpId' });
  const { properties } = followUp.feature;
  if (properties.promiseId !== promiseId)
    refuse(
      problem('unknown-record', {
        detail: `the follow-up ${followUpId} belongs to another promise`,
        action: 'Check the ids.',
        errors: [{ pointer: '/promiseId', detail: 'is not the promise of this follow-up' }],
      }),
    );
  if (properties.publishedAt !== null)
    refuse(
      problem('already-published', {
        detail: `it was published at ${properties.publishedAt}`,
        action: 'What citizens were told stands. Say what is new in the next follow-up. Nothing was changed.',
      }),
    );
  return followUp;
}

/** Refuses who speaks for neither party. */
export function requireParty(context: RuleContext, verb: Verb = 'follow-up.write'): void {
  refuseUnless(
    context.author.kind === 'system' || sideOf(context) !== null,
    verb,
    'you work for neither of those who made the promise',
  );
}

export const followUpAsked: ChangeRule<ChangeOf<'follow-up-asked'>> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'follow-up.write');
    requireParty(context);
    const followUp = openFollowUp(change, context);
    return { verdict: 'applied', writes: [withFollowUp(followUp, { askedAt: context.receivedAt })] };
  },
};

export const followUpGathered: ChangeRule<ChangeOf<'follow-up-gathered'>> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'follow-up.gather');
    const followUp = openFollowUp(change, context);
    const { gathered } = change;
    return { verdict: 'applied', writes: [withFollowUp(followUp, { gathered, approvals: noApprovals })] };
  },
};

export const followUpWritten: ChangeRule<ChangeOf<'follow-up-written'>> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'follow-up.write');
    requireParty(context);
    const followUp = openFollowUp(change, context);
    if (followUp.feature.properties.gathered === null)
      wrongStep('the state has not been gathered yet', 'Gather the state first, then write what it means.');
    const { words } = change;
    return { verdict: 'applied', writes: [withFollowUp(followUp, { words, approvals: noApprovals })] };
  },
};

export const followUpApproved: ChangeRule<ChangeOf<'follow-up-approved'>> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'follow-up.approve');
    const { author } = context;
    const { side, at, promiseId, followUpId } = change;
    refuseUnless(
      author.kind === 'staff' && sideOf(context) === side,
      'follow-up.approve',
      side === 'police'
        ? 'only somebody of the police can approve for the police'
        : 'only somebody of the municipality can approve for the municipality',
    );
    const followUp = openFollowUp(change, context);
    const { gathered, words, approvals, dueOn } = followUp.feature.properties;
    if (gathered === null || words === null)
      return wrongStep(
        'there are no numbers or no words to approve yet',
        'Gather the state and write the words first.',
      );
    if (gathered.at !== change.gatheredAt || canonicalJson(words) !== canonicalJson(change.words))
      refuse(
        problem('text-changed', {
          detail: 'the words or the numbers have changed since you read them',
          action: 'Read the follow-up again, and approve it then. Nothing was approved.',
        }),
      );
    if (author.kind !== 'staff' || approvals[side] !== null) return { verdict: 'applied', writes: [] };
    const approved = { ...approvals, [side]: { at, role: author.role } };
    return {
      verdict: 'applied',
      writes: [withFollowUp(followUp, { approvals: approved })],
      ledger: [
        { event: 'follow-up-approved', promiseId, subjectId: followUpId, facts: { side, dueOn }, words: {} },
      ],
    };
  },
};

export const followUpPublished: ChangeRule<ChangeOf<'follow-up-published'>> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'follow-up.publish');
    requireParty(context);
    const followUp = openFollowUp(change, context);
    const { gathered, words, approvals, dueOn } = followUp.feature.properties;
    const missing = partySides.filter((side) => approvals[side] === null);
    if (gathered === null || words === null || missing.length > 0)
      return wrongStep(
        missing.length === 0 ? 'there is nothing to publish yet' : `not approved by: ${missing.join(', ')}`,
        'Both parties approve it first: one for the municipality, one for the police.',
      );
    const { promiseId, followUpId, toldIn } = change;
    const states = gathered.items.flatMap(({ itemId, state, count, target }) => [
      [`state ${itemId}`, state],
      [`count ${itemId}`, count],
      [`target ${itemId}`, target],
    ]);
    return {
      verdict: 'applied',
      writes: [withFollowUp(followUp, { publishedAt: context.receivedAt, toldIn })],
      ledger: [
        {
          ...{ event: 'follow-up-published', promiseId, subjectId: followUpId },
          facts: { dueOn, asOf: gathered.asOf, ...Object.fromEntries(states) },
          words: { words: words.sv },
        },
      ],
    };
  },
};
