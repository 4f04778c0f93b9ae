import { z } from 'zod';
import { dateSchema, dayOf, textSchema } from '../feature.ts';
import { followUpIdSchema, promiseIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { employerNeeded } from './employer.ts';
import { openFollowUp, requireParty, withFollowUp } from './follow-up-changes.ts';
import { type ChangeRule, changeBase, refuse, requireRecord, requireVerb } from './rule.ts';

export const followUpMovedChangeSchemas = {
  /** Another day for a follow-up that is still to come, with why. `was` is the day that the person saw. */
  'follow-up-moved': z.strictObject({
    ...changeBase,
    kind: z.literal('follow-up-moved'),
    promiseId: promiseIdSchema,
    followUpId: followUpIdSchema,
    was: dateSchema,
    to: dateSchema,
    reason: textSchema(500),
  }),
} as const;

type Moved = z.infer<(typeof followUpMovedChangeSchemas)['follow-up-moved']>;

function unmovable(detail: string, action: string): never {
  return refuse(
    problem('follow-up-day', { detail, action, errors: [{ pointer: '/to', detail: 'cannot be the day' }] }),
  );
}

/** A missed follow-up stays missed, and each calendar year keeps as many as were promised. */
function refuseUnfitDay({ was, to }: Moved, today: string, from: string): void {
  if (was < today)
    unmovable(`it was due on ${was}, which has passed`, 'Publish it late. That it was late stays visible.');
  if (to < today) unmovable(`${to} has passed`, 'Choose a day that is still to come.');
  if (to.slice(0, 4) !== was.slice(0, 4))
    unmovable(
      `${was.slice(0, 4)} would have one follow-up fewer than was promised`,
      'Choose a day in the same calendar year.',
    );
  if (to < from) unmovable(`the promise begins on ${from}`, 'Choose a day after that.');
}

export const followUpMoved: ChangeRule<Moved> = {
  needs: ({ promiseId, followUpId }, author) => [promiseId, followUpId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.edit');
    requireParty(context, 'promise.edit');
    const { promiseId, followUpId, was, to, reason } = change;
    const followUp = openFollowUp(change, context);
    const { dueOn, movedFrom } = followUp.feature.properties;
    if (dueOn !== was)
      refuse(
        problem('text-changed', {
          detail: `somebody has moved it to ${dueOn} since you read it`,
          action: 'Read it again, and move it then if it is still needed. Nothing was changed.',
          errors: [{ pointer: '/was', detail: 'is not the day any more' }],
        }),
      );
    const promise = requireRecord(context, 'promise', promiseId, { pointer: '/promiseId' });
    refuseUnfitDay(change, dayOf(context.receivedAt), promise.feature.properties.period.from);
    if (to === dueOn) return { verdict: 'applied', writes: [] };
    const planned = movedFrom ?? was;
    return {
      verdict: 'applied',
      writes: [withFollowUp(followUp, { dueOn: to, movedFrom: planned === to ? null : planned })],
      ledger: [
        {
          ...{ event: 'follow-up-moved', promiseId, subjectId: followUpId },
          facts: { dueOn: to, 'before dueOn': was },
          words: { reason },
        },
      ],
    };
  },
};
