import type { Random } from '../../domain/random.ts';
import { pondMiddle } from './named-patches.ts';
import { inPatch, type PatchKind, patches } from './plan.ts';
import { along, blob, inside, left, plus, type Spot, times } from './plane.ts';
import type { Site } from './site.ts';
import type { Way } from './streets.ts';

/** Woods and meadows on the straight plan, between the quarters and the shore. */
export const woods: readonly (readonly Spot[])[] = [
  [
    [-1088, 224],
    [-1165, 222],
    [-1222, 300],
    [-1135, 400],
    [-1172, 515],
    [-1066, 620],
    [-1072, 738],
    [-932, 822],
    [-858, 922],
    [-700, 922],
    [-520, 1008],
    [-330, 978],
    [-232, 985],
    [-228, 780],
    [-224, 636],
    [-430, 628],
    [-640, 614],
    [-656, 520],
    [-664, 245],
    [-880, 238],
  ],
  [
    [600, 872],
    [690, 812],
    [760, 690],
    [862, 610],
    [868, 420],
    [862, 330],
    [898, 352],
    [950, 432],
    [915, 530],
    [962, 618],
    [900, 700],
    [782, 768],
    [735, 872],
    [620, 908],
  ],
];

export const meadows: readonly (readonly Spot[])[] = [
  [
    [-1030, -656],
    [-780, -606],
    [-610, -574],
    [-470, -526],
    [-500, -574],
    [-620, -604],
    [-760, -618],
    [-900, -652],
    [-1050, -686],
  ],
  [
    [-1060, -610],
    [-1096, -240],
    [-1116, 118],
    [-1176, 60],
    [-1248, -40],
    [-1176, -160],
    [-1246, -300],
    [-1162, -420],
    [-1222, -540],
    [-1150, -655],
  ],
  [
    [-214, 946],
    [0, 944],
    [240, 936],
    [420, 900],
    [575, 862],
    [585, 905],
    [515, 972],
    [350, 964],
    [232, 1016],
    [60, 980],
    [-120, 1026],
    [-210, 1000],
  ],
];
export function pond(random: Random): Spot[] {
  return blob(
    pondMiddle,
    64,
    36,
    Array.from({ length: 9 }, () => random.between(0.82, 1.12)),
  );
}

export interface Tree {
  spot: Spot;
  size: number;
}

/** Trees: thick in woods and parks, in rows along the main streets, scattered on the lawns of the slabs. */
export function plantTrees(
  site: Site,
  ways: readonly Way[],
  warp: (spot: Spot) => Spot,
  random: Random,
): Tree[] {
  const trees: Tree[] = [];
  const pondRing = blob(
    pondMiddle,
    72,
    44,
    Array.from({ length: 12 }, () => 1),
  ).map(warp);
  const plant = (spot: Spot, from: number, to: number): void => {
    if (!site.isLand(spot) || !site.freeOfWays(spot, 1.5) || site.onPlot(spot, 2) || inside(pondRing, spot))
      return;
    trees.push({ spot, size: Math.round(random.between(from, to) * 10) / 10 });
  };
  const lawns: Partial<Record<PatchKind, number>> = {
    park: 150,
    slabs: 46,
    sports: 30,
    villas: 34,
    rows: 30,
    school: 26,
  };
  for (const patch of patches)
    for (let count = lawns[patch.kind] ?? 0; count > 0; count--)
      plant(warp(inPatch(patch, random.between(0.03, 0.97), random.between(0.03, 0.97))), 2, 4.5);
  for (const wood of woods) {
    const ring = wood.map(warp);
    const xs = ring.map(([x]) => x);
    const ys = ring.map(([, y]) => y);
    for (let count = 0; count < 330; count++) {
      const spot: Spot = [
        random.between(Math.min(...xs), Math.max(...xs)),
        random.between(Math.min(...ys), Math.max(...ys)),
      ];
      if (inside(ring, spot)) plant(spot, 3, 6);
    }
  }
  for (const way of ways)
    if (way.name === 'Storgatan' || way.name === 'Kajgatan' || way.name === 'Strandvägen')
      along(way.line, 21).forEach(({ spot, heading }, index) => {
        plant(plus(spot, times(left(heading), index % 2 === 0 ? 9.5 : -9.5)), 2, 3);
      });
  return trees;
}
