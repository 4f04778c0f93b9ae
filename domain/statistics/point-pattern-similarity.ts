import { randomFrom } from '../random.ts';

export interface PatternSimilarity {
  /** The share of areas where both patterns have the same share of their points, 0 to 1. */
  readonly similarity: number;
  /** The same, over the areas where at least one pattern has a point. */
  readonly similarityWhereAny: number;
  /** By area: -1 where the base has less than the test pattern, 0 alike, 1 where it has more. */
  readonly byArea: readonly (-1 | 0 | 1)[];
}

const samples = 200;
const sampledShare = 0.85;
/** So many of the samples are cut off at each end: the interval holds 95 %. */
const cutOff = Math.floor(samples * 0.025);

/**
 * Whether two sets of points lie alike over the same areas, side by side and never blended: felt against reported, a
 * walk against its re-walk. Resamples 85 % of the test points 200 times; an area is alike where the base's share lies
 * within 95 % of the samples' shares.
 * Method: Andresen 2009, "Testing for similarity in area-based spatial patterns", Applied Geography 29.
 * @param base points by area; @param test points by area, as many areas
 * @throws RangeError on patterns of unequal length, or without points.
 */
export function pointPatternSimilarity(
  base: readonly number[],
  test: readonly number[],
  seed: number,
): PatternSimilarity {
  if (base.length !== test.length) throw new RangeError('both patterns need the same areas');
  const baseTotal = base.reduce((sum, count) => sum + count, 0);
  const points = Uint32Array.from(test.flatMap((count, area) => new Array<number>(count).fill(area)));
  if (baseTotal === 0 || points.length === 0) throw new RangeError('each pattern needs points');

  const size = Math.max(1, Math.round(points.length * sampledShare));
  const shares = drawShares(points, test.length, size, seed);
  const byArea = base.map((count, area): -1 | 0 | 1 => {
    const sorted = (shares[area] ?? new Float64Array(0)).sort();
    const share = count / baseTotal;
    if (share < (sorted[cutOff] ?? 0)) return -1;
    return share > (sorted[samples - 1 - cutOff] ?? 0) ? 1 : 0;
  });
  const alike = (areas: readonly number[]) =>
    areas.filter((area) => byArea[area] === 0).length / areas.length;
  const all = [...base.keys()];
  const occupied = all.filter((area) => (base[area] ?? 0) + (test[area] ?? 0) > 0);
  return { similarity: alike(all), similarityWhereAny: alike(occupied), byArea };
}

/** By area its share in each sample without replacement (the first part of a Fisher-Yates shuffle). */
function drawShares(points: Uint32Array, areas: number, size: number, seed: number): Float64Array[] {
  const random = randomFrom(seed);
  const shares = Array.from({ length: areas }, () => new Float64Array(samples));
  const counts = new Uint32Array(areas);
  for (let sample = 0; sample < samples; sample++) {
    counts.fill(0);
    for (let drawn = 0; drawn < size; drawn++) {
      const other = random.integer(drawn, points.length - 1);
      const area = points[other] ?? 0;
      points[other] = points[drawn] ?? 0;
      points[drawn] = area;
      counts[area] = (counts[area] ?? 0) + 1;
    }
    for (const [area, list] of shares.entries()) list[sample] = (counts[area] ?? 0) / size;
  }
  return shares;
}
