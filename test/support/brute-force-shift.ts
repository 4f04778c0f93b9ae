import type { ShiftProblem } from '../../domain/patrol/plan/shift-problem.ts';

/**
 * The most weighted minutes that any plan has: every minute one may wait, walk to any place, or begin a visit there. Slow,
 * and nothing to get wrong: it knows no bounds, no dominance and no windows beyond "is this minute inside".
 * @returns -Infinity when no plan visits all that must be visited
 */
export function bruteForceShift(problem: ShiftProblem): number {
  const { places, walk, totalMinutes, stayMinutes, returnAfter, maxPlaces } = problem;
  const known = new Map<string, number>();

  /** Standing at a place (-1: the start), free to go on. `free[place]` is undefined before the first visit. */
  function best(minute: number, at: number, free: readonly (number | undefined)[]): number {
    const key = `${minute} ${at} ${free.map((value) => (value === undefined ? 'n' : Math.max(value, minute))).join(' ')}`;
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    let value = places.every((place, number) => !place.mustVisit || free[number] !== undefined)
      ? 0
      : Number.NEGATIVE_INFINITY;
    if (minute < totalMinutes) value = Math.max(value, best(minute + 1, at, free));
    const different = free.filter((one) => one !== undefined).length;
    for (const [number, place] of places.entries()) {
      const isFirst = free[number] === undefined;
      if (isFirst && different >= maxPlaces) continue;
      const start = minute + (at < 0 ? place.fromStart : (walk[at]?.[number] ?? Number.POSITIVE_INFINITY));
      const end = start + stayMinutes;
      if (!(end + place.toEnd <= totalMinutes) || start < (free[number] ?? place.freeAt)) continue;
      const inside = place.outside === 1 || place.openings.some(([from, to]) => start >= from && start < to);
      const gained = (isFirst ? place.firstValue : place.againValue) * (inside ? 1 : place.outside);
      const later = free.map((one, other) => (other === number ? end + returnAfter : one));
      value = Math.max(value, gained + best(end, number, later));
    }
    known.set(key, value);
    return value;
  }
  return best(
    0,
    -1,
    places.map(() => undefined),
  );
}
