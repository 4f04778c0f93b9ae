import { type Band, bandOf, type ScoreComponents, scoreOf, situationParts } from '../priority.ts';
import { randomFrom } from '../random.ts';
import type { AreaMark } from './area-input.ts';
import { metresPerDegree } from './plane.ts';

export interface Trials {
  readonly stays: number;
  readonly of: number;
}

/** The score's numbers half as large and half as large again: each weight, all weights, and the pull to the mean. */
export function weightTrials(components: ScoreComponents): Trials {
  const band = bandOf(scoreOf(components));
  const changed = [0.5, 1.5].flatMap((factor): ScoreComponents[] => {
    const { weights } = components;
    const all = Object.fromEntries(situationParts.map((part) => [part, weights[part] * factor]));
    return [
      ...situationParts.map((part) => ({
        ...components,
        weights: { ...weights, [part]: weights[part] * factor },
      })),
      { ...components, weights: { ...weights, ...all } },
      { ...components, priorVoices: components.priorVoices * factor },
    ];
  });
  return { stays: changed.filter((trial) => bandOf(scoreOf(trial)) === band).length, of: changed.length };
}

/** As coarse as a phone's position. */
const gridMetres = 10;
const gridTrialCount = 9;

/**
 * How often each area keeps its band when all marks snap to a grid of 10 m that is laid anew nine times: an area that
 * hangs on some metres is not a place yet.
 * @param areas the marks of each area as indexes among the marks, and its band
 * @param recompute clusters of moved marks as indexes among the marks, and the band of such a cluster in the surroundings
 * of an area
 */
export function gridTrials(
  marks: readonly AreaMark[],
  areas: readonly { readonly members: readonly number[]; readonly band: Band }[],
  seed: number,
  recompute: {
    clusters(moved: readonly AreaMark[]): number[][];
    band(area: number, members: readonly number[]): Band | undefined;
  },
): Trials[] {
  const stays = areas.map(() => 0);
  if (areas.length === 0) return [];
  const random = randomFrom(seed);
  for (let trial = 0; trial < gridTrialCount; trial++) {
    const clusters = recompute.clusters(snapped(marks, random.next(), random.next()));
    const clusterOf = new Int32Array(marks.length).fill(-1);
    for (const [cluster, members] of clusters.entries())
      for (const member of members) clusterOf[member] = cluster;
    for (const [area, { members, band }] of areas.entries()) {
      const found = clusters[mostShared(members, clusterOf)];
      if (found !== undefined && recompute.band(area, found) === band) stays[area] = (stays[area] ?? 0) + 1;
    }
  }
  return stays.map((count) => ({ stays: count, of: gridTrialCount }));
}

/** The cluster with most of the members, the smaller number where two have as many; -1 for none. */
function mostShared(members: readonly number[], clusterOf: Int32Array): number {
  const counts = new Map<number, number>();
  for (const member of members) {
    const cluster = clusterOf[member] ?? -1;
    if (cluster >= 0) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  let [best, most] = [-1, 0];
  for (const [cluster, count] of counts)
    if (count > most || (count === most && cluster < best)) [best, most] = [cluster, count];
  return best;
}

/** Each mark at the middle of its cell of a grid that begins at these shares of a cell. */
function snapped(marks: readonly AreaMark[], shiftEast: number, shiftNorth: number): AreaMark[] {
  const latitude = marks[0]?.position[1] ?? 0;
  const north = gridMetres / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const middle = (value: number, cell: number, shift: number) =>
    (Math.floor(value / cell + shift) + 0.5 - shift) * cell;
  return marks.map((mark) => {
    const [longitude, latitude] = mark.position;
    const snappedLatitude = Math.max(-90, Math.min(90, middle(latitude, north, shiftNorth)));
    return { ...mark, position: [middle(longitude, east, shiftEast), snappedLatitude] };
  });
}
