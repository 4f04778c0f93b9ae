import type { PlannedPlace, ShiftProblem } from './shift-problem.ts';

/** Visits of one kind to one place, as goods in a bag: what they are worth and the time they take. */
interface Good {
  readonly place: number;
  readonly isFirst: boolean;
  readonly inWindow: boolean;
  readonly value: number;
  readonly minutes: number;
}

/** What a label has: where it stands in time, which places it has visited and when each may be visited next. */
export interface BoundState {
  readonly time: number;
  readonly visited: number;
  readonly freeAt: Int16Array;
}

export interface ValueBound {
  /** At least what any label can still gain. */
  gain(state: BoundState): number;
  /** At least what the best plan of all is worth. */
  readonly total: number;
}

const lastOpening = ({ outside, openings }: PlannedPlace): number =>
  outside === 1 ? Number.POSITIVE_INFINITY : (openings.at(-1)?.[1] ?? 0);

/**
 * An upper bound: visits are goods that take their stay and the shortest walk to them from anywhere, and the best of them by
 * value per minute fill the time, the last one in part (Dantzig's bound of the knapsack).
 */
export function valueBound(problem: ShiftProblem): ValueBound {
  const { places, walk, stayMinutes, returnAfter, totalMinutes } = problem;
  const nearest = places.map((_, to) =>
    // Or one waits there until one may return.
    walk.reduce(
      (least, row, from) => (from === to ? least : Math.min(least, row[to] ?? Infinity)),
      returnAfter,
    ),
  );
  const toEnd = Math.min(...places.map((place) => place.toEnd));
  const goods: Good[] = places.flatMap((place, number) => {
    const minutes = stayMinutes + (nearest[number] ?? 0);
    return [true, false].flatMap((isFirst) =>
      [true, false].map((inWindow): Good => {
        const full = isFirst ? place.firstValue : place.againValue;
        return { place: number, isFirst, inWindow, value: inWindow ? full : full * place.outside, minutes };
      }),
    );
  });
  goods.sort((a, b) => b.value / b.minutes - a.value / a.minutes);
  const lastOpenings = places.map(lastOpening);
  const counts = new Int16Array(places.length);

  function gain({ time, visited, freeAt }: BoundState, spareMinutes = 0): number {
    for (const [number, place] of places.entries()) {
      const from = Math.max(freeAt[number] ?? 0, time);
      const latest = totalMinutes - stayMinutes - place.toEnd;
      counts[number] = from > latest ? 0 : 1 + Math.floor((latest - from) / (stayMinutes + returnAfter));
    }
    let minutes = totalMinutes - time - toEnd + spareMinutes;
    let value = 0;
    for (const { place, isFirst, inWindow, value: each, minutes: takes } of goods) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      const isVisited = (visited & (1 << place)) !== 0;
      const opens = (lastOpenings[place] ?? 0) > Math.max(freeAt[place] ?? 0, time);
      if (opens !== inWindow || (isFirst && isVisited)) continue;
      const taken = Math.min(isFirst ? 1 : isVisited ? count : count - 1, minutes / takes);
      value += taken * each;
      minutes -= taken * takes;
      if (minutes <= 0) break;
    }
    return value;
  }

  // The first walk is from the start, which may be nearer than any place.
  const nearer = Math.max(0, ...places.map(({ fromStart }, number) => (nearest[number] ?? 0) - fromStart));
  const freeAt = Int16Array.from(places, (place) => Math.min(place.freeAt, totalMinutes + 1));
  return { gain, total: gain({ time: 0, visited: 0, freeAt }, nearer) };
}
