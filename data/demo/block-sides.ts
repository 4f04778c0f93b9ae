import { inPatch } from './plan.ts';
import { along, apart, at, left, plus, type Spot, times } from './plane.ts';
import { type Block, sampled } from './streets.ts';

/** The sides of a block, counter-clockwise from the south, each sampled on the warped ground; inside is to the left. */
export function blockSides(
  { patch, u: [west, east], v: [south, north] }: Block,
  warp: (spot: Spot) => Spot,
): Spot[][] {
  const corner = (u: number, v: number): Spot => inPatch(patch, u, v);
  const corners = [corner(west, south), corner(east, south), corner(east, north), corner(west, north)];
  return corners.map((from, index) => sampled([from, at(corners, (index + 1) % 4)], warp));
}

/** A spot of a block by shares of its width and height. */
export function inBlock(
  { patch, u, v }: Block,
  across: number,
  up: number,
  warp: (spot: Spot) => Spot,
): Spot {
  return warp(inPatch(patch, u[0] + (u[1] - u[0]) * across, v[0] + (v[1] - v[0]) * up));
}

/** The block's own ground: its ring drawn in from the middle of the streets by `margin` metres. */
export function blockRing(block: Block, margin: number, warp: (spot: Spot) => Spot): Spot[] {
  const middle = inBlock(block, 0.5, 0.5, warp);
  return blockSides(block, warp)
    .flatMap((side) => side.slice(0, -1))
    .map((spot) => {
      const reach = apart(spot, middle);
      const share = Math.max(0, reach - margin * 1.25) / reach;
      return plus(middle, times([spot[0] - middle[0], spot[1] - middle[1]], share));
    });
}

/** Places along a side for plots of varying width: the middle of each front, its direction and its width. */
export function fronts(
  side: readonly Spot[],
  width: () => number,
  margin: number,
): { spot: Spot; heading: Spot; width: number }[] {
  const result: { spot: Spot; heading: Spot; width: number }[] = [];
  const total = side.reduce(
    (sum, spot, index) => (index === 0 ? 0 : sum + apart(at(side, index - 1), spot)),
    0,
  );
  let walked = margin;
  while (walked < total - margin) {
    const size = Math.min(width(), total - margin - walked);
    const [place] = along(side, total * 2, walked + size / 2);
    if (place !== undefined && size > 5) result.push({ ...place, width: size });
    walked += size;
  }
  return result;
}

/** The spot `depth` metres in from the street, for something that stands on a front. */
export const setBack = (spot: Spot, heading: Spot, metres: number): Spot =>
  plus(spot, times(left(heading), metres));
