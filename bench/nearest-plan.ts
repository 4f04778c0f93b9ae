import { type Plan, type ShiftProblem, visitValue, walkTo } from '../domain/patrol/plan/shift-problem.ts';

/**
 * The naive plan: always on to the nearest hot spot that may be visited and still fits, with as many different ones and the
 * same stays and returns as ours. Evidence, hours and the last visit are not looked at.
 */
export function nearestPlan(problem: ShiftProblem): Plan {
  const { places, totalMinutes, stayMinutes, returnAfter, maxPlaces } = problem;
  const freeAt = places.map((place) => place.freeAt);
  const visited = new Set<number>();
  const visits: { place: number; start: number }[] = [];
  let [time, value, endAt] = [0, 0, 0];
  for (;;) {
    const last = visits.at(-1)?.place;
    let next: { place: number; start: number } | undefined;
    let [nearest, waited] = [Infinity, Infinity];
    for (const [number, place] of places.entries()) {
      if (!visited.has(number) && visited.size >= maxPlaces) continue;
      const walk = walkTo(problem, last, number);
      const start = Math.max(time + walk, freeAt[number] ?? 0);
      if (!(start + stayMinutes + place.toEnd <= totalMinutes)) continue;
      const wait = start - time - walk;
      // Somewhere to go at once before somewhere to wait for.
      if (wait > waited || (wait === waited && walk >= nearest)) continue;
      [next, nearest, waited] = [{ place: number, start }, walk, wait];
    }
    const place = places[next?.place ?? -1];
    if (next === undefined || place === undefined) return { visits, value, endAt };
    value += visitValue(place, next.start, !visited.has(next.place));
    visited.add(next.place);
    time = next.start + stayMinutes;
    freeAt[next.place] = time + returnAfter;
    endAt = time + place.toEnd;
    visits.push(next);
  }
}
