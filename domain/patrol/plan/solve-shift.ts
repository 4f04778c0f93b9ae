import { planExactly } from './plan-exactly.ts';
import { scheduleInOrder } from './schedule.ts';
import { searchPlan } from './search-plan.ts';
import { isBetter, type Plan, type ShiftProblem } from './shift-problem.ts';

/** Some seconds' work at most; twelve hot spots in eight hours have needed less. */
const maxLabels = 4_000_000;

export interface Solution {
  /** undefined: no plan has all that must be visited. */
  readonly plan: Plan | undefined;
  /** No plan is worth more. */
  readonly exact: boolean;
}

/** The best plan that is found, and whether it is proven to be the best. */
export function solveShift(problem: ShiftProblem): Solution {
  return planExactly(problem, searchPlan(problem), maxLabels);
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
