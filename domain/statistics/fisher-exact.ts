import { atMostAsLikely, logChoose } from './log-binomial.ts';

/** Two groups and what they said: rows are the groups, columns yes and no. */
export interface TwoByTwo {
  readonly firstYes: number;
  readonly firstNo: number;
  readonly secondYes: number;
  readonly secondNo: number;
}

/**
 * The two-sided p that two groups differ by chance alone, exact at any size: a walk against its re-walk.
 * Method: Fisher 1935; two-sided by adding all tables at most as likely as the one seen.
 * @throws RangeError on anything but counts.
 */
export function fisherExact({ firstYes, firstNo, secondYes, secondNo }: TwoByTwo): number {
  for (const count of [firstYes, firstNo, secondYes, secondNo])
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count is needed, got ${count}`);
  const first = firstYes + firstNo;
  const second = secondYes + secondNo;
  const yes = firstYes + secondYes;
  const fewest = Math.max(0, yes - second);
  const most = Math.min(first, yes);
  const all = logChoose(first + second, yes);
  const tables = Array.from({ length: most - fewest + 1 }, (_, index) => {
    const inFirst = fewest + index;
    return logChoose(first, inFirst) + logChoose(second, yes - inFirst) - all;
  });
  return atMostAsLikely(tables, firstYes - fewest);
}
