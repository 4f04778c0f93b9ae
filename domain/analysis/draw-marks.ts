import { fillRandom } from '../random.ts';
import { dwellKnots, valuesPerKnot } from './dwell-line.ts';
import type { RoutedMarks } from './null-lines.ts';

/** A random word of 32 bits: the knot in the highest, the part of the way to the next knot in the others. */
const knotShift = 32 - Math.log2(dwellKnots);
const partMask = 2 ** knotShift - 1;
const wordPart = 1 / 2 ** knotShift;
const valuesPerLine = (dwellKnots + 1) * valuesPerKnot;

/** Where marks can be drawn, laid out for drawing them often, and where they were drawn last. */
export interface DrawnMarks {
  /** The values of all knots of all lines one after the other. */
  readonly knots: Float64Array;
  /** By mark: where its line begins among them. */
  readonly lineAt: Int32Array;
  readonly asides: Float64Array;
  /** What was drawn for each mark. */
  readonly words: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function drawnMarks({ lines, lineOf, asideOf }: RoutedMarks): DrawnMarks {
  const count = lineOf.length;
  const [first] = lines;
  const knots =
    first !== undefined && lines.length === 1 ? first.knots : new Float64Array(lines.length * valuesPerLine);
  if (lines.length > 1)
    for (const [index, line] of lines.entries()) knots.set(line.knots, index * valuesPerLine);
  return {
    knots,
    lineAt: Int32Array.from(lineOf, (line) => line * valuesPerLine),
    asides: asideOf,
    words: new Uint32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
  };
}

/** Draws every mark anew along its line; nothing is allocated. The same seed draws the same. */
export function drawMarks({ knots, lineAt, asides, words, x, y }: DrawnMarks, seed: number): void {
  fillRandom(seed, words);
  for (let mark = 0; mark < words.length; mark++) {
    const word = words[mark] as number;
    const knot = word >>> knotShift;
    const part = (word & partMask) * wordPart;
    const at = (lineAt[mark] as number) + knot * valuesPerKnot;
    const aside = asides[mark] as number;
    const fromX = knots[at] as number;
    const fromY = knots[at + 1] as number;
    const leftX = knots[at + 2] as number;
    const leftY = knots[at + 3] as number;
    x[mark] = fromX + part * ((knots[at + valuesPerKnot] as number) - fromX) + aside * leftX;
    y[mark] = fromY + part * ((knots[at + valuesPerKnot + 1] as number) - fromY) + aside * leftY;
  }
}

/** The knot at or before the place where a mark was drawn. */
export function knotDrawn({ words }: DrawnMarks, mark: number): number {
  return (words[mark] as number) >>> knotShift;
}
