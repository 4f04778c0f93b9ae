import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandOf,
  type Concern,
  confidenceOf,
  explainScore,
  needsNewWalk,
  type PriorityFacts,
  personConcern,
  type Situation,
  scoreComponents,
  scoreComponentsSchema,
  scoreOf,
  situationParts,
  situationWeights,
  walksPart,
} from '../../domain/priority.ts';

const nowhere: Situation = { walks: 0, dark: 0, use: 0, corroboration: 0, overdue: 0 };

function people(count: number, severity: 1 | 2 | 3 | 4, ageDays: number): Concern[] {
  return Array.from({ length: count }, () => ({ severity, ageDays }));
}

/** The worked examples of the method, with the figures of an independent calculation. */
const examples: [name: string, facts: PriorityFacts, score: number, concern: number, situation: number][] = [
  [
    'one person of 12, most severe, dark',
    { concerns: people(1, 4, 10), nPassed: 12, situation: { ...nowhere, dark: 1 } },
    11,
    0.09,
    1.25,
  ],
  [
    '5 of 12, severity 3, one walk',
    { concerns: people(5, 3, 10), nPassed: 12, situation: { ...nowhere, dark: 0.6 } },
    24,
    0.213,
    1.15,
  ],
  [
    '8 of 20, severity 3, two walks, dark, school route',
    {
      concerns: [...people(4, 3, 30), ...people(4, 3, 120)],
      nPassed: 20,
      situation: { walks: 0.5, dark: 0.9, use: 1, corroboration: 0.5, overdue: 0 },
    },
    35,
    0.207,
    1.675,
  ],
  [
    '3 of 3, most severe, one walk',
    { concerns: people(3, 4, 5), nPassed: 3, situation: { ...nowhere, dark: 1 } },
    38,
    0.306,
    1.25,
  ],
  [
    '8 of 20, last confirmed two years ago',
    {
      concerns: people(8, 3, 730),
      nPassed: 20,
      situation: { walks: 0.5, dark: 0.9, use: 1, corroboration: 0.5, overdue: 1 },
    },
    15,
    0.083,
    1.775,
  ],
  [
    '10 of 12, severity 2, daylight',
    { concerns: people(10, 2, 5), nPassed: 12, situation: nowhere },
    27,
    0.271,
    1,
  ],
  [
    '9 of 12, most severe, three walks, dark, school, overdue, corroborated',
    {
      concerns: people(9, 4, 20),
      nPassed: 12,
      situation: { walks: 0.75, dark: 1, use: 1, corroboration: 1, overdue: 1 },
    },
    85,
    0.439,
    1.9375,
  ],
];

describe('worked examples', () => {
  test.each(examples)('%s', (_name, facts, score, concern, situation) => {
    const components = scoreComponents(facts);
    expect(scoreOf(components)).toBe(score);
    expect(components.concern).toBeCloseTo(concern, 3);
    expect(components.situation).toBeCloseTo(situation, 9);
    expect(scoreComponentsSchema.parse(components)).toEqual(components);
  });

  test('the breakdown says what each part does: "Concern 0.21 x Situation 1.68 = 35"', () => {
    const facts = examples[2]?.[1];
    if (facts === undefined) throw new Error('the example is missing');
    const { without, ...shown } = explainScore(scoreComponents(facts));
    expect(shown).toEqual({ score: 35, concern: 0.21, situation: 1.68 });
    // By hand: Q is 0.20741, so without the walks M is 1.55 and the score 32.15, and so on.
    expect(without).toEqual({
      marks: 6,
      fading: 39,
      prior: 44,
      walks: 32,
      dark: 30,
      use: 30,
      corroboration: 33,
      overdue: 35,
    });
  });
});

const severities = fc.constantFrom<(1 | 2 | 3 | 4)[]>(1, 2, 3, 4);
const concern = fc.record({ severity: severities, ageDays: fc.double({ min: 0, max: 2000, noNaN: true }) });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const situation = fc.record({ walks: unit, dark: unit, use: unit, corroboration: unit, overdue: unit });
const facts = fc
  .record({ concerns: fc.array(concern, { maxLength: 30 }), silent: fc.nat({ max: 30 }), situation })
  .map(({ concerns, silent, situation }) => ({ concerns, nPassed: concerns.length + silent, situation }));
