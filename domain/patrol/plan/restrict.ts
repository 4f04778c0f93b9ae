import type { Plan, ShiftProblem } from './shift-problem.ts';

/** The problem with some of its places only, numbered by their order in the set. */
export function restricted(problem: ShiftProblem, set: readonly number[]): ShiftProblem {
  return {
    ...problem,
    places: set.flatMap((number) => problem.places[number] ?? []),
    walk: set.map((from) => set.map((to) => problem.walk[from]?.[to] ?? Number.POSITIVE_INFINITY)),
  };
}

/** A plan of the restricted problem as one of the whole. */
export function widened(plan: Plan, set: readonly number[]): Plan {
  return { ...plan, visits: plan.visits.map(({ place, start }) => ({ place: set[place] ?? place, start })) };
}
