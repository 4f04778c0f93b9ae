import { z } from 'zod';
import { lightClasses } from '../light.ts';
import { grounds } from '../walk-fields.ts';

// A walk beside the walk before it, as the server tells it. How it is worked out stands in compare-walks.ts.

const countSchema = z.int().min(0);
export const shownCountSchema = z.object({
  count: countSchema,
  of: countSchema,
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
const sharesSchema = z.object({
  before: shownCountSchema,
  after: shownCountSchema,
  showsDropToPercent: z.number().nullable(),
});
const feelingsSchema = z.tuple([countSchema, countSchema, countSchema, countSchema]).readonly();

const conclusionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.enum(['too-few-people', 'cannot-show']) }),
  z.object({
    kind: z.enum(['better', 'worse', 'unclear', 'better-but-chosen']),
    p: z.number(),
    adjusted: z.number(),
  }),
]);

const stopSchema = z.object({
  id: z.string(),
  previousId: z.string(),
  name: z.string(),
  order: z.number(),
  marked: z.object({ shares: sharesSchema, conclusion: conclusionSchema }),
  feeling: z.object({
    feelings: z.object({ before: feelingsSchema, after: feelingsSchema, saferNow: z.number().nullable() }),
    conclusion: conclusionSchema,
  }),
  /** Of those who said: how many would not, or would rather not, go there alone after dark. */
  notAlone: z.object({ shares: sharesSchema, conclusion: conclusionSchema }),
});

const areaSchema = z.object({
  id: z.string(),
  /** By how many marked the first time, from 1: areas have no names. */
  number: z.number(),
  /** People by category at the time, most first. */
  categories: z.array(z.string()).readonly(),
  marked: z.object({ shares: sharesSchema, conclusion: conclusionSchema }),
});

/** What may explain a difference by itself. */
const sideSchema = z.object({
  id: z.string(),
  name: z.string(),
  walkOn: z.string().nullable(),
  lightClass: z.enum(lightClasses).nullable(),
  people: countSchema,
  weather: z.string().nullable(),
  ground: z.enum(grounds).nullable(),
});
export type ComparedSide = z.infer<typeof sideSchema>;

/** Why two walks are not laid side by side at all. */
export const refusalReasons = [
  'no-previous-walk',
  'not-walked-yet',
  'light-unknown',
  'light-differs',
  'nothing-in-common',
] as const;

export const walkComparisonSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('refused'),
    reason: z.enum(refusalReasons),
    before: sideSchema.nullable(),
    after: sideSchema,
  }),
  z.object({
    state: z.literal('compared'),
    before: sideSchema,
    after: sideSchema,
    stops: z.array(stopSchema).readonly(),
    areas: z.array(areaSchema).readonly(),
    /** Stops that have no pair, and pairs that stand too far apart to be the same place. */
    leftOut: z
      .array(
        z.object({
          name: z.string(),
          reason: z.enum(['only-before', 'only-after', 'moved']),
          metres: z.number().nullable(),
        }),
      )
      .readonly(),
  }),
]);
export type WalkComparison = z.infer<typeof walkComparisonSchema>;
export type StopComparison = z.infer<typeof stopSchema>;
export type AreaComparison = z.infer<typeof areaSchema>;
