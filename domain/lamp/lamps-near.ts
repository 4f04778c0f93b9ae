import { distanceMetres, earthRadiusMetres, type Position } from '../geo.ts';
import type { Lamp } from './lamp.ts';

/** As much of a lamp as an analysis needs. */
export type KnownLamp = Pick<Lamp, 'position' | 'working'>;

export interface LampsNear {
  /** Within the metres that were asked for. */
  lamps: number;
  broken: number;
  /** Of which it is known whether they work. */
  withState: number;
}

const metresPerDegree = (earthRadiusMetres * Math.PI) / 180;

/** The first index whose latitude is not below. */
function firstFrom(lamps: readonly KnownLamp[], latitude: number): number {
  let [low, high] = [0, lamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lamps[middle]?.position[1] ?? Infinity) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Prepares the question what lamps are near a place: sorted by latitude, so that a town's thirty thousand are looked at
 * in a narrow band only.
 */
export function lampsNear(lamps: readonly KnownLamp[]): (place: Position, withinMetres: number) => LampsNear {
  const sorted = [...lamps].sort((a, b) => a.position[1] - b.position[1]);
  return (place, withinMetres) => {
    const reachDegrees = withinMetres / metresPerDegree;
    const eastDegrees = reachDegrees / Math.max(0.01, Math.cos((place[1] * Math.PI) / 180)) + 1e-9;
    const found = { lamps: 0, broken: 0, withState: 0 };
    const [south, north] = [place[1] - reachDegrees - 1e-9, place[1] + reachDegrees + 1e-9];
    for (let index = firstFrom(sorted, south); index < sorted.length; index += 1) {
      const lamp = sorted[index];
      if (lamp === undefined || lamp.position[1] > north) break;
      if (Math.abs(lamp.position[0] - place[0]) > eastDegrees) continue;
      if (distanceMetres(lamp.position, place) > withinMetres) continue;
      found.lamps += 1;
      if (lamp.working === false) found.broken += 1;
      if (lamp.working !== null) found.withState += 1;
    }
    return found;
  };
}
