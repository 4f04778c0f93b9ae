import { randomFrom } from '../random.ts';

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

const bootstraps = 400;
const outside = Math.floor(bootstraps * 0.025);

/**
 * Hit rate, prediction accuracy index and prediction efficiency index with 95 % percentile intervals from 400
 * bootstraps of the incidents.
 * Method: Chainey, Tompson and Uhlig 2008 (PAI); Hunt 2016 (PEI); Efron 1979 (bootstrap).
 * @param order all cells of equal size, the most risky first; @param counts of the test period, by cell
 * @throws RangeError without incidents, or for a share that is not above 0 and at most 1.
 */
export function predictionAccuracy(
  order: Uint32Array,
  counts: Uint32Array,
  areaShares: readonly number[],
  seed: number,
): PredictionAccuracy[] {
  const cellsTotal = order.length;
  const rankOf = new Uint32Array(cellsTotal);
  for (const [rank, cell] of order.entries()) rankOf[cell] = rank;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError('there are no incidents to score against');
  const incidentCells = new Uint32Array(total);
  let filled = 0;
  for (const [cell, count] of counts.entries()) {
    incidentCells.fill(cell, filled, filled + count);
    filled += count;
  }
  const cellsOf = areaShares.map((share) => {
    if (!(share > 0 && share <= 1)) throw new RangeError(`an area share is 0 to 1, got ${share}`);
    return Math.max(1, Math.round(share * cellsTotal));
  });

  const random = randomFrom(seed);
  const drawn = new Uint32Array(cellsTotal);
  const hits = cellsOf.map(() => new Float64Array(bootstraps));
  const bests = cellsOf.map(() => new Float64Array(bootstraps));
  for (let bootstrap = 0; bootstrap < bootstraps; bootstrap++) {
    drawn.fill(0);
    for (let incident = 0; incident < total; incident++) {
      const cell = incidentCells[Math.floor(random.next() * total)] ?? 0;
      drawn[cell] = (drawn[cell] ?? 0) + 1;
    }
    const found = hitsOf(drawn, rankOf, cellsOf);
    for (const [index, { hit, best }] of found.entries()) {
      (hits[index] as Float64Array)[bootstrap] = hit;
      (bests[index] as Float64Array)[bootstrap] = best;
    }
  }
  return hitsOf(counts, rankOf, cellsOf).map(({ hit, best }, index): PredictionAccuracy => {
    const cells = cellsOf[index] ?? 1;
    const drawnHits = hits[index] ?? new Float64Array(0);
    const efficiency = drawnHits.map((value, bootstrap) => value / (bests[index]?.[bootstrap] ?? 1));
    const areaShare = cells / cellsTotal;
    return {
      areaShare,
      cells,
      incidents: total,
      hitRate: figure(hit / total, drawnHits, total),
      accuracyIndex: figure(hit / total / areaShare, drawnHits, total * areaShare),
      efficiencyIndex: figure(hit / best, efficiency, 1),
    };
  });
}

/** Incidents in the first so many cells of the order, and in the so many fullest cells. */
function hitsOf(
  counts: Uint32Array,
  rankOf: Uint32Array,
  cellsOf: readonly number[],
): { hit: number; best: number }[] {
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
    return { hit, best };
  });
}

function figure(value: number, drawn: Float64Array, divisor: number): Figure {
  const sorted = drawn.toSorted();
  return {
    value,
    low: (sorted[outside] ?? value) / divisor,
    high: (sorted[sorted.length - 1 - outside] ?? value) / divisor,
  };
}
