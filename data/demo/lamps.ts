import type { Random } from '../../domain/random.ts';
import { along, apart, left, plus, type Spot, times } from './plane.ts';
import type { Way } from './streets.ts';

export interface Lamp {
  spot: Spot;
  working: boolean;
}

/** Where lamps are out: within `reach` metres of a spot this share of them is broken. */
export interface DarkSpot {
  middle: Spot;
  reach: number;
  share: number;
}

/** Half the width of a way as drawn and built around, in metres. */
export const halfWidthOf: Record<Way['kind'], number> = {
  main: 6,
  street: 4.5,
  service: 3,
  footpath: 1.5,
  cycleway: 2,
  steps: 1.5,
  underpass: 2,
  pier: 2,
};

const gapOf: Partial<Record<Way['kind'], number>> = { main: 34, street: 38, footpath: 32, cycleway: 30 };

/** Lamps along everything that is lit; a few are out anywhere, most of them at the dark spots. */
export function placeLamps(ways: readonly Way[], darkSpots: readonly DarkSpot[], random: Random): Lamp[] {
  const lamps: Lamp[] = [];
  for (const way of ways) {
    const gap = gapOf[way.kind];
    if (!way.lit || gap === undefined) continue;
    for (const { spot, heading } of along(way.line, gap)) {
      const place = plus(spot, times(left(heading), -(halfWidthOf[way.kind] + 0.8)));
      const dark = darkSpots.find(({ middle, reach }) => apart(middle, place) < reach);
      lamps.push({ spot: place, working: !random.chance(dark?.share ?? 0.025) });
    }
  }
  return lamps;
}
