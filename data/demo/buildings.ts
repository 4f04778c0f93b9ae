import type { Random } from '../../domain/random.ts';
import { blockSides, fronts, inBlock, setBack } from './block-sides.ts';
import type { PatchKind } from './plan.ts';
import { direction, left, plus, type Spot, times } from './plane.ts';
import { type Plot, plotRing, type Site } from './site.ts';
import { type SpecialBlock, specialOf } from './special-blocks.ts';
import type { Block } from './streets.ts';
import type { BuildingKind } from './town-types.ts';

export interface Building {
  ring: Spot[];
  kind: BuildingKind;
}

export interface Builder {
  site: Site;
  warp: (spot: Spot) => Spot;
  random: Random;
  add(plot: Plot, kind: BuildingKind, gap: number, shape?: Spot[]): boolean;
}

/** How houses stand along a street, by sort of quarter: sizes in metres. */
interface Row {
  kind: BuildingKind;
  lot: readonly [number, number];
  width: readonly [number, number];
  depth: readonly [number, number];
  setback: readonly [number, number];
  /** Share of lots left empty. */
  empty: number;
  /** The street's half width plus verge, before the setback. */
  verge: number;
}

const rowOf: Partial<Record<PatchKind, Row>> = {
  villas: {
    kind: 'house',
    lot: [19, 26],
    width: [9, 14],
    depth: [8, 10.5],
    setback: [5, 9],
    empty: 0.06,
    verge: 5,
  },
  rows: {
    kind: 'house',
    lot: [7.5, 8],
    width: [7.4, 7.8],
    depth: [9, 9.6],
    setback: [5, 5.4],
    empty: 0.1,
    verge: 5,
  },
  'old-town': {
    kind: 'centre',
    lot: [9, 17],
    width: [20, 20],
    depth: [9, 11],
    setback: [0.2, 0.6],
    empty: 0.05,
    verge: 5,
  },
  centre: {
    kind: 'centre',
    lot: [14, 25],
    width: [30, 30],
    depth: [11, 13],
    setback: [0.4, 0.8],
    empty: 0.05,
    verge: 6.5,
  },
  perimeter: {
    kind: 'apartment',
    lot: [20, 34],
    width: [40, 40],
    depth: [11, 12],
    setback: [2, 3],
    empty: 0.12,
    verge: 6.5,
  },
  sports: {
    kind: 'house',
    lot: [18, 24],
    width: [9, 13],
    depth: [8, 10],
    setback: [5, 8],
    empty: 0.08,
    verge: 5,
  },
  school: {
    kind: 'apartment',
    lot: [24, 40],
    width: [40, 40],
    depth: [11, 12],
    setback: [3, 4],
    empty: 0.2,
    verge: 6.5,
  },
};

/** Makes a builder that keeps what was built in `buildings`. */
export function makeBuilder(
  site: Site,
  warp: (spot: Spot) => Spot,
  random: Random,
  buildings: Building[],
): Builder {
  return {
    site,
    warp,
    random,
    add: (plot, kind, gap, shape) => {
      if (!site.build(plot, gap)) return false;
      buildings.push({ ring: shape ?? plotRing(plot), kind });
      return true;
    },
  };
}

/** A house with a wing: an L instead of a rectangle, inside the same plot. */
function angled(plot: Plot, random: Random): Spot[] {
  const [first, second, third, fourth] = plotRing(plot) as [Spot, Spot, Spot, Spot];
  const cutLong = random.between(0.35, 0.55);
  const cutDeep = random.between(0.35, 0.5);
  const along = times(plot.heading, plot.length * cutLong);
  const up = times(left(plot.heading), plot.depth * cutDeep);
  const inner: Spot = [third[0] - along[0] - up[0], third[1] - along[1] - up[1]];
  if (random.chance(0.5))
    return [
      first,
      second,
      [third[0] - up[0], third[1] - up[1]],
      inner,
      [third[0] - along[0], third[1] - along[1]],
      fourth,
    ];
  const other: Spot = [fourth[0] + along[0] - up[0], fourth[1] + along[1] - up[1]];
  return [
    first,
    second,
    third,
    [fourth[0] + along[0], fourth[1] + along[1]],
    other,
    [fourth[0] - up[0], fourth[1] - up[1]],
  ];
}

