import { logChoose } from './log-binomial.ts';
import type { ShareInterval } from './wilson-interval.ts';

/** So much of the 95 % interval may lie outside on each side. */
const outside = 0.025;

/** The probability of at least `successes` of `trials` where each has this share. */
function atLeast(successes: number, trials: number, share: number): number {
  let sum = 0;
  for (let count = successes; count <= trials; count++)
    sum += Math.exp(
      logChoose(trials, count) + count * Math.log(share) + (trials - count) * Math.log1p(-share),
    );
  return sum;
}

/**
 * The 95 % interval for "so many of so many" that never holds less than it says, at the price of being wide: it
 * leaves out one half just when the exact sign test calls the difference from one half real.
 * Method: Clopper and Pearson 1934, "The use of confidence or fiducial limits illustrated in the case of the binomial".
 * @throws RangeError unless 0 <= successes <= trials and trials >= 1, both whole.
 */
export function exactShareInterval(successes: number, trials: number): ShareInterval {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || trials < 1)
    throw new RangeError(`counts are needed, got ${successes} of ${trials}`);
  if (successes < 0 || successes > trials) throw new RangeError(`${successes} of ${trials} cannot be`);
  return {
    low: lowestShare(successes, trials),
    high: 1 - lowestShare(trials - successes, trials),
  };
}

/** The share from which on so many successes are no longer too many. */
function lowestShare(successes: number, trials: number): number {
  if (successes === 0) return 0;
  let [low, high] = [0, successes / trials];
  while (high - low > 1e-14 * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (atLeast(successes, trials, middle) < outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
