import type { Flat } from './convex-hull.ts';
import type { MeasuredLine } from './line-measure.ts';

/** Knots of a line at equal steps of time: where a person is most of the time, the knots lie closest. */
export const dwellKnots = 4096;

/** 4 km an hour: a group that looks around. */
export const walkingMetresPerSecond = 4 / 3.6;
/** Standard deviation of where people stand around a stop, with the error of their phones. */
const stopScatterMetres = 12;
const binMetres = 1;
const binsAtMost = 65_536;

export interface FlatStay {
  readonly place: Flat;
  readonly seconds: number;
}

/** Of each knot: x, y, and x and y of the unit vector to the left of the line as it first came along there. */
export const valuesPerKnot = 4;

/** A walked line by the share of the time spent on it, 0 to 1 in `dwellKnots` steps. */
export interface DwellLine {
  /** In metres, `valuesPerKnot` of each knot, one knot after the other. */
  readonly knots: Float64Array;
  /** The knot at or before the point so many metres along. */
  knotAt(along: number): number;
}

/**
 * Weights a line by time: walking pace all along it, and the seconds of each stay spread around its stop. Whoever
 * marks at random moments makes marks in these proportions, which is what the null model redraws.
 */
export function dwellLine(
  line: MeasuredLine,
  stays: readonly FlatStay[],
  sideAt: (along: number) => 1 | -1,
): DwellLine {
  const bins = Math.max(64, Math.min(binsAtMost, Math.ceil(line.metres / binMetres)));
  const width = line.metres / bins;
  const seconds = new Float64Array(bins).fill(width / walkingMetresPerSecond);
  for (const stay of stays) {
    const along = line.beside(stay.place)?.along;
    if (along !== undefined && stay.seconds > 0) spread(seconds, width, along, stay.seconds);
  }
  const total = seconds.reduce((sum, value) => sum + value, 0);

  const alongs = new Float64Array(dwellKnots + 1);
  let bin = 0;
  let before = 0;
  for (let knot = 1; knot <= dwellKnots; knot++) {
    const target = (total * knot) / dwellKnots;
    while (bin < bins - 1 && before + (seconds[bin] ?? 0) < target) before += seconds[bin++] ?? 0;
    const inBin = (target - before) / (seconds[bin] ?? 1);
    alongs[knot] = (bin + Math.max(0, Math.min(1, inBin))) * width;
  }
  const knots = new Float64Array((dwellKnots + 1) * valuesPerKnot);
  line.trace(alongs, (knot, x, y, directionX, directionY) => {
    const side = sideAt(alongs[knot] as number);
    const at = knot * valuesPerKnot;
    knots[at] = x;
    knots[at + 1] = y;
    knots[at + 2] = -side * directionY;
    knots[at + 3] = side * directionX;
  });
  return {
    knots,
    knotAt(along) {
      let [low, high] = [0, dwellKnots - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((alongs[middle] ?? 0) <= along) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** Adds the seconds of a stay to the bins around it; what would fall off an end of the line stays on it. */
function spread(seconds: Float64Array, width: number, along: number, staySeconds: number): void {
  const reach = 4 * stopScatterMetres;
  const first = Math.max(0, Math.floor((along - reach) / width));
  const last = Math.min(seconds.length - 1, Math.floor((along + reach) / width));
  const weight = (bin: number) => Math.exp(-((((bin + 0.5) * width - along) / stopScatterMetres) ** 2) / 2);
  let sum = 0;
  for (let bin = first; bin <= last; bin++) sum += weight(bin);
  for (let bin = first; bin <= last; bin++)
    seconds[bin] = (seconds[bin] ?? 0) + (sum === 0 ? 0 : (staySeconds * weight(bin)) / sum);
}