/** Houses along the sides of a block that face a street. */
function lineStreets(block: Block, row: Row, builder: Builder): void {
  const { random, warp } = builder;
  const dense = row.setback[1] < 4;
  // The long sides first: they get the corners, as in most towns.
  const sides = blockSides(block, warp)
    .map((side, index) => ({ side, faces: block.faces[index] === true }))
    .sort((a, b) => b.side.length - a.side.length);
  for (const { side, faces } of sides) {
    if (!faces) continue;
    let spare = 0;
    let blockSetback = random.between(...row.setback);
    for (const front of fronts(side, () => random.between(...row.lot), row.verge + (dense ? 0.6 : 2))) {
      if (random.chance(row.empty)) continue;
      if (!dense && row.kind === 'house' && row.lot[1] > 10) blockSetback = random.between(...row.setback);
      const depth = random.between(...row.depth);
      const length = Math.min(
        front.width - (dense || row.lot[1] < 10 ? 0.15 : 5),
        random.between(...row.width),
      );
      if (length < 6) continue;
      const plotAt = (inward: number): Plot => ({
        middle: setBack(front.spot, front.heading, row.verge + blockSetback + inward + depth / 2),
        heading: front.heading,
        length,
        depth,
      });
      const wing = row.kind === 'house' && row.lot[1] > 10 && random.chance(0.4);
      const gap = dense || row.lot[1] < 10 ? -0.3 : 2.5;
      const shape = (plot: Plot): Spot[] | undefined => (wing ? angled(plot, random) : undefined);
      // Wider streets push the row in a little.
      const built = [0, 1.2, 2.6].some((inward) =>
        builder.add(plotAt(inward), row.kind, gap, shape(plotAt(inward))),
      );
      if (built && row.kind === 'house' && row.lot[1] > 10 && random.chance(0.45)) {
        const shed = {
          length: random.between(3.5, 6),
          depth: random.between(3, 4.5),
          heading: front.heading,
        };
        const away = plus(
          setBack(front.spot, front.heading, row.verge + random.between(2, 20)),
          times(front.heading, front.width / 2 - 3),
        );
        builder.add({ ...shed, middle: away }, 'shed', 1);
      }
      spare += built ? 0 : 1;
    }
    if (spare > 50) return;
  }
}

/** Small houses in the yards of the dense quarters. */
function fillYard(block: Block, builder: Builder): void {
  const { random, warp } = builder;
  const heading = direction(inBlock(block, 0.4, 0.5, warp), inBlock(block, 0.6, 0.5, warp));
  for (let tries = 0; tries < 5; tries++) {
    const middle = inBlock(block, random.between(0.3, 0.7), random.between(0.3, 0.7), warp);
    builder.add({ middle, heading, length: random.between(5, 12), depth: random.between(4, 7) }, 'shed', 3);
  }
}

/** Long slabs of flats in parallel, with lawns between: the quarter of the 1960s. */
function slabs(block: Block, builder: Builder): void {
  const { random, warp } = builder;
  const eastward = direction(inBlock(block, 0.2, 0.5, warp), inBlock(block, 0.8, 0.5, warp));
  const lying = (block.across + block.up) % 2 === 0;
  if (lying)
    for (const up of [0.16, 0.5, 0.84])
      for (const across of [0.27, 0.73]) {
        if (up === 0.5 && across === 0.73) continue;
        const middle = inBlock(block, across, up, warp);
        builder.add(
          { middle, heading: eastward, length: random.between(58, 68), depth: 12.5 },
          'apartment',
          8,
        );
      }
  else {
    for (const across of [0.14, 0.4, 0.66, 0.9])
      for (const up of [0.28, 0.74]) {
        if (up > 0.5 && across === 0.66) continue;
        const middle = inBlock(block, across, up, warp);
        builder.add(
          { middle, heading: left(eastward), length: random.between(46, 56), depth: 12.5 },
          'apartment',
          8,
        );
      }
  }
  for (let tries = 0; tries < 4; tries++) {
    const middle = inBlock(block, random.between(0.1, 0.9), random.between(0.1, 0.9), warp);
    builder.add({ middle, heading: eastward, length: random.between(8, 16), depth: 5 }, 'shed', 6);
  }
}

