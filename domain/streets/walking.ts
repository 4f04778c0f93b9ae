import type { Position } from '../geo.ts';

/** Why a place has no way to others on foot. */
export type PlaceFault =
  /** No street or path within reach: in the water, in the woods. */
  | 'far-from-street'
  /** Only streets that the rest of the town cannot be reached from: an island, a fenced yard. */
  | 'cut-off';

/** The ways between some places, computed once. */
export interface Walking {
  /** Straight lines, because there is no network there: shown with a notice. */
  readonly straight: boolean;
  /** Places without a way, by their number in the list. */
  readonly faults: ReadonlyMap<number, PlaceFault>;
  /** Metres on foot, the same in both directions; Infinity where there is no way. Throws RangeError for a place that was not given. */
  metresBetween(from: Position, to: Position): number;
  /** The way as positions, both places included; undefined where there is none. */
  wayBetween(from: Position, to: Position): Position[] | undefined;
}
