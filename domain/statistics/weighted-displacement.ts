import { twoSidedP } from './normal-tail.ts';
import { normalQuantile95 } from './wilson-interval.ts';

interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

/** Counts of incidents in periods of equal length. */
export interface DisplacementCounts {
  readonly treated: BeforeAndAfter;
  readonly control: BeforeAndAfter;
  /** The ring around the treated place, where incidents may have moved to. */
  readonly ring?: BeforeAndAfter;
  readonly controlRing?: BeforeAndAfter;
}

export type DisplacementVerdict =
  | { readonly refused: true; readonly smallest: number; readonly needed: number }
  | {
      readonly refused: false;
      /** Incidents more (positive) or fewer (negative) than without the measure. */
      readonly difference: number;
      readonly standardError: number;
      readonly low: number;
      readonly high: number;
      readonly p: number;
    };

/** Below this count in any cell no figure is given: it would move with a single incident. */
const fewestPerCell = 20;

/**
 * What a measure changed, net of a control place and of what moved next door: the weighted displacement difference.
 * Method: Wheeler and Ratcliffe 2018, "A simple weighted displacement difference test to evaluate place based crime
 * interventions", Crime Science 7:11; the variance of a Poisson count is the count.
 * @throws RangeError on anything but counts, or one ring without the other.
 */
export function weightedDisplacement({
  treated,
  control,
  ring,
  controlRing,
}: DisplacementCounts): DisplacementVerdict {
  if ((ring === undefined) !== (controlRing === undefined))
    throw new RangeError('a ring is compared with a ring around the control');
  const gains = [treated, ...(ring === undefined ? [] : [ring])];
  const losses = [control, ...(controlRing === undefined ? [] : [controlRing])];
  const counts = [...gains, ...losses].flatMap(({ before, after }) => [before, after]);
  for (const count of counts)
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count is needed, got ${count}`);
  const smallest = Math.min(...counts);
  if (smallest < fewestPerCell) return { refused: true, smallest, needed: fewestPerCell };

  const change = (cells: readonly BeforeAndAfter[]) =>
    cells.reduce((sum, { before, after }) => sum + after - before, 0);
  const difference = change(gains) - change(losses);
  const standardError = Math.sqrt(counts.reduce((sum, count) => sum + count, 0));
  return {
    refused: false,
    difference,
    standardError,
    low: difference - normalQuantile95 * standardError,
    high: difference + normalQuantile95 * standardError,
    p: twoSidedP(difference / standardError),
  };
}
