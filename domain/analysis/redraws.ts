import { fillRandom, randomFrom } from '../random.ts';
import type { Surprise } from './area-strength.ts';
import { dwellKnots } from './dwell-line.ts';
import type { RoutedMarks } from './null-lines.ts';
import { fewestVoices, voiceNeighbours } from './voice-neighbours.ts';

export interface NullSettings {
  readonly radiusMetres: number;
  readonly redraws: number;
  readonly seed: number;
}

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
  /** The most people around one mark, by redraw. */
  const mostNear = new Uint16Array(redraws);

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
    /** By people needed, how many areas chance makes in the mean. */
    countAreas(onProgress?: (share: number) => void): Float64Array {
      const areas = new Float64Array(voiceCount + 1);
      const reportEvery = Math.max(1, Math.ceil(redraws / 20));
      for (let run = 0; run < redraws; run++) {
        draw(run);
        neighbours.addClusters(areas);
        let most = 0;
        for (let mark = 0; mark < count; mark++)
          if ((voicesNear[mark] as number) > most) most = voicesNear[mark] as number;
        mostNear[run] = most;
        if (run % reportEvery === 0) onProgress?.(run / redraws);
      }
      for (let level = voiceCount - 1; level >= fewestVoices; level--)
        areas[level] = (areas[level] as number) + (areas[level + 1] as number);
      return areas.map((sum) => sum / redraws);
    },
    /** After `countAreas`: the strengths of all areas, and the greatest of each redraw that has one; ascending. */
    strengthsOfAreas(level: number, surprise: Surprise): { strengths: Float64Array; redrawn: Float64Array } {
      const strengths: number[] = [];
      const redrawn: number[] = [];
      const strengthAt = (mark: number, people: number) =>
        surprise(lineOf[mark] as number, knotOf[mark] as number, people);
      for (let run = 0; run < redraws; run++) {
        if ((mostNear[run] as number) < level) continue;
        draw(run);
        const found = neighbours.greatestByCluster(level, strengthAt);
        for (const strength of found) strengths.push(strength);
        redrawn.push(Math.max(...found));
      }
      return { strengths: Float64Array.from(strengths).sort(), redrawn: Float64Array.from(redrawn).sort() };
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
