import type { Random } from '../../domain/random.ts';
import { at, between, type Spot } from './plane.ts';
import type { RoadKind } from './town-types.ts';

/*
 * The town's plan: a coarse net of corners drawn by hand, like a first survey. Streets, blocks and houses are grown
 * inside its meshes. Rows run from the waterfront (a) to the northern edge (f), columns from west (0) to east (5).
 */
const rows = {
  a: [
    [-1040, -640],
    [-610, -560],
    [-240, -430],
    [190, -400],
    [600, -330],
    [880, -250],
  ],
  b: [
    [-1080, -240],
    [-640, -210],
    [-230, -150],
    [210, -130],
    [610, -60],
    [900, -20],
  ],
  c: [
    [-1100, 130],
    [-650, 150],
    [-220, 170],
    [220, 185],
    [600, 200],
    [840, 230],
  ],
  d: [
    [-1090, 205],
    [-650, 225],
    [-220, 245],
    [225, 262],
    [605, 280],
    [850, 310],
  ],
  e: [
    [-1020, 560],
    [-640, 600],
    [-210, 620],
    [240, 640],
    [600, 610],
    [830, 600],
  ],
  f: [
    [-960, 760],
    [-600, 880],
    [-200, 930],
    [230, 920],
    [560, 850],
    [740, 760],
  ],
} as const satisfies Record<string, readonly Spot[]>;

export type Row = keyof typeof rows;

export const corner = (row: Row, column: number): Spot => at<Spot>(rows[row], column);

export type PatchKind =
  | 'villas'
  | 'rows'
  | 'old-town'
  | 'centre'
  | 'perimeter'
  | 'slabs'
  | 'industry'
  | 'park'
  | 'forest'
  | 'school'
  | 'sports';

/** A mesh of the net, between two rows and two columns, cut into `across` by `up` blocks. */
export interface Patch {
  south: Row;
  north: Row;
  column: number;
  kind: PatchKind;
  across: number;
  up: number;
}

export const patches: readonly Patch[] = [
  { south: 'a', north: 'b', column: 0, kind: 'villas', across: 6, up: 3 },
  { south: 'a', north: 'b', column: 1, kind: 'park', across: 1, up: 1 },
  { south: 'a', north: 'b', column: 2, kind: 'old-town', across: 6, up: 4 },
  { south: 'a', north: 'b', column: 3, kind: 'centre', across: 5, up: 3 },
  { south: 'a', north: 'b', column: 4, kind: 'industry', across: 2, up: 2 },
  { south: 'b', north: 'c', column: 0, kind: 'rows', across: 5, up: 3 },
  { south: 'b', north: 'c', column: 1, kind: 'school', across: 3, up: 2 },
  { south: 'b', north: 'c', column: 2, kind: 'centre', across: 5, up: 3 },
  { south: 'b', north: 'c', column: 3, kind: 'perimeter', across: 4, up: 3 },
  { south: 'b', north: 'c', column: 4, kind: 'industry', across: 2, up: 2 },
  { south: 'd', north: 'e', column: 0, kind: 'forest', across: 1, up: 1 },
  { south: 'd', north: 'e', column: 1, kind: 'slabs', across: 2, up: 2 },
  { south: 'd', north: 'e', column: 2, kind: 'slabs', across: 2, up: 2 },
  { south: 'd', north: 'e', column: 3, kind: 'villas', across: 5, up: 3 },
  { south: 'd', north: 'e', column: 4, kind: 'villas', across: 3, up: 3 },
  { south: 'e', north: 'f', column: 1, kind: 'forest', across: 1, up: 1 },
  { south: 'e', north: 'f', column: 2, kind: 'sports', across: 4, up: 2 },
  { south: 'e', north: 'f', column: 3, kind: 'villas', across: 5, up: 2 },
];

/** A street along the edges of the net. */
export interface Trunk {
  name: string;
  kind: RoadKind;
  corners: readonly (readonly [Row, number])[];
  /** Which of its pieces, counted from 0, cross the railway on a bridge. */
  bridge?: number;
}

