import {
  fits,
  isBetter,
  type Plan,
  type ShiftProblem,
  startsFrom,
  type Visit,
  visitValue,
  walkTo,
} from './shift-problem.ts';

/** A way to have made the first visits of an order. */
interface Partial {
  readonly time: number;
  readonly value: number;
  readonly visits: readonly Visit[];
}

/** The minute at which a place may be visited again after these visits. */
function freeAt(problem: ShiftProblem, visits: readonly Visit[], place: number): number {
  for (let index = visits.length - 1; index >= 0; index--) {
    const visit = visits[index];
    if (visit?.place === place) return visit.start + problem.stayMinutes + problem.returnAfter;
  }
  return problem.places[place]?.freeAt ?? 0;
}

/** Every sensible way to put one more visit at the end. */
function extended(problem: ShiftProblem, { time, value, visits }: Partial, number: number): Partial[] {
  const place = problem.places[number];
  if (place === undefined) return [];
  const arrive = time + walkTo(problem, visits.at(-1)?.place, number);
  const isFirst = !visits.some((visit) => visit.place === number);
  return startsFrom(place, Math.max(arrive, freeAt(problem, visits, number)))
    .filter((start) => fits(problem, place, start))
    .map((start) => ({
      time: start + problem.stayMinutes,
      value: value + visitValue(place, start, isFirst),
      visits: [...visits, { place: number, start }],
    }));
}

function asPlan(problem: ShiftProblem, { time, value, visits }: Partial): Plan {
  const last = visits.at(-1);
  return {
    visits,
    value,
    endAt: last === undefined ? time : time + (problem.places[last.place]?.toEnd ?? 0),
  };
}

const nothing: Partial = { time: 0, value: 0, visits: [] };

/**
 * Keeps those that no other beats in time, in value and in when each place that comes again may be visited: one that
 * waited for a window early on may be ahead in the first two and behind in the third.
 */
function unbeaten(problem: ShiftProblem, partials: readonly Partial[], later: readonly number[]): Partial[] {
  if (partials.length < 2) return [...partials];
  const again = [...new Set(later)];
  const described = partials.map((partial) => ({
    partial,
    free: again.map((place) => freeAt(problem, partial.visits, place)),
  }));
  described.sort((a, b) => a.partial.time - b.partial.time || b.partial.value - a.partial.value);
  const kept: typeof described = [];
  for (const one of described) {
    const beaten = kept.some(
      (other) =>
        other.partial.value >= one.partial.value &&
        other.free.every((minute, index) => minute <= (one.free[index] ?? 0)),
    );
    if (!beaten) kept.push(one);
  }
  return kept.map(({ partial }) => partial);
}

/** The best times for visits in a given order; undefined when they do not fit. */
export function scheduleOf(problem: ShiftProblem, order: readonly number[]): Plan | undefined {
  let partials: readonly Partial[] = [nothing];
  for (const [index, place] of order.entries()) {
    const next = partials.flatMap((partial) => extended(problem, partial, place));
    partials = unbeaten(problem, next, order.slice(index + 1));
    if (partials.length === 0) return undefined;
  }
  return partials.map((partial) => asPlan(problem, partial)).reduce((a, b) => (isBetter(b, a) ? b : a));
}

/**
 * The best plan whose visits are a part of an order, in that order: what does not fit is left. Every place that must be
 * visited is, at one of its turns; undefined when that cannot be.
 */
export function scheduleInOrder(problem: ShiftProblem, order: readonly number[]): Plan | undefined {
  const must = (place: number) => problem.places[place]?.mustVisit === true;
  let partials: readonly Partial[] = [nothing];
  for (const [index, place] of order.entries()) {
    const later = order.slice(index + 1);
    const isLastTurn = must(place) && !later.includes(place);
    const skipped = partials.filter(
      ({ visits }) => !isLastTurn || visits.some((visit) => visit.place === place),
    );
    const taken = partials.flatMap((partial) => extended(problem, partial, place));
    // Only those that stand at the same place and have made the same places can be compared.
    const groups = Map.groupBy([...skipped, ...taken], ({ visits }) =>
      [visits.at(-1)?.place, ...new Set(visits.map((visit) => visit.place).sort((a, b) => a - b))].join(' '),
    );
    partials = [...groups.values()].flatMap((group) => unbeaten(problem, group, later));
    if (partials.length === 0) return undefined;
  }
  return partials.map((partial) => asPlan(problem, partial)).reduce((a, b) => (isBetter(b, a) ? b : a));
}
