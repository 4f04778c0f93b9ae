import type { Flat } from './convex-hull.ts';

/** Where a place lies beside a line. */
interface Beside {
  /** Metres along the line to its nearest point. */
  readonly along: number;
  /** Metres to the left (positive) or right of it. */
  readonly aside: number;
}

/** Hears of the place with this index, and of the direction of the line there as a unit vector. */
type Tell = (index: number, x: number, y: number, directionX: number, directionY: number) => void;

/** A line in metres that can be asked for its points by their distance from its start. */
export interface MeasuredLine {
  readonly metres: number;
  /** The point so far along, and the direction of the line there as a unit vector. */
  at(along: number): { place: Flat; direction: Flat };
  /** As `at` for places further and further along, told one after the other as numbers. */
  trace(alongs: Float64Array, tell: Tell): void;
  /** Undefined for a line without length. */
  beside(place: Flat): Beside | undefined;
  /** Where along the line it comes by the place, each time that it does: within some metres of the nearest that it comes. */
  passes(place: Flat): number[];
}

/** A street's width and the error of a drawing: a line that comes by twice need not come as near both times. */
const samePassMetres = 20;

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

  /** Of each step its place nearest to another. */
  function nearestOfSteps([x, y]: Flat): { along: number; away: number }[] {
    return steps.map(({ from, direction, start, metres }) => {
      const [dx, dy] = [x - from[0], y - from[1]];
      const far = Math.max(0, Math.min(metres, dx * direction[0] + dy * direction[1]));
      return { along: start + far, away: Math.hypot(dx - far * direction[0], dy - far * direction[1]) };
    });
  }

  return {
    metres: total,
    passes(place) {
      const all = nearestOfSteps(place);
      const limit = Math.min(...all.map(({ away }) => away)) + samePassMetres;
      const passes: { along: number; away: number }[] = [];
      for (const step of all.filter(({ away }) => away <= limit)) {
        const last = passes.at(-1);
        // Steps one after the other that stay near are one pass, at the nearest of them.
        if (last === undefined || step.along - last.along > 2 * limit) passes.push(step);
        else if (step.away < last.away) passes[passes.length - 1] = step;
      }
      return passes.map(({ along }) => along);
    },
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
    trace(alongs, tell) {
      let at = 0;
      for (let index = 0; index < alongs.length; index++) {
        const along = alongs[index] as number;
        let next = steps[at + 1];
        while (next !== undefined && next.start <= along) next = steps[++at + 1];
        const step = steps[at];
        if (step === undefined) tell(index, only[0], only[1], 1, 0);
        else {
          const { from, direction, start, metres } = step;
          const far = Math.max(0, Math.min(metres, along - start));
          tell(index, from[0] + far * direction[0], from[1] + far * direction[1], direction[0], direction[1]);
        }
      }
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
