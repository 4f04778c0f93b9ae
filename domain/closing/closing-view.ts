import { z } from 'zod';
import { shownCountSchema } from '../comparison/walk-comparison.ts';

// What the closing meeting sees on the wall: counts and places, nobody's words but those that the groups agreed on.

const countSchema = z.int().min(0);
const feelingsSchema = z.tuple([countSchema, countSchema, countSchema, countSchema]).readonly();
const stopNameSchema = z.object({ id: z.string(), number: z.int(), name: z.string() });

const placeSchema = z.object({
  kind: z.enum(['stop', 'area']),
  id: z.string(),
  /** Of its kind, from 1. */
  number: z.int(),
  /** The stop's name; for an area that of the stop in it, null where it holds none. */
  name: z.string().nullable(),
  /** What was marked, most people first. */
  categories: z.array(z.string()).readonly(),
  marked: shownCountSchema,
});
export type MarkedPlace = z.infer<typeof placeSchema>;

const feelingSchema = stopNameSchema.extend({
  /** Said before the talk, 1 very safe to 4 very unsafe; null where fewer than three answered. */
  all: feelingsSchema.nullable(),
  answered: countSchema,
  skipped: countSchema,
  /** Each group by itself; null where a group is so small that its numbers would tell of one person. */
  groups: z
    .array(z.object({ name: z.string(), feelings: feelingsSchema }))
    .readonly()
    .nullable(),
});
export type FeelingAtStop = z.infer<typeof feelingSchema>;

const topPlaceSchema = z.object({
  kind: z.enum(['finding', 'checkpoint', 'area']),
  id: z.string(),
  number: z.int().nullable(),
  name: z.string().nullable(),
  category: z.string().nullable(),
  words: z.string().nullable(),
});
export type TopPlaceShown = z.infer<typeof topPlaceSchema>;

export const closingViewSchema = z.object({
  name: z.string(),
  /** When and where the answers are told. */
  thirdMeetingAt: z.string().nullable(),
  thirdMeetingPlace: z.string().nullable(),
  people: countSchema,
  unsafe: countSchema,
  good: countSchema,
  places: z.array(placeSchema).readonly(),
  liked: z.array(placeSchema).readonly(),
  feelings: z.array(feelingSchema).readonly(),
  silence: z.object({
    /** Walked along and marked nothing, neither unsafe nor good. */
    markedNothing: z.object({ count: countSchema, of: countSchema }),
    /** Stops that nobody marked, with how many passed. */
    stops: z.array(stopNameSchema.extend({ passed: countSchema })).readonly(),
    /** Ratings that somebody chose not to give, of all that were asked for. */
    skipped: z.object({ count: countSchema, of: countSchema }),
  }),
  groups: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        people: countSchema,
        topThree: z.array(topPlaceSchema).readonly(),
        agreed: z.string().nullable(),
        dissent: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type ClosingView = z.infer<typeof closingViewSchema>;
