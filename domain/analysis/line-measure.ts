import type { Flat } from './convex-hull.ts';

/** Where a place lies beside a line. */
interface Beside {
  /** Metres along the line to its nearest point. */
  readonly along: number;
  /** Metres to the left (positive) or right of it. */
  readonly aside: number;
}

/** A line in metres that can be asked for its points by their distance from its start. */
export interface MeasuredLine {
  readonly metres: number;
  /** The point so far along, and the direction of the line there as a unit vector. */
  at(along: number): { place: Flat; direction: Flat };
  /** Undefined for a line without length. */
  beside(place: Flat): Beside | undefined;
}

/** Measures a line of at least one place; repeated places do no harm. */
export function measureLine(places: readonly Flat[]): MeasuredLine {
  const steps: { from: Flat; direction: Flat; start: number; metres: number }[] = [];
  let total = 0;
  for (const [index, to] of places.slice(1).entries()) {
    const from = places[index] ?? to;
    const metres = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (metres === 0) continue;
    const direction: Flat = [(to[0] - from[0]) / metres, (to[1] - from[1]) / metres];
    steps.push({ from, direction, start: total, metres });
    total += metres;
  }
  const only = places[0] ?? ([0, 0] as const);

  return {
    metres: total,
    at(along) {
      let [low, high] = [0, steps.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((steps[middle]?.start ?? 0) <= along) low = middle;
        else high = middle - 1;
      }
      const step = steps[low];
      if (step === undefined) return { place: only, direction: [1, 0] };
      const { from, direction, start, metres } = step;
      const far = Math.max(0, Math.min(metres, along - start));
      return { place: [from[0] + far * direction[0], from[1] + far * direction[1]], direction };
    },
    beside([x, y]) {
      let nearest: Beside | undefined;
      let squared = Number.POSITIVE_INFINITY;
      for (const { from, direction, start, metres } of steps) {
        const [dx, dy] = [x - from[0], y - from[1]];
        const far = Math.max(0, Math.min(metres, dx * direction[0] + dy * direction[1]));
        const [restX, restY] = [dx - far * direction[0], dy - far * direction[1]];
        const away = restX * restX + restY * restY;
        if (away >= squared) continue;
        squared = away;
        const left = direction[0] * dy - direction[1] * dx >= 0;
        nearest = { along: start + far, aside: left ? Math.sqrt(away) : -Math.sqrt(away) };
      }
      return nearest;
    },
  };
}
