/** ln(n!) by index, grown as needed: exact enough (some ulp) for counts, which is all that we have. */
const logFactorials = [0, 0];

function logFactorial(count: number): number {
  for (let next = logFactorials.length; next <= count; next++)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[count] ?? 0;
}

/** ln of how many ways there are to choose so many of so many; -Infinity where there is none. */
export function logChoose(count: number, chosen: number): number {
  if (chosen < 0 || chosen > count) return Number.NEGATIVE_INFINITY;
  return logFactorial(count) - logFactorial(chosen) - logFactorial(count - chosen);
}

/**
 * The sum of the probabilities that are no greater than that of what was seen: the two-sided p of an exact test.
 * Equal up to rounding counts as equal (one part in ten million, as R does it).
 * @param logProbabilities of all outcomes, in any order; @param seen the index of what was seen
 */
export function atMostAsLikely(logProbabilities: readonly number[], seen: number): number {
  const limit = (logProbabilities[seen] ?? 0) + 1e-7;
  const smallFirst = logProbabilities.filter((log) => log <= limit).sort((a, b) => a - b);
  return Math.min(
    1,
    smallFirst.reduce((sum, log) => sum + Math.exp(log), 0),
  );
}
