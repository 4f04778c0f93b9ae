import type { Random } from '../../domain/random.ts';
import { inPatch, type Patch, type PatchKind, patches } from './plan.ts';
import { along, at, blob, curve, inside, left, plus, type Spot, times } from './plane.ts';
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

const patchOf = (south: string, column: number): Patch => {
  const found = patches.find((patch) => patch.south === south && patch.column === column);
  if (found === undefined) throw new RangeError(`no patch ${south}${column}`);
  return found;
};

export const park = patchOf('a', 1);
export const slabPatch = patchOf('d', 2);
export const westSlabPatch = patchOf('d', 1);
export const centrePatch = patchOf('b', 2);
export const schoolPatch = patchOf('b', 1);
export const sportsPatch = patchOf('e', 2);

const inPark = (u: number, v: number): Spot => inPatch(park, u, v);
export const pondMiddle: Spot = inPark(0.56, 0.44);

export function pond(random: Random): Spot[] {
  return blob(
    pondMiddle,
    64,
    36,
    Array.from({ length: 9 }, () => random.between(0.82, 1.12)),
  );
}

type Draft = Omit<Way, 'line'> & { spots: readonly Spot[]; steps?: number; closed?: boolean };

/** The ways for feet, on the straight plan: through the park, the tunnel, the woods and along the water. */
const footways: readonly Draft[] = [
  {
    name: 'Ljusa stråket',
    kind: 'cycleway',
    lit: true,
    spots: [
      [0, 0.76],
      [0.22, 0.7],
      [0.5, 0.75],
      [0.8, 0.64],
      [1, 0.6],
    ].map(([u = 0, v = 0]) => inPark(u, v)),
  },
  {
    name: 'Almstigen',
    kind: 'footpath',
    lit: false,
    spots: [
      [0.3, 0],
      [0.34, 0.24],
      [0.28, 0.48],
      [0.22, 0.7],
      [0.36, 1],
    ].map(([u = 0, v = 0]) => inPark(u, v)),
  },
  {
    kind: 'footpath',
    lit: false,
    closed: true,
    spots: Array.from({ length: 10 }, (_, index): Spot => {
      const angle = (index / 10) * 2 * Math.PI;
      return plus(pondMiddle, [Math.cos(angle) * 84, Math.sin(angle) * 54]);
    }),
  },
  { kind: 'footpath', lit: false, spots: [inPark(0.285, 0.46), plus(pondMiddle, [-84, 0])] },
  { kind: 'footpath', lit: false, spots: [plus(pondMiddle, [84, 0]), inPark(0.818, 0.43)] },
  {
    name: 'Dammstigen',
    kind: 'footpath',
    lit: true,
    spots: [
      [0.76, 0],
      [0.8, 0.2],
      [0.82, 0.42],
      [0.8, 0.64],
      [0.7, 1],
    ].map(([u = 0, v = 0]) => inPark(u, v)),
  },
  {
    kind: 'footpath',
    lit: false,
    spots: [
      [0, 0.3],
      [0.16, 0.24],
      [0.34, 0.24],
      [0.58, 0.15],
      [0.8, 0.2],
      [1, 0.16],
    ].map(([u = 0, v = 0]) => inPark(u, v)),
  },
  {
    name: 'Hamnpromenaden',
    kind: 'footpath',
    lit: true,
    spots: [
      [-330, -461.6],
      [-250, -450],
      [-30, -436],
      [190, -419],
      [330, -396],
      [400, -364.1],
    ],
  },
  {
    name: 'Fyrpiren',
    kind: 'footpath',
    lit: false,
    spots: [
      [-412, -490.4],
      [-398, -566],
      [-372, -660],
      [-270, -735],
      [-80, -772],
      [98, -766],
    ],
  },
  {
    name: 'Strandstigen',
    kind: 'footpath',
    lit: false,
    spots: [
      [-412, -490.4],
      [-500, -552],
      [-640, -592],
      [-820, -625],
      [-960, -658],
      [-1040, -640],
    ],
  },
  {
    name: 'Kråkstigen',
    kind: 'footpath',
    lit: false,
    spots: [
      [-645, 410],
      [-740, 440],
      [-850, 400],
      [-960, 450],
      [-1010, 560],
      [-930, 690],
      [-790, 740],
      [-640, 720],
      [-520, 760],
      [-380, 720],
      [-206, 760],
    ],
  },
  {
    kind: 'footpath',
    lit: false,
    spots: [
      [-430, 610],
      [-450, 690],
      [-520, 760],
      [-560, 880],
      [-500, 960],
    ],
  },
  {
    kind: 'footpath',
    lit: false,
    spots: [
      [-850, 400],
      [-900, 300],
      [-1000, 270],
      [-1120, 290],
    ],
  },
  {
    name: 'Västra strandstigen',
    kind: 'footpath',
    lit: false,
    spots: [
      [-1048, -560],
      [-1130, -480],
      [-1120, -300],
      [-1140, -160],
      [-1160, -20],
      [-1100, 128],
    ],
  },
  {
    kind: 'steps',
    lit: true,
    spots: [inPatch(patchOf('e', 3), 0.6, 0), inPatch(patchOf('e', 3), 0.62, 0.6)],
  },
  {
    kind: 'footpath',
    lit: true,
    spots: [
      inPatch(slabPatch, 0.5, 0),
      inPatch(slabPatch, 0.4, 0.2),
      inPatch(slabPatch, 0.3, 0.5),
      inPatch(slabPatch, 0.24, 1),
    ],
  },
  {
    kind: 'cycleway',
    lit: true,
    spots: [
      inPatch(westSlabPatch, 0, 0.52),
      inPatch(westSlabPatch, 0.5, 0.5),
      inPatch(westSlabPatch, 1, 0.5),
      inPatch(slabPatch, 0, 0.5),
      inPatch(slabPatch, 0.3, 0.5),
      inPatch(slabPatch, 0.7, 0.52),
      inPatch(slabPatch, 1, 0.5),
    ],
  },
  {
    name: 'Skolstigen',
    kind: 'footpath',
    lit: false,
    spots: [
      inPatch(schoolPatch, 0, 0.46),
      inPatch(schoolPatch, 0.3, 0.5),
      inPatch(schoolPatch, 0.7, 0.52),
      inPatch(schoolPatch, 1, 0.5),
    ],
  },
  {
    kind: 'footpath',
    lit: true,
    spots: [
      inPatch(sportsPatch, 0, 0.5),
      inPatch(sportsPatch, 0.06, 0.52),
      inPatch(sportsPatch, 0.09, 0.9),
      inPatch(sportsPatch, 0.12, 1),
    ],
  },
];

