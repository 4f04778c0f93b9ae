import { bestOverLabels } from './plan-labels.ts';
import { restricted, widened } from './restrict.ts';
import { type Plan, type ShiftProblem, valueStep } from './shift-problem.ts';
import { valueBound } from './value-bound.ts';

/** More sets of hot spots than this are not gone through: 24 hot spots, 5 a shift. */
const maxSets = 42_504;

/**
 * The best plan of all, or the best that was found within so many labels. Method: every set of as many hot spots as a shift
 * may have gets an upper bound; the sets are solved by labels, the most promising first, until none promises more than what
 * is known.
 * @param known a plan to begin with; the better, the faster
 * @param maxLabels counted rather than timed, so that the same input gives the same plan on every machine
 */
export function planExactly(
  problem: ShiftProblem,
  known: Plan | undefined,
  maxLabels: number,
): { plan: Plan | undefined; exact: boolean } {
  const sets = setsOf(problem);
  if (sets === undefined) return { plan: known, exact: false };
  const promising = sets
    .map((set) => ({ set, bound: valueBound(restricted(problem, set)).total }))
    .sort((a, b) => b.bound - a.bound);
  let best = known;
  let left = maxLabels;
  for (const { set, bound } of promising) {
    if (best !== undefined && bound <= best.value + valueStep) break;
    const smaller = restricted(problem, set);
    const limits = { labels: left, atEachMinute: Number.POSITIVE_INFINITY };
    const solved = bestOverLabels(smaller, valueBound(smaller), best, limits);
    if (solved.best !== undefined && solved.best !== best) best = widened(solved.best, set);
    left -= solved.labels;
    if (!solved.finished || left <= 0) return { plan: best, exact: false };
  }
  return { plan: best, exact: true };
}

/** All largest sets that hold every place that must be visited; undefined when there are too many. */
function setsOf({ places, maxPlaces }: ShiftProblem): number[][] | undefined {
  const must = places.flatMap(({ mustVisit }, number) => (mustVisit ? [number] : []));
  const free = places.flatMap(({ mustVisit }, number) => (mustVisit ? [] : [number]));
  const count = Math.min(maxPlaces - must.length, free.length);
  if (count < 0) return [];
  let sets: number[][] = [[]];
  for (let round = 0; round < count; round++) {
    sets = sets.flatMap((set) =>
      free.slice(free.indexOf(set.at(-1) ?? -1) + 1).map((number) => [...set, number]),
    );
    if (sets.length > maxSets) return undefined;
  }
  return sets.map((set) => [...must, ...set].sort((a, b) => a - b)).filter((set) => set.length > 0);
}
