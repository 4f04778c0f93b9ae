import { fewestVoices } from '../area.ts';
import { randomFrom } from '../random.ts';
import type { Surprise } from './area-strength.ts';
import { drawMarks, drawnMarks, knotDrawn } from './draw-marks.ts';
import type { RoutedMarks } from './null-lines.ts';
import { voiceNeighbours } from './voice-neighbours.ts';

export interface NullSettings {
  readonly radiusMetres: number;
  readonly redraws: number;
  readonly seed: number;
}

/** Where a redraw has no area there is no strength; all strengths are 0 or more. */
export const noStrength = -1;

/** After so many redraws the people that will be asked for can be guessed. */
const redrawsBeforeGuess = 50;

/** The areas of some redraws when a core needs so many people. */
interface AreasAt {
  readonly level: number;
  /** Redraws before this one are not among them. */
  readonly from: number;
  readonly strengths: number[];
  /** By redraw the greatest strength, `noStrength` where it has no area. */
  readonly greatest: Float64Array;
}

/**
 * All redraws, each from a seed of its own so that it can be drawn once more.
 * @param surprise asked for when it is first needed
 */
export function prepareRedraws(
  routed: RoutedMarks,
  { radiusMetres, redraws, seed }: NullSettings,
  surprise: () => Surprise,
) {
  const { lineOf, voices, span } = routed;
  const drawn = drawnMarks(routed);
  const neighbours = voiceNeighbours({ voices, ...span }, radiusMetres);
  const random = randomFrom(seed);
  const seeds = Uint32Array.from({ length: redraws }, () => random.integer(0, 4_294_967_295));
  let guessed: AreasAt | undefined;

  function draw(run: number): void {
    drawMarks(drawn, seeds[run] as number);
    neighbours.place(drawn.x, drawn.y);
  }

  function strengthHere(): (mark: number, people: number) => number {
    const strengthOf = surprise();
    return (mark, people) => strengthOf(lineOf[mark] as number, knotDrawn(drawn, mark), people);
  }

  return {
    /**
     * The most people around one mark, by redraw. What half of the redraws have at most is the number of people that
     * will probably be asked for next, so the areas that need more are found on the way.
     */
    countMost(onProgress?: (share: number) => void): Float64Array {
      const mostNear = new Float64Array(redraws);
      const reportEvery = Math.max(1, Math.ceil(redraws / 20));
      const strengthAt = strengthHere();
      for (let run = 0; run < redraws; run++) {
        if (run === redrawsBeforeGuess) {
          const usual = mostNear.slice(0, run).sort()[run / 2] ?? 0;
          guessed = {
            level: Math.max(fewestVoices, usual + 1),
            from: run,
            strengths: [],
            greatest: noAreas(redraws),
          };
        }
        draw(run);
        // Whoever looks for areas finds the most people too.
        if (guessed !== undefined) {
          const { level, strengths, greatest } = guessed;
          greatest[run] = neighbours.addStrengths(level, strengthAt, strengths, noStrength);
        }
        mostNear[run] = neighbours.mostNear();
        if (run % reportEvery === 0) onProgress?.(run / redraws);
      }
      return mostNear;
    },
    /**
     * The areas of all redraws when a core needs so many people: their strengths, ascending, and by redraw the greatest
     * of them, `noStrength` where there is no area.
     * @param mostNear of `countMost`: redraws without an area need not be drawn again
     */
    areasAt(level: number, mostNear: Float64Array): [Float64Array, Float64Array] {
      const known = guessed?.level === level ? guessed : undefined;
      const strengths = [...(known?.strengths ?? [])];
      const greatest = known?.greatest.slice() ?? noAreas(redraws);
      const strengthAt = strengthHere();
      for (let run = 0; run < (known?.from ?? redraws); run++) {
        if ((mostNear[run] as number) < level) continue;
        draw(run);
        greatest[run] = neighbours.addStrengths(level, strengthAt, strengths, noStrength);
      }
      return [Float64Array.from(strengths).sort(), greatest];
    },
  };
}

function noAreas(redraws: number): Float64Array {
  return new Float64Array(redraws).fill(noStrength);
}