function industry(block: Block, builder: Builder): void {
  const { random, warp } = builder;
  const heading = direction(inBlock(block, 0.2, 0.5, warp), inBlock(block, 0.8, 0.5, warp));
  for (const [across, up] of [
    [0.3, 0.32],
    [0.72, 0.3],
    [0.28, 0.72],
    [0.7, 0.7],
  ] as const) {
    const size = { length: random.between(32, 52), depth: random.between(20, 34) };
    builder.add({ middle: inBlock(block, across, up, warp), heading, ...size }, 'industry', 7);
  }
  for (let tries = 0; tries < 5; tries++) {
    const middle = inBlock(block, random.between(0.1, 0.9), random.between(0.1, 0.9), warp);
    builder.add(
      { middle, heading, length: random.between(9, 18), depth: random.between(7, 11) },
      'industry',
      5,
    );
  }
}

const specials: Partial<Record<SpecialBlock, (block: Block, builder: Builder) => void>> = {
  church: (block, { warp, add }) => {
    const eastward = direction(inBlock(block, 0.3, 0.5, warp), inBlock(block, 0.7, 0.5, warp));
    const middle = inBlock(block, 0.5, 0.52, warp);
    const nave = { middle, heading: eastward, length: 38, depth: 15 };
    const [first, second, third, fourth] = plotRing(nave) as [Spot, Spot, Spot, Spot];
    const tower = times(eastward, -9);
    const narrow = times(left(eastward), 3.5);
    const apse = plus(middle, times(eastward, 25));
    add({ ...nave, length: 56 }, 'church', 2, [
      first,
      second,
      plus(apse, times(narrow, -1)),
      plus(apse, narrow),
      third,
      fourth,
      plus(fourth, times(narrow, -1)),
      plus(plus(fourth, tower), times(narrow, -1)),
      plus(plus(first, tower), narrow),
      plus(first, narrow),
    ]);
  },
  school: (block, { warp, add }) => {
    const eastward = direction(inBlock(block, 0.3, 0.5, warp), inBlock(block, 0.7, 0.5, warp));
    const main = { middle: inBlock(block, 0.5, block.up === 0 ? 0.62 : 0.34, warp), heading: eastward };
    add({ ...main, length: 74, depth: 15 }, 'school', 3);
    const wing = block.up === 0 ? -0.27 : 0.3;
    for (const across of [0.27, 0.73])
      add(
        {
          middle: inBlock(block, across, (block.up === 0 ? 0.62 : 0.34) + wing, warp),
          heading: left(eastward),
          length: 34,
          depth: 14,
        },
        'school',
        2,
      );
  },
  library: (block, { warp, add }) => {
    const heading = direction(inBlock(block, 0.3, 0.5, warp), inBlock(block, 0.7, 0.5, warp));
    add({ middle: inBlock(block, 0.5, 0.5, warp), heading, length: 44, depth: 34 }, 'public', 2);
  },
  shop: (block, { warp, add }) => {
    const heading = direction(inBlock(block, 0.3, 0.5, warp), inBlock(block, 0.7, 0.5, warp));
    add({ middle: inBlock(block, 0.5, 0.55, warp), heading, length: 52, depth: 32 }, 'shop', 2);
  },
};

/** Everything that stands in a block. */
export function buildBlock(block: Block, builder: Builder): void {
  const special = specialOf(block);
  specials[special ?? 'square']?.(block, builder);
  if (special !== undefined && special !== 'shop') return;
  if (block.patch.kind === 'slabs') slabs(block, builder);
  else if (block.patch.kind === 'industry') industry(block, builder);
  else {
    const row = rowOf[block.patch.kind];
    if (row !== undefined) lineStreets(block, row, builder);
    if (['old-town', 'centre', 'perimeter'].includes(block.patch.kind)) fillYard(block, builder);
  }
}
