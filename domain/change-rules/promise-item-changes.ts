import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { dayOf, textSchema } from '../feature.ts';
import { promiseIdSchema, promiseItemIdSchema, walkIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { dayWindowSchema } from '../promise/day-window.ts';
import { targetSchema, yearTargetSchema } from '../promise/promise-item.ts';
import { employerNeeded } from './employer.ts';
import { refuseUnfitItem } from './promise-item-fitness.ts';
import { factsOfItem, requireItem, requireOwner, withItem } from './promise-rule-parts.ts';
import { type ChangeRule, changeBase, refuse, requireRecord, requireVerb } from './rule.ts';

const ofItem = { ...changeBase, promiseId: promiseIdSchema, itemId: promiseItemIdSchema } as const;
/** The number and the time that an item is held to. */
const measureSchema = z.strictObject({
  target: targetSchema,
  window: dayWindowSchema,
  yearTargets: z.array(yearTargetSchema).max(2),
});

export const promiseItemChangeSchemas = {
  /** Another number or time, with why. `was` is what the person saw, so that nobody changes what they have not read. */
  'promise-item-changed': z.strictObject({
    ...ofItem,
    kind: z.literal('promise-item-changed'),
    was: measureSchema,
    to: measureSchema,
    reason: textSchema(500),
  }),
  'promise-item-withdrawn': z.strictObject({
    ...ofItem,
    kind: z.literal('promise-item-withdrawn'),
    reason: textSchema(500),
  }),
  /** A walk is part of keeping the item, or no longer. It is not a change of the walk. */
  'promise-walk-linked': z.strictObject({
    ...ofItem,
    kind: z.literal('promise-walk-linked'),
    linkedWalkId: walkIdSchema,
    linked: z.boolean(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof promiseItemChangeSchemas> = z.infer<
  (typeof promiseItemChangeSchemas)[Kind]
>;

export const promiseItemChanged: ChangeRule<ChangeOf<'promise-item-changed'>> = {
  needs: ({ itemId }, author) => [itemId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.edit');
    const item = requireItem(change, context);
    const { properties } = item.feature;
    requireOwner(properties, context, 'promise.edit');
    const { target, window, yearTargets } = properties;
    if (canonicalJson(change.was) !== canonicalJson({ target, window, yearTargets }))
      refuse(
        problem('text-changed', {
          detail: 'somebody has changed the number or the time since you read it',
          action: 'Read it again, and change it then if it is still needed. Nothing was changed.',
          errors: [{ pointer: '/was', detail: 'is not what stands there now' }],
        }),
      );
    const edited = withItem(item, change.to);
    refuseUnfitItem(edited.feature.properties, (field) => `/to/${field}`);
    const before = Object.entries(factsOfItem(properties)).map(([name, value]) => [`before ${name}`, value]);
    const facts = { ...factsOfItem(edited.feature.properties), ...Object.fromEntries(before) };
    const { promiseId, itemId, reason } = change;
    return {
      verdict: 'applied',
      writes: [edited],
      ledger: [{ event: 'item-changed', promiseId, subjectId: itemId, facts, words: { reason } }],
    };
  },
};

export const promiseItemWithdrawn: ChangeRule<ChangeOf<'promise-item-withdrawn'>> = {
  needs: ({ itemId }, author) => [itemId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.edit');
    const item = requireItem(change, context);
    requireOwner(item.feature.properties, context, 'promise.edit');
    const { promiseId, itemId, reason } = change;
    const on = dayOf(context.receivedAt);
    return {
      verdict: 'applied',
      writes: [withItem(item, { withdrawn: { on, reason } })],
      ledger: [
        {
          event: 'item-withdrawn',
          promiseId,
          subjectId: itemId,
          facts: { on, state: 'withdrawn' },
          words: { reason },
        },
      ],
    };
  },
};

export const promiseWalkLinked: ChangeRule<ChangeOf<'promise-walk-linked'>> = {
  needs: ({ itemId, linkedWalkId }, author) => [itemId, linkedWalkId, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.edit');
    const item = requireItem(change, context);
    const { promiseId, itemId, linkedWalkId, linked } = change;
    requireOwner(item.feature.properties, context, 'promise.edit');
    if (linked) requireRecord(context, 'walk', linkedWalkId, { pointer: '/linkedWalkId' });
    if (linked && item.feature.properties.evidenceRule.source !== 'walks')
      refuse(
        problem('invalid-input', {
          detail: 'walks do not count for this item',
          action: 'Choose an item that counts walks.',
          errors: [{ pointer: '/itemId', detail: 'is not measured by walks' }],
        }),
      );
    const others = item.feature.properties.walkIds.filter((id) => id !== linkedWalkId);
    const walkIds = linked ? [...others, linkedWalkId].sort() : others;
    if (canonicalJson(walkIds) === canonicalJson(item.feature.properties.walkIds))
      return { verdict: 'applied', writes: [] };
    return {
      verdict: 'applied',
      writes: [withItem(item, { walkIds })],
      ledger: [
        {
          ...{ event: linked ? 'walk-linked' : 'walk-unlinked', promiseId, subjectId: itemId },
          ...{ facts: { walk: linkedWalkId }, words: {} },
        },
      ],
    };
  },
};
