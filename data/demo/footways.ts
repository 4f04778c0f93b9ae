import {
  centrePatch,
  inPark,
  patchOf,
  pondMiddle,
  schoolPatch,
  slabPatch,
  sportsPatch,
  westSlabPatch,
} from './named-patches.ts';
import { inPatch } from './plan.ts';
import { at, curve, plus, type Spot } from './plane.ts';
import type { Way } from './streets.ts';

type Draft = Omit<Way, 'line'> & { spots: readonly Spot[]; closed?: boolean };

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
