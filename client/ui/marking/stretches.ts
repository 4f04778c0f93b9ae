import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { distanceMetres, type Position } from '../../../domain/geo.ts';

/** The way between two stops that follow each other, for those who choose a place from a list and not on a map. */
export interface Stretch {
  from: Checkpoint;
  to: Checkpoint;
  /** Halfway along the straight line. */
  middle: Position;
  /** As exact as such a place is: both stops lie this far from the middle. */
  halfMetres: number;
}

export function stretchesOf(checkpoints: readonly Checkpoint[]): readonly Stretch[] {
  return checkpoints.flatMap((from, index) => {
    const to = checkpoints[index + 1];
    if (to === undefined) return [];
    const [west, south] = from.geometry.coordinates;
    const [east, north] = to.geometry.coordinates;
    const halfMetres = distanceMetres([west, south], [east, north]) / 2;
    return [{ from, to, middle: [(west + east) / 2, (south + north) / 2] as const, halfMetres }];
  });
}
