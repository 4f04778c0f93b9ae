import { z } from 'zod';

/**
 * The priority score: how much those who passed a place worry about it (concern, Q), times what makes the place
 * matter more (situation, M, 1 to 2). Context can at most double people's concern, never create it: no crime counts,
 * no police data and no demographics are inside.
 */
export const shareSchema = z.number().min(0).max(1);
const share = shareSchema;

export const situationParts = ['walks', 'dark', 'use', 'corroboration', 'overdue'] as const;
export type SituationPart = (typeof situationParts)[number];

const situationSchema = z.strictObject({
  /** Independent walks: 1 - 0.5^(walks - 1). */
  walks: share,
  /** The share of concern that was recorded in the dark, or is about light or sight. */
  dark: share,
  /** 1 where the place has a function: school route, care home, stop, only link, playground. */
  use: share,
  /** Another kind of source says the same: 0, 0.5 or 1. */
  corroboration: share,
  /** The share of actions that are overdue. */
  overdue: share,
});
export type Situation = z.infer<typeof situationSchema>;

/** How much each part can add to the situation; together 1, so that context at most doubles concern. */
export const situationWeights: Situation = {
  walks: 0.25,
  dark: 0.25,
  use: 0.25,
  corroboration: 0.15,
  overdue: 0.1,
};

/** A concern fades to half in this time. */
const halfLifeDays = 365;
/** Few people are pulled toward an ordinary place: as if this many more had passed … */
const priorVoices = 10;
/** … with this mean concern, unless the municipality has a mean of its own. */
const priorMean = 0.1;

/** Every part of the formula, so that a screen can show and take apart the score without the marks. */
export const scoreComponentsSchema = z.strictObject({
  /** Q, 0 to 1. */
  concern: share,
  /** M, 1 to 2. */
  situation: z.number().min(1).max(2),
  /** The sum of each person's concern, faded by age. */
  concernSum: z.number().min(0),
  /** The same sum had nothing faded. */
  concernSumFresh: z.number().min(0),
  nPassed: z.int().min(0),
  priorVoices: z.number().min(0),
  priorMean: share,
  parts: situationSchema,
  weights: situationSchema,
});
export type ScoreComponents = z.infer<typeof scoreComponentsSchema>;

/** What one person's strongest open mark says. Those who passed and marked nothing are only in nPassed. */
export interface Concern {
  readonly severity: 1 | 2 | 3 | 4;
  /** Since it was last confirmed. */
  readonly ageDays: number;
}

export interface PriorityFacts {
  /** At most one a person. */
  readonly concerns: readonly Concern[];
  /** People who passed within 30 m, those who marked included. */
  readonly nPassed: number;
  readonly situation: Situation;
}

/** One person's concern, 0 to 1: severity of 4, halved for every year since. A time in the future counts as now. */
export function personConcern({ severity, ageDays }: Concern): number {
  return (severity / 4) * 0.5 ** (Math.max(0, ageDays) / halfLifeDays);
}

/** The situation part of walks that are independent of each other: 0, 0.5, 0.75 … for 1, 2, 3 … */
export function walksPart(walks: number): number {
  return 1 - 0.5 ** (Math.max(1, walks) - 1);
}

/** Six decimals: the last digits of a power differ between engines, and equal input must give equal bytes. */
function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * The parts of the score. Method: field report chapter 7.3 (a shrunken mean over everyone exposed, times context).
 * @throws RangeError when fewer passed than marked.
 */
export function scoreComponents(
  { concerns, nPassed, situation }: PriorityFacts,
  prior: { voices: number; mean: number } = { voices: priorVoices, mean: priorMean },
): ScoreComponents {
  if (nPassed < concerns.length)
    throw new RangeError(`${concerns.length} people marked but only ${nPassed} passed`);
  // Added from the largest down, so that the order of the people cannot change the last digit.
  const sum = (values: readonly number[]) => [...values].sort((a, b) => b - a).reduce((a, b) => a + b, 0);
  const parts: ScoreComponents = {
    concern: 0,
    situation: 1,
    concernSum: round6(sum(concerns.map(personConcern))),
    concernSumFresh: sum(concerns.map(({ severity }) => severity / 4)),
    nPassed,
    priorVoices: prior.voices,
    priorMean: prior.mean,
    parts: {
      walks: round6(situation.walks),
      dark: round6(situation.dark),
      use: round6(situation.use),
      corroboration: round6(situation.corroboration),
      overdue: round6(situation.overdue),
    },
    weights: { ...situationWeights },
  };
  return { ...parts, concern: round6(concernOf(parts)), situation: round6(situationOf(parts)) };
}