const score = (given: PriorityFacts) => scoreOf(scoreComponents(given));

describe('properties of the score', () => {
  test('whole, 0 to 100, and the same whatever the order of the people', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const value = score(given);
        expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
        expect(scoreComponents({ ...given, concerns: given.concerns.toReversed() })).toEqual(
          scoreComponents(given),
        );
      }),
    );
  });

  test('a passer who speaks up never lowers it; one who passes in silence never raises it', () => {
    fc.assert(
      fc.property(facts, concern, (given, more) => {
        const silent = { ...given, nPassed: given.nPassed + 1 };
        expect(score({ ...silent, concerns: [...given.concerns, more] })).toBeGreaterThanOrEqual(
          score(silent),
        );
        expect(score(silent)).toBeLessThanOrEqual(score(given));
      }),
    );
  });

  test('a resolved mark never raises it; more severe or fresher never lowers it', () => {
    fc.assert(
      fc.property(facts, fc.nat(), (given, pick) => {
        fc.pre(given.concerns.length > 0);
        const at = pick % given.concerns.length;
        const changed = (change: Partial<Concern>) =>
          given.concerns.map((one, index) => (index === at ? { ...one, ...change } : one));
        const without = given.concerns.filter((_, index) => index !== at);
        const now = score(given);
        expect(score({ ...given, concerns: without })).toBeLessThanOrEqual(now);
        expect(score({ ...given, concerns: changed({ severity: 4 }) })).toBeGreaterThanOrEqual(now);
        expect(score({ ...given, concerns: changed({ ageDays: 0 }) })).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test('context at most doubles concern, and alone creates next to none', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const plain = scoreComponents({ ...given, situation: nowhere });
        expect(score(given)).toBeLessThanOrEqual(Math.ceil(200 * plain.concern));
        expect(explainScore(scoreComponents(given)).without.marks).toBeLessThanOrEqual(20);
      }),
    );
  });

  test('leaving out a part of the situation never raises the score', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { without, score: whole } = explainScore(scoreComponents(given));
        for (const part of situationParts) expect(without[part]).toBeLessThanOrEqual(whole);
        expect(without.fading).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});

test('one concern: by severity, halved each year, never more for a clock that is ahead', () => {
  expect(personConcern({ severity: 4, ageDays: 0 })).toBe(1);
  expect(personConcern({ severity: 1, ageDays: 0 })).toBe(0.25);
  expect(personConcern({ severity: 4, ageDays: 365 })).toBe(0.5);
  expect(personConcern({ severity: 4, ageDays: -50 })).toBe(1);
});

test('walks count as 0, 0.5, 0.75; the weights add up to one', () => {
  expect([1, 2, 3, 0].map(walksPart)).toEqual([0, 0.5, 0.75, 0]);
  expect(situationParts.reduce((sum, part) => sum + situationWeights[part], 0)).toBeCloseTo(1, 12);
});

test('fewer passed than marked is a fault of the caller', () => {
  expect(() => scoreComponents({ concerns: people(3, 4, 0), nPassed: 2, situation: nowhere })).toThrow(
    /passed/,
  );
});

test('confidence grades', () => {
  const grade = (nPassed: number, nWalks: number, pFalseDiscovery: number | null) =>
    confidenceOf({ nPassed, nWalks, pFalseDiscovery });
  expect(grade(12, 2, 0.049)).toBe('A');
  expect(grade(12, 2, 0.05)).toBe('B');
  expect(grade(12, 2, null)).toBe('B');
  expect(grade(11, 2, 0.01)).toBe('B');
  expect(grade(8, 1, 0.01)).toBe('B');
  expect(grade(8, 1, null)).toBe('C');
  expect(grade(7, 5, 0.001)).toBe('C');
});

test('bands', () => {
  expect([100, 30, 29, 20, 19, 0].map(bandOf)).toEqual(['high', 'high', 'medium', 'medium', 'low', 'low']);
});

test('a place asks for a new walk after 18 months', () => {
  expect(needsNewWalk('2025-05-22T12:00:00Z', '2026-11-23T12:00:00Z')).toBe(true);
  expect(needsNewWalk('2025-05-23T12:00:00Z', '2026-11-23T12:00:00Z')).toBe(false);
});
