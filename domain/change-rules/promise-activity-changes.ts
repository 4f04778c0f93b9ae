import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { promiseActivityIdSchema, promiseIdSchema, promiseItemIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { isInWindow } from '../promise/day-window.ts';
import { activityPropertySchemas } from '../promise/promise-activity.ts';
import { countsByHand } from '../promise/promise-item.ts';
import { freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { forgottenWords } from '../without-words.ts';
import { employerNeeded } from './employer.ts';
import { requireItem, requireOwner, sideOf } from './promise-rule-parts.ts';
import {
  type ChangeRule,
  changeBase,
  refuse,
  refuseFuture,
  refuseTaken,
  requireRecord,
  requireVerb,
  withdrawRecord,
} from './rule.ts';

const ofItem = { ...changeBase, promiseId: promiseIdSchema, itemId: promiseItemIdSchema } as const;

export const promiseActivityChangeSchemas = {
  /** Something that was done, noted by hand. */
  'promise-activity-noted': z.strictObject({
    ...ofItem,
    kind: z.literal('promise-activity-noted'),
    activityId: promiseActivityIdSchema,
    ...activityPropertySchemas,
  }),
  /** It was wrong. It no longer counts, and its words are forgotten; that it was there stays in the ledger. */
  'promise-activity-withdrawn': z.strictObject({
    ...ofItem,
    kind: z.literal('promise-activity-withdrawn'),
    activityId: promiseActivityIdSchema,
    reason: textSchema(300),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof promiseActivityChangeSchemas> = z.infer<
  (typeof promiseActivityChangeSchemas)[Kind]
>;

export const promiseActivityNoted: ChangeRule<ChangeOf<'promise-activity-noted'>> = {
  needs: ({ itemId, activityId }, author) => [itemId, activityId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.record');
    const { properties } = requireItem(change, context).feature;
    const { promiseId, itemId, activityId, date, amount, place, note } = change;
    requireOwner(properties, context, 'promise.record');
    refuseTaken(context, activityId, '/activityId');
    refuseFuture(`${date}T00:00:00.000Z`, context, '/date');
    const { window } = properties;
    if (!isInWindow(window, date))
      refuse(
        problem('outside-window', {
          detail: `${date} is not between ${window.from} and ${window.to}`,
          action: 'Correct the day. What was done outside the time cannot count for this item.',
          errors: [{ pointer: '/date', detail: `must be from ${window.from} to ${window.to}` }],
        }),
      );
    if (amount > 0 && !countsByHand(properties.evidenceRule))
      refuse(
        problem('counts-by-itself', {
          detail: 'what counts for this item is counted by itself, and would count twice',
          action: 'Note it with the number 0, as a step on the way.',
          errors: [{ pointer: '/amount', detail: 'must be 0 here' }],
        }),
      );
    const { author } = context;
    const side = sideOf(context);
    const recordedBy = author.kind === 'staff' && side !== null ? { side, role: author.role } : null;
    return {
      verdict: 'applied',
      writes: [
        freshRecord('promise-activity', null, change.id, {
          ...{ type: 'Feature', id: activityId, geometry: null },
          properties: { kind: 'promise-activity', promiseId, itemId, date, amount, place, note, recordedBy },
        }),
      ],
      ledger: [
        {
          ...{ event: 'activity-noted', promiseId, subjectId: activityId },
          facts: { item: itemId, date, amount },
          words: place === null ? { note } : { note, place },
        },
      ],
    };
  },
};

export const promiseActivityWithdrawn: ChangeRule<ChangeOf<'promise-activity-withdrawn'>> = {
  needs: ({ itemId, activityId }, author) => [itemId, activityId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.record');
    const item = requireRecord(context, 'promise-item', change.itemId, { pointer: '/itemId' });
    requireOwner(item.feature.properties, context, 'promise.record');
    const { promiseId, itemId, activityId, at, reason } = change;
    const activity = requireRecord(context, 'promise-activity', activityId, { pointer: '/activityId' });
    const { properties } = activity.feature;
    if (properties.itemId !== itemId || properties.promiseId !== promiseId)
      refuse(
        problem('unknown-record', {
          detail: `the activity ${activityId} belongs to another item`,
          action: 'Check the ids.',
          errors: [{ pointer: '/activityId', detail: 'is not of this item' }],
        }),
      );
    const by = authorName(context.author);
    // The words go with it: a note may have to be forgotten, and then it must not stand in the tombstone.
    const forgotten = { ...properties, note: forgottenWords, place: null };
    const emptied = { ...activity, feature: { ...activity.feature, properties: forgotten } };
    return {
      verdict: 'applied',
      writes: [withdrawRecord(emptied, { at, by, reason })],
      forgets: [activity.createdBy],
      ledger: [
        {
          ...{ event: 'activity-withdrawn', promiseId, subjectId: activityId, forgets: true },
          facts: { item: itemId, date: properties.date, amount: properties.amount },
          words: { reason },
        },
      ],
    };
  },
};
