import type { Random } from '../../domain/random.ts';
import { corner, inPatch, type Patch, type PatchKind, patches, trunks } from './plan.ts';
import { apart, at, between, type Spot } from './plane.ts';
import { streetNames } from './street-names.ts';
import type { PathKind, RoadKind } from './town-types.ts';

/** Anything that can be walked, in metres after the warp. */
export interface Way {
  line: Spot[];
  kind: RoadKind | PathKind;
  name?: string;
  lit: boolean;
  bridge?: true;
}

/** One block: a cell of a patch, with the sides (south, east, north, west) that have a street to face. */
export interface Block {
  patch: Patch;
  across: number;
  up: number;
  u: readonly [number, number];
  v: readonly [number, number];
  faces: readonly [south: boolean, east: boolean, north: boolean, west: boolean];
}

/** Vertices this near to each other follow the warp without visible corners. */
const sampleMetres = 28;

export function sampled(line: readonly Spot[], warp: (spot: Spot) => Spot): Spot[] {
  const result: Spot[] = [];
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [at(line, index - 1), at(line, index)];
    const steps = Math.max(1, Math.round(apart(from, to) / sampleMetres));
    for (let step = 0; step < steps; step++) result.push(warp(between(from, to, step / steps)));
  }
  result.push(warp(at(line, -1)));
  return result;
}

export function trunkWays(warp: (spot: Spot) => Spot): Way[] {
  return trunks.flatMap(({ name, kind, corners, bridge }) => {
    const spots = corners.map(([row, column]) => corner(row, column));
    if (bridge === undefined) return [{ line: sampled(spots, warp), kind, name, lit: true }];
    const pieces: [Spot[], boolean][] = [
      [spots.slice(0, bridge + 1), false],
      [spots.slice(bridge, bridge + 2), true],
      [spots.slice(bridge + 1), false],
    ];
    return pieces.map(([piece, high]): Way => {
      const way = { line: sampled(piece, warp), kind, name, lit: true };
      return high ? { ...way, bridge: true } : way;
    });
  });
}

/** How often a stretch of an inner street is left out, along u-lines (northward) and v-lines (eastward). */
const missing: Partial<Record<PatchKind, readonly [northward: number, eastward: number]>> = {
  villas: [0.1, 0.42],
  rows: [0.15, 0.4],
  'old-town': [0.14, 0.14],
  centre: [0.06, 0.06],
  perimeter: [0.08, 0.12],
  industry: [0, 0.3],
};

/** Where an inner line of a patch is not a street, by kind: the school's yard, the pitch. */
function reserved(kind: PatchKind, across: number, northward: boolean): boolean {
  if (kind === 'school') return !northward && across >= 1;
  if (kind === 'sports') return northward ? across === 1 : across <= 1;
  return kind === 'slabs' && !northward;
}

function splits(count: number, random: Random): number[] {
  const inner = Array.from(
    { length: count - 1 },
    (_, index) => (index + 1 + random.between(-0.13, 0.13)) / count,
  );
  return [0, ...inner, 1];
}

/** The streets and blocks inside the patches. Names run on through the town, so that none stands twice. */
export function growPatches(warp: (spot: Spot) => Spot, random: Random): { ways: Way[]; blocks: Block[] } {
  const used = new Map<PatchKind, number>();
  const nextName = (kind: PatchKind): string => {
    const list = streetNames[kind === 'sports' ? 'sports' : kind];
    const index = used.get(kind) ?? 0;
    used.set(kind, index + 1);
    return list[index] ?? `${at(list, index % list.length).replace(/(vägen|gatan|gränd)$/, '')}stigen`;
  };
  const ways: Way[] = [];
  const blocks: Block[] = [];
  for (const patch of patches) {
    if (patch.kind === 'park' || patch.kind === 'forest') continue;
    const us = splits(patch.across, random);
    const vs = splits(patch.up, random);
    const rates = missing[patch.kind] ?? [0, 0];
    const present = (northward: boolean, across: number): boolean =>
      !reserved(patch.kind, across, northward) && !random.chance(rates[northward ? 0 : 1]);
    // northward[k][j]: the street along inner u-line k in row j; eastward[k][i] the same along inner v-line k.
    const northward = us.slice(1, -1).map((_, k) => vs.slice(1).map(() => present(true, k + 1)));
    const eastward = vs.slice(1, -1).map(() => us.slice(1).map((_, i) => present(false, i)));
    const lay = (runs: boolean[], place: (t: number) => Spot, marks: number[]): void => {
      if (!runs.includes(true)) return;
      const name = nextName(patch.kind);
      for (let start = 0; start < runs.length; start++) {
        if (runs[start] !== true) {
          // Between gardens a way for feet often stays where the street was left out.
          if (patch.kind !== 'school' && patch.kind !== 'sports' && random.chance(0.45))
            ways.push(footway([at(marks, start), at(marks, start + 1)], place));
          continue;
        }
        let end = start;
        while (runs[end + 1] === true) end++;
        const line = sampled(marks.slice(start, end + 2).map(place), warp);
        ways.push({ line, kind: 'street', name, lit: true });
        start = end;
      }
    };
    const footway = ([from, to]: [number, number], place: (t: number) => Spot): Way => ({
      line: sampled([place(from), place(to)], warp),
      kind: 'footpath',
      lit: random.chance(0.5),
    });
    for (const [k, runs] of northward.entries()) lay(runs, (v) => inPatch(patch, at(us, k + 1), v), vs);
    for (const [k, runs] of eastward.entries()) lay(runs, (u) => inPatch(patch, u, at(vs, k + 1)), us);
    for (let i = 0; i < patch.across; i++)
      for (let j = 0; j < patch.up; j++)
        blocks.push({
          patch,
          across: i,
          up: j,
          u: [at(us, i), at(us, i + 1)],
          v: [at(vs, j), at(vs, j + 1)],
          faces: [
            j === 0 || eastward[j - 1]?.[i] === true,
            i === patch.across - 1 || northward[i]?.[j] === true,
            j === patch.up - 1 || eastward[j]?.[i] === true,
            i === 0 || northward[i - 1]?.[j] === true,
          ],
        });
  }
  return { ways, blocks };
}
