import { z } from 'zod';
import { dateSchema, dayOf, featureSchema, textSchema, timeSchema } from '../feature.ts';
import { followUpIdSchema, promiseIdSchema, promiseItemIdSchema } from '../ids.ts';
import { staffRoles } from '../roles.ts';
import { partySides } from './promise-party.ts';
import { promiseWordsSchema } from './promise-words.ts';

/**
 * What an item's evidence and the day come to; worked out by `stateOfItem`, never set by hand. `no-evidence`: nothing
 * that counts was recorded, so that nothing can be told. `not-started`: its window has not begun.
 */
export const itemStates = [
  'not-started',
  'no-evidence',
  'on-track',
  'behind',
  'at-risk',
  'fulfilled',
  'not-fulfilled',
  'not-measurable',
  'withdrawn',
] as const;
export const itemStateSchema = z.enum(itemStates);
export type ItemStateName = z.infer<typeof itemStateSchema>;

/** The state of one item as it was gathered; it is not worked out again. */
export const gatheredItemSchema = z.strictObject({
  itemId: promiseItemIdSchema,
  state: itemStateSchema,
  count: z.number().min(0),
  target: z.number().min(0).nullable(),
  expectedByNow: z.number().min(0).nullable(),
});

/** What all items were on a day. */
export const gatheredSchema = z.strictObject({
  at: timeSchema,
  asOf: dateSchema,
  items: z.array(gatheredItemSchema).max(200),
  /** The hash of the ledger's last entry then; whoever has it can tell whether anything before was changed. */
  ledgerHead: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

const approvalSchema = z.strictObject({ at: timeSchema, role: z.enum(staffRoles) });

/** Follow-up (uppföljning): one of the slots that were made with the promise, and what became of it. */
const followUpSchema = featureSchema(
  followUpIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('follow-up'),
    promiseId: promiseIdSchema,
    dueOn: dateSchema,
    /** The day that was planned with the promise, where the follow-up was moved since. */
    movedFrom: dateSchema.nullable().default(null),
    words: promiseWordsSchema(4000).nullable(),
    /** When somebody last asked for the state to be gathered; the server gathers it. */
    askedAt: timeSchema.nullable(),
    gathered: gatheredSchema.nullable(),
    approvals: z.strictObject({
      municipality: approvalSchema.nullable(),
      police: approvalSchema.nullable(),
    }),
    /** Null until published; only then it counts. */
    publishedAt: timeSchema.nullable(),
    /** Where else it was told, in words. */
    toldIn: textSchema(300).nullable(),
  }),
);
export type FollowUp = z.infer<typeof followUpSchema>;

export const followUpSteps = ['planned', 'gathered', 'written', 'approved', 'published'] as const;
type FollowUpStep = (typeof followUpSteps)[number];

/** How far a follow-up has come, and whether its day passed without it being published. */
export function followUpStatus(
  { dueOn, words, gathered, approvals, publishedAt }: FollowUp['properties'],
  today: string,
): { step: FollowUpStep; missed: boolean } {
  const approved = partySides.every((side) => approvals[side] !== null);
  const step =
    publishedAt !== null
      ? 'published'
      : gathered === null
        ? 'planned'
        : words === null
          ? 'gathered'
          : approved
            ? 'approved'
            : 'written';
  // One that came too late was missed too, and stays so.
  const missed = publishedAt === null ? dueOn < today : dueOn < dayOf(publishedAt);
  return { step, missed };
}
