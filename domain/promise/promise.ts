import { z } from 'zod';
import { dateSchema, featureSchema, textSchema } from '../feature.ts';
import { promiseIdSchema } from '../ids.ts';
import { dayWindowSchema } from './day-window.ts';
import { promisePartySchema } from './promise-party.ts';
import { promiseWordsSchema } from './promise-words.ts';

/** Follow-ups that are due in a calendar year at least; in a year that is only partly in the period the parties say. */
export const followUpsAYear = 4;

/** Situational picture (lägesbild): what the parties saw, from what, and why they think it is so. */
const situationalPictureSchema = z.strictObject({
  period: dayWindowSchema.nullable(),
  sources: z.array(promiseWordsSchema(300)).max(30),
  findings: z.array(promiseWordsSchema(500)).max(30),
  causes: z.array(promiseWordsSchema(500)).max(30),
});

/** How many follow-ups a calendar year of the period has. */
const followUpYearSchema = z.strictObject({
  year: z.int().min(1990).max(2200),
  amount: z.int().min(0).max(52),
});

/** What a promise says, as it is made; who signed, for how long, about what. */
export const promisePropertySchemas = {
  title: promiseWordsSchema(160),
  summary: promiseWordsSchema(1000).nullable(),
  /** Exactly one of each side. */
  parties: z.array(promisePartySchema).length(2),
  period: dayWindowSchema,
  signedOn: dateSchema,
  focusAreas: z.array(promiseWordsSchema(200)).max(20),
  situationalPicture: situationalPictureSchema.nullable(),
  /** Every calendar year that the period touches, in order. */
  followUpYears: z.array(followUpYearSchema).min(1).max(20),
  /** Where the text was published, in words; and the file of published promises that it came from. */
  publishedIn: textSchema(300).nullable(),
  publishedId: z.string().max(80).nullable(),
} as const;

/** Promise (medborgarlöfte): what a municipality and its police told citizens that they would do. */
export const promiseSchema = featureSchema(
  promiseIdSchema,
  z.null(),
  z.strictObject({ kind: z.literal('promise'), ...promisePropertySchemas }),
);
export type CitizenPromise = z.infer<typeof promiseSchema>;
