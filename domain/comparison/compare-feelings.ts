import { rankSum } from '../statistics/rank-sum.ts';
import { chanceAtMost, fewestPeople, type Tested } from './conclusion.ts';

/** How many chose each step, 1 very safe to 4 very unsafe. Never an average: steps have no distances. */
export type Feelings = readonly [number, number, number, number];

export interface FeelingComparison {
  readonly before: Feelings;
  readonly after: Feelings;
  /**
   * How often somebody now feels safer than somebody then, a tie counted half, when one of each is asked; 0.5 is no
   * difference. Null where nobody was asked.
   */
  readonly saferNow: number | null;
}

export function feelingsOf(answers: readonly (1 | 2 | 3 | 4)[]): Feelings {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const answer of answers) counts[answer - 1] = (counts[answer - 1] ?? 0) + 1;
  return counts;
}

const peopleIn = (feelings: Feelings): number => feelings.reduce((sum, count) => sum + count, 0);

/** Compares two distributions over ordered steps: lower steps are better. */
export function compareFeelings(
  before: Feelings,
  after: Feelings,
): { feelings: FeelingComparison; tested: Tested } {
  const [then, now] = [peopleIn(before), peopleIn(after)];
  const saferNow = then === 0 || now === 0 ? null : rankSum(before, after).firstIsHigher;
  return { feelings: { before, after, saferNow }, tested: testFeelings(before, after) };
}

function testFeelings(before: Feelings, after: Feelings): Tested {
  const now = peopleIn(after);
  if (Math.min(peopleIn(before), now) < fewestPeople) return { kind: 'refused', reason: 'too-few-people' };
  const outermost: Feelings[] = [
    [now, 0, 0, 0],
    [0, 0, 0, now],
  ];
  if (outermost.every((answers) => rankSum(before, answers).p >= chanceAtMost))
    return { kind: 'refused', reason: 'cannot-show' };
  const { p, firstIsHigher } = rankSum(before, after);
  const direction = firstIsHigher === 0.5 ? 'same' : firstIsHigher > 0.5 ? 'better' : 'worse';
  return { kind: 'tested', p, direction };
}