const row = (name: Row, from: number, to: number): (readonly [Row, number])[] =>
  Array.from({ length: to - from + 1 }, (_, index) => [name, from + index] as const);

export const trunks: readonly Trunk[] = [
  { name: 'Strandvägen', kind: 'street', corners: row('a', 0, 2) },
  { name: 'Kajgatan', kind: 'main', corners: row('a', 2, 4) },
  { name: 'Varvsgatan', kind: 'street', corners: row('a', 4, 5) },
  { name: 'Storgatan', kind: 'main', corners: row('b', 0, 5) },
  { name: 'Järnvägsgatan', kind: 'street', corners: row('c', 0, 5) },
  { name: 'Banvallsgatan', kind: 'street', corners: row('d', 1, 5) },
  { name: 'Fyrängsvägen', kind: 'main', corners: row('e', 1, 5) },
  { name: 'Utsiktsvägen', kind: 'street', corners: row('f', 2, 4) },
  {
    name: 'Sjöbacksvägen',
    kind: 'street',
    corners: [
      ['a', 0],
      ['b', 0],
      ['c', 0],
    ],
  },
  {
    name: 'Västra vägen',
    kind: 'main',
    corners: [
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 1],
      ['e', 1],
    ],
    bridge: 2,
  },
  {
    name: 'Parkgatan',
    kind: 'street',
    corners: [
      ['a', 2],
      ['b', 2],
      ['c', 2],
    ],
  },
  {
    name: 'Norrängsgatan',
    kind: 'street',
    corners: [
      ['d', 2],
      ['e', 2],
      ['f', 2],
    ],
  },
  {
    name: 'Lotsgatan',
    kind: 'street',
    corners: [
      ['a', 3],
      ['b', 3],
      ['c', 3],
    ],
  },
  {
    name: 'Lotsbergsvägen',
    kind: 'street',
    corners: [
      ['d', 3],
      ['e', 3],
      ['f', 3],
    ],
  },
  {
    name: 'Tullgatan',
    kind: 'main',
    corners: [
      ['a', 4],
      ['b', 4],
      ['c', 4],
      ['d', 4],
      ['e', 4],
    ],
    bridge: 2,
  },
  {
    name: 'Utkiksbacken',
    kind: 'street',
    corners: [
      ['e', 4],
      ['f', 4],
    ],
  },
  {
    name: 'Varvsallén',
    kind: 'street',
    corners: [
      ['a', 5],
      ['b', 5],
      ['c', 5],
    ],
  },
  {
    name: 'Sjömärkesvägen',
    kind: 'street',
    corners: [
      ['d', 5],
      ['e', 5],
    ],
  },
];

/**
 * Bends the straight plan: everything passes through the same smooth warp and a slight turn, so that streets curve
 * together and still meet.
 */
export function makeWarp(random: Random): (spot: Spot) => Spot {
  const phases = Array.from({ length: 6 }, () => random.between(0, 2 * Math.PI));
  const wave = (index: number, value: number): number => Math.sin(value + at(phases, index));
  const turn = (-7 * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  return ([x, y]) => {
    const bentX = x + 30 * wave(0, y / 330) + 12 * wave(1, (x + y) / 210) + 4 * wave(2, (x - 2 * y) / 120);
    const bentY = y + 34 * wave(3, x / 380) + 12 * wave(4, (x - y) / 230) + 4 * wave(5, (2 * x + y) / 130);
    return [bentX * cosine - bentY * sine, bentX * sine + bentY * cosine];
  };
}

/** A spot inside a patch: `u` from west to east, `v` from south to north, both 0 to 1, on the straight plan. */
export function inPatch(patch: Patch, u: number, v: number): Spot {
  const south = between(corner(patch.south, patch.column), corner(patch.south, patch.column + 1), u);
  const north = between(corner(patch.north, patch.column), corner(patch.north, patch.column + 1), u);
  return between(south, north, v);
}
