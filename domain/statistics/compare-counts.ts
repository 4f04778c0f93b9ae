import { atMostAsLikely, logChoose } from './log-binomial.ts';

export interface CountInPeriod {
  readonly count: number;
  /** How long, or how large, in any unit that both share. */
  readonly exposure: number;
}

/**
 * The two-sided p that two counts of rare events have the same rate, exact: given their sum, the first is binomial.
 * Method: Przyborowski and Wilenski 1940 (the conditional test of two Poisson rates).
 * @throws RangeError on anything but counts with a positive exposure.
 */
export function compareCounts(first: CountInPeriod, second: CountInPeriod): number {
  for (const { count, exposure } of [first, second]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count is needed, got ${count}`);
    if (!(exposure > 0) || !Number.isFinite(exposure))
      throw new RangeError(`a positive exposure is needed, got ${exposure}`);
  }
  const total = first.count + second.count;
  const share = first.exposure / (first.exposure + second.exposure);
  const outcomes = Array.from(
    { length: total + 1 },
    (_, inFirst) =>
      logChoose(total, inFirst) + inFirst * Math.log(share) + (total - inFirst) * Math.log1p(-share),
  );
  return atMostAsLikely(outcomes, first.count);
}
