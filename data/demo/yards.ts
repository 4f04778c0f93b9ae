import { inBlock } from './block-sides.ts';
import type { Builder } from './buildings.ts';
import { sportsPatch } from './named-patches.ts';
import { inPatch } from './plan.ts';
import { direction, left, type Spot } from './plane.ts';
import { type Plot, plotRing } from './site.ts';
import { specialOf } from './special-blocks.ts';
import type { Block } from './streets.ts';

export interface Yard {
  layer: 'parking' | 'playground' | 'pitch';
  ring: Spot[];
}

/** Open grounds that houses must leave free: car parks, playgrounds and the football pitch. */
export function yards(blocks: readonly Block[], { site, warp }: Builder): Yard[] {
  const result: Yard[] = [];
  const lay = (layer: Yard['layer'], plot: Plot, gap = 2): boolean => {
    if (!site.build(plot, gap, 1)) return false;
    result.push({ layer, ring: plotRing(plot) });
    return true;
  };
  const pitch = warp(inPatch(sportsPatch, 0.27, 0.5));
  const heading = direction(pitch, warp(inPatch(sportsPatch, 0.3, 0.5)));
  lay('pitch', { middle: pitch, heading: left(heading), length: 104, depth: 66 });
  for (const block of blocks) {
    const east = direction(inBlock(block, 0.2, 0.5, warp), inBlock(block, 0.8, 0.5, warp));
    const spot = (across: number, up: number): Spot => inBlock(block, across, up, warp);
    if (block.patch.kind === 'slabs' && specialOf(block) === undefined) {
      const lying = (block.across + block.up) % 2 === 0;
      const car = lying
        ? { middle: spot(0.74, 0.5), heading: east }
        : { middle: spot(0.66, 0.78), heading: left(east) };
      lay('parking', { ...car, length: 44, depth: 30 });
      const [across, up] = lying ? [0.5, 0.33] : [0.53, 0.42];
      lay('playground', { middle: spot(across, up), heading: east, length: 24, depth: 20 });
    }
    if (specialOf(block) === 'school') {
      const [layer, length, depth] =
        block.up === 0 ? (['playground', 36, 22] as const) : (['pitch', 44, 26] as const);
      for (const up of [0.2, 0.8, 0.66])
        if (lay(layer, { middle: spot(0.5, block.up === 0 ? 1 - up : up), heading: east, length, depth }, 4))
          break;
    }
    if (block.patch.kind === 'industry')
      lay('parking', { middle: spot(0.5, 0.5), heading: left(east), length: 40, depth: 20 });
    if (specialOf(block) === 'shop')
      lay('parking', { middle: spot(0.5, 0.2), heading: east, length: 60, depth: 26 });
  }
  return result;
}
