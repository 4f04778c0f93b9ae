import { z } from 'zod';
import { dayOf, textSchema } from '../feature.ts';
import { promiseIdSchema, promiseItemIdSchema } from '../ids.ts';
import { itemPropertySchemas } from '../promise/promise-item.ts';
import { freshRecord } from '../record.ts';
import { employerNeeded } from './employer.ts';
import { refuseUnfitItem } from './promise-item-fitness.ts';
import { factsOfItem, requireOwner } from './promise-rule-parts.ts';
import { type ChangeRule, changeBase, refuseTaken, requireRecord, requireVerb } from './rule.ts';

export const promiseItemAddedChangeSchemas = {
  /** Another item of a promise that is there already, with why. It says for good that it came later. */
  'promise-item-added': z.strictObject({
    ...changeBase,
    kind: z.literal('promise-item-added'),
    promiseId: promiseIdSchema,
    item: z.strictObject({ id: promiseItemIdSchema, ...itemPropertySchemas }),
    /** Its place among the others; two with the same place stand in the order of their ids. */
    order: z.int().min(1).max(200),
    reason: textSchema(500),
  }),
} as const;

type Added = z.infer<(typeof promiseItemAddedChangeSchemas)['promise-item-added']>;

export const promiseItemAdded: ChangeRule<Added> = {
  needs: ({ promiseId, item }, author) => [promiseId, item.id, ...employerNeeded(author)],
  apply(change, context) {
    requireVerb(context, 'promise.edit');
    const { promiseId, item, order, reason } = change;
    requireRecord(context, 'promise', promiseId, { pointer: '/promiseId' });
    requireOwner(item, context, 'promise.edit');
    refuseTaken(context, item.id, '/item/id');
    refuseUnfitItem(item, (field) => `/item/${field}`);
    const { id, ...said } = item;
    const on = dayOf(context.receivedAt);
    const record = freshRecord('promise-item', null, change.id, {
      ...{ type: 'Feature', id, geometry: null },
      properties: {
        ...{ kind: 'promise-item', promiseId, order, ...said },
        ...{ walkIds: [], withdrawn: null, added: { on, reason } },
      },
    });
    return {
      verdict: 'applied',
      writes: [record],
      ledger: [
        {
          ...{ event: 'item-added', promiseId, subjectId: id },
          facts: factsOfItem(record.feature.properties),
          words: { text: said.text.sv, reason },
        },
      ],
    };
  },
};
