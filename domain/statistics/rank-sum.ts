import { logChoose } from './log-binomial.ts';
import { twoSidedP } from './normal-tail.ts';

/** Beyond so many ways to share the answers, the normal approximation is as good and far quicker. */
const waysAtMost = 200_000;

export interface RankSum {
  /** Two-sided. */
  readonly p: number;
  readonly exact: boolean;
  /**
   * How often an answer of the first group lies on a higher step than one of the second, a tie counted half: 0.5 is
   * no difference.
   */
  readonly firstIsHigher: number;
}

/**
 * Whether two groups answer a question with ordered steps alike. Exact by the permutation distribution, ties and
 * all; where that would take long, the normal approximation with correction for ties and continuity.
 * Method: Wilcoxon 1945; Mann and Whitney 1947; exact with ties as Streitberg and Röhmel 1986.
 * @param first how many of the first group chose each step, lowest step first; @param second likewise
 * @throws RangeError unless both groups have counts for the same steps and at least one answer.
 */
export function rankSum(first: readonly number[], second: readonly number[]): RankSum {
  if (first.length !== second.length) throw new RangeError('both groups need the same steps');
  for (const count of [...first, ...second])
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count is needed, got ${count}`);
  const [firstSize, secondSize] = [sumOf(first), sumOf(second)];
  if (firstSize === 0 || secondSize === 0) throw new RangeError('each group needs an answer');
  const ties = first.map((count, step) => count + (second[step] ?? 0));
  const all = firstSize + secondSize;

  // Twice the mean rank of each step, so that everything stays whole.
  let below = 0;
  const doubleRanks = ties.map((tie) => {
    const rank = 2 * below + tie + 1;
    below += tie;
    return rank;
  });
  const seen = first.reduce((sum, count, step) => sum + count * (doubleRanks[step] ?? 0), 0);
  const expected = firstSize * (all + 1);
  const doubleU = seen - firstSize * (firstSize + 1);
  const firstIsHigher = doubleU / (2 * firstSize * secondSize);

  const ways = ties.slice(0, -1).reduce((product, tie) => product * (tie + 1), 1);
  if (ways > waysAtMost)
    return { p: approximateP(doubleU / 2, { firstSize, secondSize, ties }), exact: false, firstIsHigher };
  const p = exactP({ ties, doubleRanks, firstSize, all }, expected, Math.abs(seen - expected));
  return { p, exact: true, firstIsHigher };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

interface Pooled {
  readonly ties: readonly number[];
  readonly doubleRanks: readonly number[];
  readonly firstSize: number;
  readonly all: number;
}

/** Adds up all ways to deal the pooled answers that lie at least as far from the middle as what was seen. */
function exactP({ ties, doubleRanks, firstSize, all }: Pooled, expected: number, distance: number): number {
  const total = logChoose(all, firstSize);
  let probability = 0;
  const deal = (step: number, left: number, sum: number, log: number): void => {
    if (step === ties.length) {
      if (left === 0 && Math.abs(sum - expected) >= distance) probability += Math.exp(log - total);
      return;
    }
    const tie = ties[step] ?? 0;
    const isLast = step === ties.length - 1;
    for (let taken = isLast ? left : 0; taken <= Math.min(tie, left); taken++)
      deal(step + 1, left - taken, sum + taken * (doubleRanks[step] ?? 0), log + logChoose(tie, taken));
  };
  deal(0, firstSize, 0, 0);
  return Math.min(1, probability);
}

function approximateP(
  u: number,
  { firstSize, secondSize, ties }: { firstSize: number; secondSize: number; ties: readonly number[] },
): number {
  const all = firstSize + secondSize;
  const tied = ties.reduce((sum, tie) => sum + tie ** 3 - tie, 0);
  const variance = ((firstSize * secondSize) / 12) * (all + 1 - tied / (all * (all - 1)));
  if (variance <= 0) return 1;
  const distance = Math.max(0, Math.abs(u - (firstSize * secondSize) / 2) - 0.5);
  return twoSidedP(distance / Math.sqrt(variance));
}
