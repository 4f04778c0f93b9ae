/** The probability of at most `count` events where `mean` are expected. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let events = 1; events <= count; events += 1) {
    term *= mean / events;
    sum += term;
  }
  return Math.min(1, sum);
}

/** The mean for which `isAbove` begins to be true. */
function crossing(highest: number, isAbove: (mean: number) => boolean): number {
  let [low, high] = [0, highest];
  while (high - low > 1e-11 * high) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/**
 * Where the mean behind a count may lie, 95 %: the exact interval of Garwood (Fiducial limits for the Poisson
 * distribution, Biometrika 28, 1936). Above 400 events by Byar's approximation, which is then within 0.1 %.
 */
export function poissonInterval(count: number): { low: number; high: number } {
  if (count > 400) {
    const bound = (n: number, sign: number) =>
      n * (1 - 1 / (9 * n) + (sign * 1.96) / (3 * Math.sqrt(n))) ** 3;
    return { low: bound(count, -1), high: bound(count + 1, 1) };
  }
  const highest = count + 10 + 6 * Math.sqrt(count + 1);
  const low = count === 0 ? 0 : crossing(highest, (mean) => 1 - atMost(count - 1, mean) >= 0.025);
  return { low, high: crossing(highest, (mean) => atMost(count, mean) <= 0.025) };
}
