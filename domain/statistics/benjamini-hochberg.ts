/**
 * Adjusts p-values of many questions so that, of those called real at a limit, at most that share is expected to be
 * chance. Method: Benjamini and Hochberg 1995, JRSS B 57. In the order given; never below the p-value itself.
 * @throws RangeError on a p-value outside 0 to 1.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value is 0 to 1, got ${p}`);
  const count = pValues.length;
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(count).fill(1);
  let smallest = 1;
  for (const [place, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (count / (count - place)) * p);
    adjusted[index] = smallest;
  }
  return adjusted;
}
