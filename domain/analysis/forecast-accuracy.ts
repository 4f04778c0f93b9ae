import { type PredictionAccuracy, predictionAccuracy } from '../statistics/prediction-accuracy.ts';
import { type DatedPoints, type RiskModel, riskOfCells, type StudyGrid, studyGrid } from './risk-grid.ts';

/** The area is made of blocks of this size with any incident. */
export const blockMetres = 250;
/** Half a block a side: as long as a street block, which is what a patrol can walk in a quarter of an hour. */
export const cellsPerSide = 2;

/** What the layer may choose from. */
const halfLives = [120, 365, null] as const;
const bandwidths = [0, 40, 60, 90] as const;
/** The shares of the area that the choice is made for. */
const chosenFor = [0.01, 0.05] as const;
/** The last part of the training period, in so many steps, is forecast from what lies before each step. */
const validationShare = 0.25;
const validationSteps = 3;

export interface ForecastPeriods {
  readonly trainFrom: number;
  /** The first day that is forecast. */
  readonly testFrom: number;
  readonly testBefore: number;
}

export interface ForecastAccuracy {
  /** What the training period chose. */
  readonly model: RiskModel & { readonly cellMetres: number };
  readonly layer: readonly PredictionAccuracy[];
  /** The plain map: counts of the training period in blocks of 250 m over the same area. */
  readonly plain: readonly PredictionAccuracy[];
  /** Counts of the training period in the layer's own cells: what finer cells alone are worth. */
  readonly plainInSameCells: readonly PredictionAccuracy[];
}

/**
 * How well the default police layer forecasts, fitted on one period and scored on the next, beside the plain count
 * map. The layer is a recency-weighted kernel in cells of 125 m; its half-life and bandwidth are those that would have
 * forecast best inside the training period. The test period is only counted, never looked at for a choice.
 * Method: rolling-origin validation (Tashman 2000); Mohler 2014 for kernels with recency.
 * @throws RangeError when a period holds no incident
 */
export function forecastAccuracy(
  points: DatedPoints,
  { trainFrom, testFrom, testBefore }: ForecastPeriods,
  areaShares: readonly number[],
): ForecastAccuracy {
  const fine = studyGrid(points, blockMetres, cellsPerSide);
  const coarse = studyGrid(points, blockMetres, 1);
  const model = chooseModel(points, fine, trainFrom, testFrom);
  const score = (grid: StudyGrid, risk: RiskModel) =>
    predictionAccuracy(
      riskiestFirst(riskOfCells(points, grid, risk, trainFrom, testFrom)),
      countCells(points, grid, testFrom, testBefore),
      areaShares,
    );
  const count: RiskModel = { halfLifeDays: null, bandwidthMetres: 0 };
  return {
    model: { ...model, cellMetres: fine.cellMetres },
    layer: score(fine, model),
    plain: score(coarse, count),
    plainInSameCells: score(fine, count),
  };
}

/** The half-life and bandwidth that forecast the end of the training period best from what lay before. */
export function chooseModel(
  points: DatedPoints,
  grid: StudyGrid,
  trainFrom: number,
  trainBefore: number,
  tell: (share: number) => void = () => undefined,
): RiskModel {
  const step = ((trainBefore - trainFrom) * validationShare) / validationSteps;
  const origins = Array.from({ length: validationSteps }, (_, index) => trainBefore - (index + 1) * step);
  let best: { model: RiskModel; hits: number } | undefined;
  for (const [row, halfLifeDays] of halfLives.entries())
    for (const [column, bandwidthMetres] of bandwidths.entries()) {
      tell((row * bandwidths.length + column) / (halfLives.length * bandwidths.length));
      const model = { halfLifeDays, bandwidthMetres };
      let hits = 0;
      for (const origin of origins) {
        const order = riskiestFirst(riskOfCells(points, grid, model, trainFrom, origin));
        const counts = countCells(points, grid, origin, origin + step);
        // Hits per area, so that the smaller share weighs as much as the larger.
        for (const share of chosenFor) {
          const cells = Math.max(1, Math.round(share * order.length));
          let found = 0;
          for (let rank = 0; rank < cells; rank++) found += counts[order[rank] as number] as number;
          hits += found / share;
        }
      }
      if (best === undefined || hits > best.hits) best = { model, hits };
    }
  return best?.model ?? { halfLifeDays: null, bandwidthMetres: 0 };
}

/** Cells by falling risk; where it is equal, scattered by a fixed rule, so that no corner of the town comes first. */
export function riskiestFirst(risk: Float64Array): Uint32Array {
  const scatter = Uint32Array.from(risk, (_, cell) => Math.imul(cell ^ (cell >>> 15), 0x2c1b3c6d) >>> 0);
  return Uint32Array.from(risk.keys()).sort(
    (a, b) =>
      (risk[b] as number) - (risk[a] as number) || (scatter[a] as number) - (scatter[b] as number) || a - b,
  );
}

export function countCells(
  { day }: DatedPoints,
  grid: StudyGrid,
  fromDay: number,
  beforeDay: number,
): Uint32Array {
  const all = new Uint32Array(grid.columns * grid.rows);
  for (let point = 0; point < day.length; point++) {
    if ((day[point] as number) < fromDay || (day[point] as number) >= beforeDay) continue;
    const cell = grid.cellOf[point] as number;
    all[cell] = (all[cell] as number) + 1;
  }
  return Uint32Array.from(grid.cells, (cell) => all[cell] as number);
}
