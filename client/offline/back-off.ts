export const backOffFirstMilliseconds = 2_000;
export const backOffMaximumMilliseconds = 5 * 60_000;

/**
 * How long to wait after this many failures in a row (at least 1): doubling from 2 s to 5 minutes, spread by up
 * to a fifth so that the phones of a group do not all come back in the same second. `random` is in [0, 1).
 */
export function backOffMilliseconds(failures: number, random: number): number {
  const doubled = backOffFirstMilliseconds * 2 ** Math.min(failures - 1, 20);
  return Math.min(backOffMaximumMilliseconds, doubled) * (1 - 0.2 * random);
}
