/** Where a share may truly lie, 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: two-sided 95 %. */
export const normalQuantile95 = 1.959963984540054;

/**
 * The 95 % interval for "so many of so many": honest at small numbers and never outside 0 to 1.
 * Method: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22.
 * @throws RangeError unless 0 <= successes <= trials and trials >= 1, both whole.
 */
export function wilsonInterval(successes: number, trials: number): ShareInterval {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || trials < 1)
    throw new RangeError(`counts are needed, got ${successes} of ${trials}`);
  if (successes > trials) throw new RangeError(`${successes} of ${trials} is more than all`);
  const share = successes / trials;
  const z2 = normalQuantile95 * normalQuantile95;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (normalQuantile95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) /
    (1 + z2 / trials);
  // None and all have exact ends; rounding must not leave a speck beside them.
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === trials ? 1 : Math.min(1, middle + half),
  };
}