/** The tunnel for feet under the railway, on the straight plan, south to north. */
export const tunnel: { south: Spot; mouthSouth: Spot; mouthNorth: Spot; north: Spot } = {
  south: [2.5, 177.6],
  mouthSouth: [2.5, 196],
  mouthNorth: [2.5, 234],
  north: [2.5, 253.5],
};

export function footWays(warp: (spot: Spot) => Spot): Way[] {
  const curved = footways.map(({ spots, closed, ...way }): Way => {
    const line = curve(spots, closed === true ? 4 : 6, closed).map(warp);
    return { ...way, line: closed === true ? [...line, at(line, 0)] : line };
  });
  const squares = [
    inPatch(centrePatch, 0.5, 0.84),
    inPatch(centrePatch, 0.5, 0.5),
    inPatch(centrePatch, 0.5, 0),
  ];
  const straight: Way[] = [
    { kind: 'footpath', lit: true, name: 'Stationsgången', line: [tunnel.south, ...squares].map(warp) },
    { kind: 'footpath', lit: true, line: [tunnel.south, tunnel.mouthSouth].map(warp) },
    {
      kind: 'underpass',
      lit: true,
      name: 'Fyrtunneln',
      line: [tunnel.mouthSouth, tunnel.mouthNorth].map(warp),
    },
    { kind: 'footpath', lit: true, line: [tunnel.mouthNorth, tunnel.north].map(warp) },
  ];
  return [...curved, ...straight];
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
