import { z } from 'zod';
import { dateSchema, timeSchema } from '../feature.ts';
import { evidenceSources, notCountedReasons } from './evidence.ts';
import { followUpSteps, gatheredSchema, itemStateSchema } from './follow-up.ts';
import { ledgerEvents } from './ledger.ts';
import { promisePropertySchemas } from './promise.ts';
import { itemPropertySchemas } from './promise-item.ts';
import { partySideSchema } from './promise-party.ts';
import { promiseWordsSchema } from './promise-words.ts';

// What the staff's screens get of promises: worked out on the server, never kept.

const bothWords = z.object({ sv: z.string(), en: z.string() });
const bySchema = z.object({ side: partySideSchema.nullable(), role: z.string() });

/** A promise in a list: how many items are in which state, and what is due next. */
export const promiseSummarySchema = z.object({
  id: z.string(),
  title: promisePropertySchemas.title,
  parties: promisePropertySchemas.parties,
  period: promisePropertySchemas.period,
  signedOn: dateSchema,
  items: z.number(),
  states: z.array(z.object({ state: itemStateSchema, items: z.number() })),
  followUps: z.object({ published: z.number(), missed: z.number(), planned: z.number() }),
  nextDueOn: dateSchema.nullable(),
});
export type PromiseSummary = z.infer<typeof promiseSummarySchema>;

/** What a number is made of; `title` is what the reader may see of it. */
const evidenceViewSchema = z.object({
  source: z.enum(evidenceSources),
  id: z.string(),
  /** A day, or of the police a month as in 2026-10. */
  when: z.string(),
  amount: z.number(),
  /** Null where it counts. */
  notCounted: z.enum(notCountedReasons).nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  recordedBy: bySchema.nullable(),
});
export type EvidenceView = z.infer<typeof evidenceViewSchema>;

const periodSchema = z.object({
  label: z.string().nullable(),
  target: z.number(),
  count: z.number(),
  expectedByNow: z.number(),
  ended: z.boolean(),
});

const burnUpSchema = z.object({
  points: z.array(z.object({ day: dateSchema, share: z.number(), count: z.number() })),
  target: z.number(),
  highest: z.number(),
});

export const itemViewSchema = z.object({
  id: z.string(),
  order: z.number(),
  ...itemPropertySchemas,
  walkIds: z.array(z.string()),
  withdrawn: z.object({ on: dateSchema, reason: z.string() }).nullable(),
  /** Null for what was in the promise from the start. */
  added: z.object({ on: dateSchema, reason: z.string() }).nullable(),
  state: itemStateSchema,
  quantified: z.boolean(),
  count: z.number(),
  /** Of the whole time; of a recurrence or dosage the sum of its years or months. */
  wholeTarget: z.number().nullable(),
  expectedByNow: z.number().nullable(),
  periods: z.array(periodSchema),
  burnUp: burnUpSchema.nullable(),
  why: z.array(bothWords),
  evidence: z.array(evidenceViewSchema),
});
export type ItemView = z.infer<typeof itemViewSchema>;

const approvalSchema = z.object({ at: timeSchema, role: z.string() }).nullable();
export const followUpViewSchema = z.object({
  id: z.string(),
  dueOn: dateSchema,
  /** The day that was planned first; null where it was not moved. */
  movedFrom: dateSchema.nullable(),
  step: z.enum(followUpSteps),
  missed: z.boolean(),
  words: promiseWordsSchema(4000).nullable(),
  /** Asked for, and not there yet. */
  gathering: z.boolean(),
  gathered: gatheredSchema.nullable(),
  approvals: z.object({ municipality: approvalSchema, police: approvalSchema }),
  publishedAt: timeSchema.nullable(),
  toldIn: z.string().nullable(),
});
export type FollowUpView = z.infer<typeof followUpViewSchema>;

const historySchema = z.object({
  number: z.number(),
  at: timeSchema,
  event: z.enum(ledgerEvents),
  subjectId: z.string(),
  by: bySchema,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Null where the words were forgotten. */
  words: z.record(z.string(), z.string().nullable()),
  hash: z.string(),
});
export type HistoryView = z.infer<typeof historySchema>;

export const promiseViewSchema = z.object({
  id: z.string(),
  ...promisePropertySchemas,
  today: dateSchema,
  /** For whom the reader speaks; null for people of other organisations. */
  side: partySideSchema.nullable(),
  items: z.array(itemViewSchema),
  followUps: z.array(followUpViewSchema),
  /** Entries of the ledger about this promise, the newest first. */
  history: z.array(historySchema),
});
export type PromiseView = z.infer<typeof promiseViewSchema>;
