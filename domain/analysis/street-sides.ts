import type { MeasuredLine } from './line-measure.ts';
import { nextNear } from './places-on-path.ts';

const stepMetres = 10;
const stepsAtMost = 2000;
/** Passes of a line this near each other are of one street; within a street's width and the error of a phone. */
const sameStreetMetres = 15;
/** Cosine of the angle up to which two passes go along one street: 45 degrees. */
const alongAtLeast = 0.7;

/**
 * Which way the line goes, seen from the first time that it came along there: 1 the same way, -1 back. What lay to the
 * left on the way out lies to the right on the way home; turned by this, it lies on the same side of the street.
 */
export function streetSides(line: MeasuredLine): (along: number) => 1 | -1 {
  const count = Math.max(1, Math.min(stepsAtMost, Math.ceil(line.metres / stepMetres)));
  const step = line.metres / count;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const east = new Float64Array(count);
  const north = new Float64Array(count);
  const sides = new Int8Array(count);
  const path = { x, y, stepMetres: step };
  for (let here = 0; here < count; here++) {
    const middle = (here + 0.5) * step;
    [x[here], y[here]] = line.at(middle).place;
    [east[here], north[here]] = directionAround(line, middle);
    sides[here] = 1;
    for (let before = 0; before < here; before++) {
      before = nextNear(path, before, x[here] as number, y[here] as number, sameStreetMetres);
      if (before >= here) break;
      const cosine =
        (east[here] as number) * (east[before] as number) +
        (north[here] as number) * (north[before] as number);
      if (Math.abs(cosine) < alongAtLeast) continue;
      sides[here] = cosine > 0 ? (sides[before] as number) : -(sides[before] as number);
      break;
    }
  }
  return (along) => {
    const at = Math.max(0, Math.min(count - 1, Math.floor(along / step)));
    return sides[at] === -1 ? -1 : 1;
  };
}

/** From some metres before to some metres after, so that a shaking track does not turn; where it turns back, there. */
function directionAround(line: MeasuredLine, along: number): readonly [number, number] {
  const from = line.at(along - stepMetres).place;
  const to = line.at(along + stepMetres).place;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const metres = Math.hypot(dx, dy);
  return metres < stepMetres ? line.at(along).direction : [dx / metres, dy / metres];
}
