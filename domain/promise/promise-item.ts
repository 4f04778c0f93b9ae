import { z } from 'zod';
import { actionTypes } from '../action.ts';
import { dateSchema, featureSchema, textSchema } from '../feature.ts';
import { promiseIdSchema, promiseItemIdSchema, walkIdSchema } from '../ids.ts';
import { countedKinds } from '../patrol/monthly-sums.ts';
import { dayWindowSchema } from './day-window.ts';
import { promiseWordsSchema } from './promise-words.ts';

export const itemOwners = ['municipality', 'police', 'both'] as const;
/**
 * How an item is measured. `count-at-least`: so many in the window, against a straight line. `milestone` and `activity`:
 * so many at any time in the window. `dosage`: so many each calendar month. `recurrence`: so many each calendar year.
 */
export const itemKinds = ['count-at-least', 'milestone', 'dosage', 'recurrence', 'activity'] as const;
export type ItemKind = (typeof itemKinds)[number];
export const policeMeasures = ['count', 'minutes', 'officerMinutes'] as const;

/** What counts by itself; what people note by hand counts only for `activities` and `police`. */
export const evidenceRuleSchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('activities') }),
  /** Walks that are linked to the item, once their feedback is given. */
  z.strictObject({ source: z.literal('walks') }),
  /** Actions that were verified on site; of these types, or of any where none is named. */
  z.strictObject({ source: z.literal('actions'), types: z.array(z.enum(actionTypes)).max(11) }),
  /** The police's sums of whole months. */
  z.strictObject({
    source: z.literal('police'),
    counted: z.enum(countedKinds),
    measure: z.enum(policeMeasures),
  }),
  /** Published follow-ups of the same promise. */
  z.strictObject({ source: z.literal('follow-ups') }),
]);
export type EvidenceRule = z.infer<typeof evidenceRuleSchema>;

/** A number that was promised: none would be no promise. Left out (null), the item is "not quantified". */
export const targetSchema = z
  .int()
  .min(1, 'must be 1 or more; where the parties have set no number it is null')
  .max(1_000_000)
  .nullable();

/** The target of a calendar year that is only partly in the window, as the parties decided. */
export const yearTargetSchema = z.strictObject({
  year: z.int().min(1990).max(2200),
  target: z.int().min(0).max(1_000_000),
});

/** What an item says when it is made. */
export const itemPropertySchemas = {
  text: promiseWordsSchema(500),
  owner: z.enum(itemOwners),
  measure: z.enum(itemKinds),
  /** What is counted, as in "hastighetskontroller"; null where one of it is one of it. */
  unit: promiseWordsSchema(60).nullable(),
  target: targetSchema,
  /** Of a recurrence with a target: each calendar year that is only partly in the window. */
  yearTargets: z.array(yearTargetSchema).max(2),
  window: dayWindowSchema,
  evidenceRule: evidenceRuleSchema,
  /** In words, what counts and what does not. */
  definition: promiseWordsSchema(500).nullable(),
  place: textSchema(120).nullable(),
} as const;

/** Item of a promise (löftespunkt): one thing with an owner, a number, a window and evidence. */
const promiseItemSchema = featureSchema(
  promiseItemIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('promise-item'),
    promiseId: promiseIdSchema,
    order: z.int().min(1).max(200),
    ...itemPropertySchemas,
    /** Walks that are part of keeping it, ascending; each counts once its feedback is given. */
    walkIds: z.array(walkIdSchema),
    /** A withdrawn item stays to be read, with why. */
    withdrawn: z.strictObject({ on: dateSchema, reason: textSchema(500) }).nullable(),
    /** When it was added to a promise that was there already, and why; null for what was in it from the start. */
    added: z
      .strictObject({ on: dateSchema, reason: textSchema(500) })
      .nullable()
      .default(null),
  }),
);
export type PromiseItem = z.infer<typeof promiseItemSchema>;
export type PromiseItemProperties = PromiseItem['properties'];

/** Whether what people note by hand may count; elsewhere it would count twice, or before it is true. */
export function countsByHand({ source }: EvidenceRule): boolean {
  return source === 'activities' || source === 'police';
}