function concernOf(
  components: Pick<ScoreComponents, 'concernSum' | 'nPassed' | 'priorVoices' | 'priorMean'>,
): number {
  const { concernSum, nPassed, priorVoices: voices, priorMean: mean } = components;
  return nPassed + voices === 0 ? 0 : Math.min(1, (concernSum + voices * mean) / (nPassed + voices));
}

function situationOf({ parts, weights }: Pick<ScoreComponents, 'parts' | 'weights'>): number {
  return situationParts.reduce((total, part) => total + parts[part] * weights[part], 1);
}

/** The score, a whole number from 0 to 100. */
export function scoreOf(components: ScoreComponents): number {
  return Math.min(100, Math.round(round6(100 * concernOf(components) * situationOf(components))));
}

export const breakdownParts = ['marks', 'fading', 'prior', ...situationParts] as const;
export type BreakdownPart = (typeof breakdownParts)[number];

export interface ScoreBreakdown {
  readonly score: number;
  /** Q with two decimals, as shown. */
  readonly concern: number;
  /** M with two decimals, as shown. */
  readonly situation: number;
  /** For each part, the score had it been left out: nobody marked, nothing faded, no pull toward the mean, no … */
  readonly without: Readonly<Record<BreakdownPart, number>>;
}

/** The score taken apart for the screen: "Concern 0.21 x Situation 1.68 = 35", and what each part does to it. */
export function explainScore(components: ScoreComponents): ScoreBreakdown {
  const changed = (change: Partial<ScoreComponents>) => scoreOf({ ...components, ...change });
  const lacking = (part: SituationPart) => changed({ parts: { ...components.parts, [part]: 0 } });
  return {
    score: scoreOf(components),
    concern: Math.round(components.concern * 100) / 100,
    situation: Math.round(components.situation * 100) / 100,
    without: {
      marks: changed({ concernSum: 0 }),
      fading: changed({ concernSum: components.concernSumFresh }),
      prior: changed({ priorVoices: 0 }),
      walks: lacking('walks'),
      dark: lacking('dark'),
      use: lacking('use'),
      corroboration: lacking('corroboration'),
      overdue: lacking('overdue'),
    },
  };
}

export const bands = ['high', 'medium', 'low'] as const;
export type Band = (typeof bands)[number];
/** The lowest score of a band. Bands instead of ranks: the score is not exact enough for "number 4 or 5". */
const bandFloors = { high: 30, medium: 20, low: 0 } as const satisfies Record<Band, number>;

export function bandOf(score: number): Band {
  return bands.find((band) => score >= bandFloors[band]) ?? 'low';
}

export const confidences = ['A', 'B', 'C'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * How well founded the score is. `pFalseDiscovery` is the area's chance under the walk's own null model, corrected
 * for the number of areas; null when that was not tested, which proves nothing.
 */
export function confidenceOf(facts: {
  nPassed: number;
  nWalks: number;
  pFalseDiscovery: number | null;
}): Confidence {
  const beyondChance = facts.pFalseDiscovery !== null && facts.pFalseDiscovery < 0.05;
  const walkedAgain = facts.nWalks >= 2;
  if (facts.nPassed >= 12 && walkedAgain && beyondChance) return 'A';
  return facts.nPassed >= 8 && (walkedAgain || beyondChance) ? 'B' : 'C';
}

const goAgainMonths = 18;

/** Whether nobody has confirmed a place for 18 months, so that it asks for a new walk instead of silently sinking. */
export function needsNewWalk(lastConfirmedAt: string, asOf: string): boolean {
  const limit = new Date(asOf);
  limit.setUTCMonth(limit.getUTCMonth() - goAgainMonths);
  return new Date(lastConfirmedAt) < limit;
}
