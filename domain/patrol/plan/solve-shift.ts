import { planExactly } from './plan-exactly.ts';
import { restricted, widened } from './restrict.ts';
import { scheduleInOrder } from './schedule.ts';
import { searchPlan } from './search-plan.ts';
import { isBetter, type Plan, type ShiftProblem } from './shift-problem.ts';

/** Some seconds' work at most; twelve hot spots in eight hours have needed less. */
const maxLabels = 4_000_000;
/** All sets of five of these are gone through. */
const promisingPlaces = 20;

export interface Solution {
  /** undefined: no plan has all that must be visited. */
  readonly plan: Plan | undefined;
  /** No plan is worth more. */
  readonly exact: boolean;
}

/** The best plan that is found, and whether it is proven to be the best. */
export function solveShift(problem: ShiftProblem): Solution {
  const solved = planExactly(problem, searchPlan(problem), maxLabels);
  if (solved.exact || problem.places.length <= promisingPlaces) return solved;
  return { plan: bestOfPromising(problem, solved.plan), exact: false };
}

/**
 * Where there are too many hot spots to go through all sets of them: the best plan over the twenty most promising, with
 * those of the plan that is known among them.
 */
export function bestOfPromising(problem: ShiftProblem, known: Plan | undefined): Plan | undefined {
  const planned = new Set(known?.visits.map(({ place }) => place));
  const promise = (number: number): number => {
    const place = problem.places[number];
    if (place === undefined) return 0;
    if (place.mustVisit || planned.has(number)) return Number.POSITIVE_INFINITY;
    // The first is the place itself. Whoever goes to a lonely place pays the way there.
    const ways = problem.walk.map((row) => row[number] ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    const away = Math.min(place.fromStart, ((ways[1] ?? 0) + (ways[2] ?? 0)) / 2);
    const inWindow = place.openings.length > 0 ? 1 : place.outside;
    return (place.firstValue * inWindow) / (problem.stayMinutes + away);
  };
  const set = problem.places
    .map((_, number) => ({ number, promise: promise(number) }))
    .sort((a, b) => (a.promise === b.promise ? a.number - b.number : b.promise - a.promise))
    .slice(0, promisingPlaces)
    .map(({ number }) => number);
  const { plan } = planExactly(restricted(problem, set), undefined, maxLabels);
  const wide = plan && widened(plan, set);
  return wide === undefined || (known !== undefined && !isBetter(wide, known)) ? known : wide;
}

/**
 * The best plan that keeps to an order. Places that must be visited but are not in it are put in where they cost least.
 */
export function solveInOrder(problem: ShiftProblem, order: readonly number[]): Solution {
  let plan = scheduleInOrder(problem, order);
  let current = [...order];
  const missing = problem.places.flatMap(({ mustVisit }, number) =>
    mustVisit && !order.includes(number) ? [number] : [],
  );
  for (const place of missing) {
    let best: { plan: Plan; order: number[] } | undefined;
    for (let at = 0; at <= current.length; at++) {
      const next = [...current.slice(0, at), place, ...current.slice(at)];
      const scheduled = scheduleInOrder(problem, next);
      if (scheduled !== undefined && (best === undefined || isBetter(scheduled, best.plan)))
        best = { plan: scheduled, order: next };
    }
    if (best === undefined) return { plan: undefined, exact: false };
    ({ plan, order: current } = best);
  }
  return { plan, exact: plan !== undefined && missing.length < 2 };
}
