import { bestOverLabels } from './plan-labels.ts';
import { restricted, widened } from './restrict.ts';
import { isBetter, type Plan, type ShiftProblem } from './shift-problem.ts';
import { valueBound } from './value-bound.ts';

const labelsAtEachMinute = 6;
/** Of all sets that differ by one hot spot, so many with the highest bounds are tried. */
const starts = 8;
const filledNeighbours = 60;
const triedNeighbours = 20;

type PlaceSet = readonly number[];

function boundOf(problem: ShiftProblem, set: PlaceSet): number {
  return valueBound(restricted(problem, set)).total;
}

/** A good plan with the places of a set. */
function planOf(problem: ShiftProblem, set: PlaceSet): Plan | undefined {
  const smaller = restricted(problem, set);
  const limits = { labels: Number.POSITIVE_INFINITY, atEachMinute: labelsAtEachMinute };
  const { best } = bestOverLabels(smaller, valueBound(smaller), undefined, limits);
  return best && widened(best, set);
}

/** A set with those that raise its bound most put in, one after the other. */
function grown(problem: ShiftProblem, begun: PlaceSet): PlaceSet {
  let set = begun;
  while (set.length < Math.min(problem.maxPlaces, problem.places.length)) {
    set = problem.places
      .flatMap((_, number) => (set.includes(number) ? [] : [[...set, number]]))
      .map((next) => ({ next, bound: boundOf(problem, next) }))
      .reduce((a, b) => (b.bound > a.bound ? b : a)).next;
  }
  return set;
}

/** Some sets far from each other: grown from the places that must be visited and each one more. */
function firstSets(problem: ShiftProblem): PlaceSet[] {
  const must = problem.places.flatMap(({ mustVisit }, number) => (mustVisit ? [number] : []));
  if (must.length >= problem.maxPlaces) return must.length > problem.maxPlaces ? [] : [must];
  const sets = problem.places
    .flatMap((_, number) => (must.includes(number) ? [] : [[...must, number]]))
    .map((set) => ({ set, bound: boundOf(problem, set) }))
    .sort((a, b) => b.bound - a.bound)
    .slice(0, starts)
    .map(({ set }) => grown(problem, set));
  return sets.length === 0 && must.length > 0 ? [must] : sets;
}

/**
 * Sets with one of the visited places exchanged or one more, filled up again, those with the highest bounds first. Places
 * that the plan does not come to hold no place in a set.
 */
function neighbours(
  problem: ShiftProblem,
  { set, plan }: { set: PlaceSet; plan: Plan | undefined },
): PlaceSet[] {
  const visited = plan === undefined ? set : [...new Set(plan.visits.map(({ place }) => place))];
  const others = problem.places.flatMap((_, number) => (visited.includes(number) ? [] : [number]));
  const more = visited.length < problem.maxPlaces ? others.map((number) => [...visited, number]) : [];
  const exchanged = visited.flatMap((out) =>
    problem.places[out]?.mustVisit === true
      ? []
      : others.map((number) => visited.map((place) => (place === out ? number : place))),
  );
  const bounded = (sets: readonly PlaceSet[]) =>
    sets.map((next) => ({ next, bound: boundOf(problem, next) })).sort((a, b) => b.bound - a.bound);
  const promising = bounded([...more, ...exchanged]).slice(0, filledNeighbours);
  return bounded(promising.map(({ next }) => grown(problem, next))).map(({ next }) => next);
}

/**
 * A good plan, quickly, of any number of hot spots: not proven to be the best. Method: a set of as many hot spots as a shift
 * may have, chosen by upper bounds; the visits by labels of which only the most promising are kept at each minute (beam
 * search); then hot spots are exchanged one by one as long as that makes the plan better.
 * @returns undefined when no plan with all places that must be visited was found
 */
export function searchPlan(problem: ShiftProblem): Plan | undefined {
  const tried = new Set<string>();
  let best: Plan | undefined;
  const isNew = (set: PlaceSet): boolean => {
    const key = [...set].sort((a, b) => a - b).join(' ');
    if (tried.has(key)) return false;
    tried.add(key);
    return true;
  };
  for (const start of firstSets(problem)) {
    if (!isNew(start)) continue;
    let here = { set: start, plan: planOf(problem, start) };
    for (let searching = true; searching; ) {
      searching = false;
      if (here.plan !== undefined && (best === undefined || isBetter(here.plan, best))) best = here.plan;
      for (const set of neighbours(problem, here).slice(0, triedNeighbours)) {
        if (!isNew(set)) continue;
        const plan = planOf(problem, set);
        if (plan === undefined || (here.plan !== undefined && !isBetter(plan, here.plan))) continue;
        here = { set, plan };
        searching = true;
        break;
      }
    }
  }
  return best;
}
