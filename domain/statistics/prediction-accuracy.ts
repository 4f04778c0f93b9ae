import { wilsonInterval } from './wilson-interval.ts';

interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How well a map told where the next incidents were, at one share of the area. */
export interface PredictionAccuracy {
  readonly areaShare: number;
  /** Cells that the map names. */
  readonly cells: number;
  readonly incidents: number;
  /** The share of incidents in those cells. */
  readonly hitRate: Figure;
  /** Hit rate over area share: 1 is no better than anywhere (PAI). */
  readonly accuracyIndex: Figure;
  /** Accuracy over the best that any map of so many cells could have had: 1 is perfect (PEI). */
  readonly efficiencyIndex: Figure;
}

/**
 * Hit rate, prediction accuracy index and prediction efficiency index with 95 % intervals. The cells were named before
 * the incidents happened, so hits are so many of so many (Wilson); the area and the best that any map could have had
 * are taken as they were. A bootstrap of the incidents would find a new best map in each resample, crowded by the
 * resampling itself, and give an interval of PEI that lies below the PEI that it is of.
 * Method: Chainey, Tompson and Uhlig 2008 (PAI); Hunt 2016 (PEI).
 * @param order all cells of equal size, the most risky first; @param counts of the test period, by cell
 * @throws RangeError without incidents, or for a share that is not above 0 and at most 1.
 */
export function predictionAccuracy(
  order: Uint32Array,
  counts: Uint32Array,
  areaShares: readonly number[],
): PredictionAccuracy[] {
  const cellsTotal = order.length;
  const rankOf = new Uint32Array(cellsTotal);
  for (const [rank, cell] of order.entries()) rankOf[cell] = rank;
  const incidents = counts.reduce((sum, count) => sum + count, 0);
  if (incidents === 0) throw new RangeError('there are no incidents to score against');
  const cellsOf = areaShares.map((share) => {
    if (!(share > 0 && share <= 1)) throw new RangeError(`an area share is 0 to 1, got ${share}`);
    return Math.max(1, Math.round(share * cellsTotal));
  });
  return hitsOf(counts, rankOf, cellsOf).map(({ cells, hit, best }): PredictionAccuracy => {
    const areaShare = cells / cellsTotal;
    const hitRate: Figure = { value: hit / incidents, ...wilsonInterval(hit, incidents) };
    return {
      areaShare,
      cells,
      incidents,
      hitRate,
      accuracyIndex: timesOf(hitRate, 1 / areaShare),
      efficiencyIndex: timesOf(hitRate, incidents / best, 1),
    };
  });
}

function timesOf({ value, low, high }: Figure, factor: number, atMost = Number.POSITIVE_INFINITY): Figure {
  const times = (share: number) => Math.min(atMost, share * factor);
  return { value: times(value), low: times(low), high: times(high) };
}

/** Incidents in the first so many cells of the order, and in the so many fullest cells. */
function hitsOf(
  counts: Uint32Array,
  rankOf: Uint32Array,
  cellsOf: readonly number[],
): { cells: number; hit: number; best: number }[] {
  const largest = counts.reduce((most, count) => Math.max(most, count), 0);
  const cellsWith = new Uint32Array(largest + 1);
  for (const count of counts) cellsWith[count] = (cellsWith[count] ?? 0) + 1;
  return cellsOf.map((cells) => {
    let hit = 0;
    for (let cell = 0; cell < counts.length; cell++)
      if ((rankOf[cell] ?? 0) < cells) hit += counts[cell] ?? 0;
    let best = 0;
    let left = cells;
    for (let count = largest; count > 0 && left > 0; count--) {
      const taken = Math.min(left, cellsWith[count] ?? 0);
      best += taken * count;
      left -= taken;
    }
    return { cells, hit, best };
  });
}
