import { z } from 'zod';
import { untestedReasons } from './area.ts';
import { bands, confidences } from './priority.ts';

/** What an area still lacks before its verdict can be relied on. */
export const areaLacks = [
  'one-walk',
  'fewer-than-8',
  'fewer-than-12',
  'may-be-chance',
  'not-tested',
  'no-dark-walk',
  'go-again',
  'not-walked-near',
  'unanswered',
] as const;
export type AreaLack = (typeof areaLacks)[number];

/** A count that may be too small to tell. */
const shownCount = z.int().min(0).nullable();

const turnSchema = z
  .strictObject({
    /** So many people more or fewer. */
    people: z.int().min(1),
    /** The band that it would then have; null: it would be no area any more. */
    band: z.enum(bands).nullable(),
  })
  .nullable();
const chanceTurnSchema = z.strictObject({ people: z.int().min(1), mayBeChance: z.boolean() }).nullable();

const turnsSchema = z.strictObject({ tried: z.int().min(0), band: turnSchema, chance: chanceTurnSchema });

/**
 * What would change an area's verdict: counted by computing again without some people's marks, or with marks of some
 * who passed in silence.
 */
export const areaWhatIfSchema = z.strictObject({
  /** Without the marks of those who worry most, so many of them were tried. */
  fewer: turnsSchema,
  /** With a mark of others who passed, as severe as the middle one of those who did mark. */
  more: turnsSchema,
});
export type AreaWhatIf = z.infer<typeof areaWhatIfSchema>;

export const areaExplanationSchema = z.strictObject({
  /** The marks have changed since the area was computed: the counts here are of today. */
  dataChanged: z.boolean(),
  people: z.strictObject({ marked: z.int(), passed: z.int(), silent: z.int() }),
  /** By what each person's strongest open mark says; null where fewer than three may not be told. */
  severities: z.array(z.strictObject({ severity: z.int().min(1).max(4), people: shownCount })),
  /** People who marked in the dark. */
  inDark: shownCount,
  marks: z.strictObject({ open: z.int(), resolved: z.int() }),
  /** People within the radius of its most surprising place; null where chance was not tested. */
  atStrongest: z.strictObject({ found: z.int(), expected: z.number() }).nullable(),
  untested: z.enum(untestedReasons).nullable(),
  /** Had another walk said the same. */
  anotherWalk: z.strictObject({
    score: z.int().min(0).max(100),
    band: z.enum(bands),
    confidence: z.enum(confidences),
  }),
  /** Cells of 25 m within 100 m of the area, and in how many of them nobody is known to have walked. */
  ground: z.strictObject({ cells: z.int(), notWalked: z.int() }),
  /** Open marks that nobody has assessed yet. */
  unanswered: z.int(),
  lacks: z.array(z.enum(areaLacks)),
  /** What the whole computation was made of. */
  basis: z.strictObject({ marks: z.int(), people: z.int(), walks: z.int() }),
});
export type AreaExplanation = z.infer<typeof areaExplanationSchema>;

/** Below this a number could point at a person. */
const fewestToldToPolice = 3;

/** The same for those outside the municipality: no number below three people. */
export function explanationForPolice(explanation: AreaExplanation): AreaExplanation {
  const told = (people: number | null) =>
    people === null || (people > 0 && people < fewestToldToPolice) ? null : people;
  return {
    ...explanation,
    severities: explanation.severities.map(({ severity, people }) => ({ severity, people: told(people) })),
    inDark: told(explanation.inDark),
  };
}
