import { fillRandom, randomFrom } from '../random.ts';
import type { Surprise } from './area-strength.ts';
import { dwellKnots } from './dwell-line.ts';
import type { RoutedMarks } from './null-lines.ts';
import { voiceNeighbours } from './voice-neighbours.ts';

export interface NullSettings {
  readonly radiusMetres: number;
  readonly redraws: number;
  readonly seed: number;
}

/** Where a redraw has no area there is no strength; all strengths are 0 or more. */
export const noStrength = -1;

/** All redraws, each from a seed of its own so that it can be drawn once more. */
export function prepareRedraws(routed: RoutedMarks, { radiusMetres, redraws, seed }: NullSettings) {
  const { lineOf, asideOf, voices, voiceCount } = routed;
  const count = voices.length;
  const knots = joinLines(routed);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const knotOf = new Uint16Array(count);
  const drawn = new Float64Array(count);
  const neighbours = voiceNeighbours(voices, voiceCount, radiusMetres, routed.span);
  const { voicesNear } = neighbours;
  const random = randomFrom(seed);
  const seeds = Uint32Array.from({ length: redraws }, () => random.integer(0, 4_294_967_295));

  /** Draws all marks and counts the people around them. Nothing is allocated for a mark. */
  function draw(run: number): void {
    fillRandom(seeds[run] as number, drawn);
    for (let mark = 0; mark < count; mark++) {
      const along = (drawn[mark] as number) * dwellKnots;
      const knot = along | 0;
      const part = along - knot;
      const at = (lineOf[mark] as number) * (dwellKnots + 1) + knot;
      const aside = asideOf[mark] as number;
      const fromX = knots.x[at] as number;
      const fromY = knots.y[at] as number;
      x[mark] = fromX + part * ((knots.x[at + 1] as number) - fromX) + aside * (knots.leftX[at] as number);
      y[mark] = fromY + part * ((knots.y[at + 1] as number) - fromY) + aside * (knots.leftY[at] as number);
      knotOf[mark] = knot;
    }
    neighbours.count(x, y);
  }

  return {
    /** The most people around one mark, by redraw. */
    countMost(onProgress?: (share: number) => void): Float64Array {
      const mostNear = new Float64Array(redraws);
      const reportEvery = Math.max(1, Math.ceil(redraws / 20));
      for (let run = 0; run < redraws; run++) {
        draw(run);
        let most = 0;
        for (let mark = 0; mark < count; mark++)
          if ((voicesNear[mark] as number) > most) most = voicesNear[mark] as number;
        mostNear[run] = most;
        if (run % reportEvery === 0) onProgress?.(run / redraws);
      }
      return mostNear;
    },
    /**
     * The areas of all redraws when a core needs so many people: their strengths, ascending, and by redraw the greatest
     * of them, `noStrength` where there is no area.
     * @param mostNear of `countMost`: redraws without an area need not be drawn again
     */
    areasAt(level: number, mostNear: Float64Array, surprise: Surprise): [Float64Array, Float64Array] {
      const strengths: number[] = [];
      const greatest = new Float64Array(redraws).fill(noStrength);
      const strengthAt = (mark: number, people: number) =>
        surprise(lineOf[mark] as number, knotOf[mark] as number, people);
      for (let run = 0; run < redraws; run++) {
        if ((mostNear[run] as number) < level) continue;
        draw(run);
        for (const strength of neighbours.greatestByCluster(level, strengthAt)) {
          strengths.push(strength);
          if (strength > (greatest[run] as number)) greatest[run] = strength;
        }
      }
      return [Float64Array.from(strengths).sort(), greatest];
    },
  };
}

/** The knots of all lines one after the other. */
function joinLines({ lines }: RoutedMarks) {
  const join = (name: 'x' | 'y' | 'leftX' | 'leftY') => {
    const all = new Float64Array(lines.length * (dwellKnots + 1));
    for (const [index, line] of lines.entries()) all.set(line[name], index * (dwellKnots + 1));
    return all;
  };
  return { x: join('x'), y: join('y'), leftX: join('leftX'), leftY: join('leftY') };
}
