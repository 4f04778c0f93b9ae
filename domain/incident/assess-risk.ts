import type { Tell } from '../analysis/analysis.ts';
import {
  blockMetres,
  cellsPerSide,
  chooseModel,
  countCells,
  riskiestFirst,
} from '../analysis/forecast-accuracy.ts';
import { planeAround } from '../analysis/plane.ts';
import {
  type DatedPoints,
  type RiskModel,
  riskOfCells,
  type StudyGrid,
  studyGrid,
} from '../analysis/risk-grid.ts';
import type { LocalizedText } from '../localized.ts';
import { dayMilliseconds } from '../milliseconds.ts';
import { type PairedDifference, pairedDifference } from '../statistics/paired-difference.ts';
import { type PredictionAccuracy, predictionAccuracy } from '../statistics/prediction-accuracy.ts';
import { blockScores } from './block-scores.ts';
import type { IncidentPoints } from './incident-points.ts';
import { giStarCells, type RiskCell, topCells } from './risk-cells.ts';
import type { RiskLayerId } from './risk-layer-list.ts';

/** Shares of the area that a patrol might be sent to. */
const areaShares = [0.005, 0.01, 0.025, 0.05, 0.1] as const;
/** With fewer, one more incident somewhere would turn the answer. */
const fewestToFit = 100;
const fewestToScore = 50;
/** Further from the middle of all than this is another town, or a wrong coordinate. */
const awayDegrees = 0.5;

/** Days since 1970, in UTC. */
export interface RiskPeriods {
  readonly fitFrom: number;
  /** The first day that is forecast. */
  readonly scoreFrom: number;
  readonly scoreBefore: number;
}

interface ScoredShare {
  readonly layer: PredictionAccuracy;
  /** Of the plain count map. */
  readonly plain: PredictionAccuracy;
  /** The layer's hit rate less the plain map's, over the same incidents. */
  readonly difference: PairedDifference;
}

export interface RiskAssessment {
  /** Why nothing is said; there are then no cells and no scores. */
  readonly refused?: LocalizedText;
  readonly fitted: number;
  readonly scored: number;
  /** Left out: without a time, or far away from all others. */
  readonly withoutTime: number;
  readonly farAway: number;
  /** How old and spread incidents weigh in the map; null where the layer does not choose. */
  readonly model: RiskModel | null;
  readonly cellMetres: number;
  readonly scores: readonly ScoredShare[];
  /** The layer itself, fitted on both periods, for what comes after them. */
  readonly cells: readonly RiskCell[];
}

/**
 * A police layer with how well it told what came after: fitted on one period and scored on the next, beside the plain
 * count map of 250 m over the same ground. The same answer for the same points in any order.
 */
export function assessRisk(
  incidents: IncidentPoints,
  layer: RiskLayerId,
  periods: RiskPeriods,
  tell: Tell = () => undefined,
): RiskAssessment {
  const { points, origin, withoutTime, farAway } = datedPoints(incidents, periods);
  const { fitFrom, scoreFrom, scoreBefore } = periods;
  const scored = points.day.reduce((sum, day) => sum + (day >= scoreFrom ? 1 : 0), 0);
  const fitted = points.day.length - scored;
  const nothing = { fitted, scored, withoutTime, farAway, model: null, cellMetres: blockMetres };
  if (fitted < fewestToFit || scored < fewestToScore)
    return { ...nothing, refused: tooFew(fitted, scored), scores: [], cells: [] };

  const coarse = studyGrid(points, blockMetres, 1);
  const isFine = layer === 'expected' || layer === 'kernel';
  const grid = isFine ? studyGrid(points, blockMetres, cellsPerSide) : coarse;
  const modelUntil = (day: number, from: number, to: number): RiskModel => {
    if (layer === 'expected')
      return chooseModel(points, grid, fitFrom, day, (share) => tell(from + (to - from) * share));
    return layer === 'kernel' ? kernelModel : countModel;
  };
  const riskUntil = (day: number, model: RiskModel): Float64Array => {
    const risk = riskOfCells(points, grid, model, fitFrom, day);
    return layer === 'gi-star' ? blockScores(risk, grid) : risk;
  };
  const order = riskiestFirst(riskUntil(scoreFrom, modelUntil(scoreFrom, 0, 0.4)));
  const plainOrder = riskiestFirst(riskOfCells(points, coarse, countModel, fitFrom, scoreFrom));
  tell(0.4);
  // As near as whole blocks come: in a small town finer cells would be held against four times their ground.
  const shares = wholeBlockShares(plainOrder.length);
  const accuracy = (of: StudyGrid, cells: Uint32Array) =>
    predictionAccuracy(cells, countCells(points, of, scoreFrom, scoreBefore), shares);
  const layerScores = accuracy(grid, order);
  tell(0.5);
  const plainScores = accuracy(coarse, plainOrder);
  tell(0.6);
  const scores = layerScores.flatMap((layerScore, index): ScoredShare[] => {
    const plain = plainScores[index];
    if (plain === undefined) return [];
    const [first, second] = [
      namedCells(grid, order, layerScore.cells),
      namedCells(coarse, plainOrder, plain.cells),
    ];
    const difference = compare(points, scoreFrom, grid, first, coarse, second);
    return [{ layer: layerScore, plain, difference }];
  });
  const model = modelUntil(scoreBefore, 0.6, 1);
  const risk = riskUntil(scoreBefore, model);
  const counts = countCells(points, grid, fitFrom, scoreBefore);
  const plane = planeAround(origin);
  const cells =
    layer === 'gi-star' ? giStarCells(grid, risk, counts, plane) : topCells(grid, risk, counts, plane);
  const chosen = layer === 'expected' ? model : null;
  return { ...nothing, model: chosen, cellMetres: grid.cellMetres, scores, cells };
}

/** The shares of the area as both maps can name them, each once. */
function wholeBlockShares(blocks: number): number[] {
  const counts = areaShares.map((share) => Math.max(1, Math.round(share * blocks)));
  return [...new Set(counts)].map((count) => count / blocks);
}

const countModel: RiskModel = { halfLifeDays: null, bandwidthMetres: 0 };
const kernelModel: RiskModel = { halfLifeDays: null, bandwidthMetres: 90 };

/** Those of the periods in a plane around the middle of all, in an order of their own. */
function datedPoints(
  { longitude, latitude, occurredAt }: IncidentPoints,
  { fitFrom, scoreBefore }: RiskPeriods,
) {
  const middle = (values: Float64Array) => values.toSorted()[Math.floor(values.length / 2)] ?? 0;
  const origin: [number, number] = [middle(longitude), middle(latitude)];
  const plane = planeAround(origin);
  const kept: { flat: readonly [number, number]; day: number }[] = [];
  let [withoutTime, farAway] = [0, 0];
  for (let index = 0; index < longitude.length; index++) {
    const position = [longitude[index] as number, latitude[index] as number] as const;
    const day = (occurredAt[index] as number) / dayMilliseconds;
    if (Number.isNaN(day)) withoutTime += 1;
    else if (
      Math.abs(position[0] - origin[0]) > awayDegrees ||
      Math.abs(position[1] - origin[1]) > awayDegrees
    )
      farAway += 1;
    else if (day >= fitFrom && day < scoreBefore) kept.push({ flat: plane.toFlat(position), day });
  }
  kept.sort((a, b) => a.day - b.day || a.flat[0] - b.flat[0] || a.flat[1] - b.flat[1]);
  const points: DatedPoints = {
    x: Float64Array.from(kept, ({ flat }) => flat[0]),
    y: Float64Array.from(kept, ({ flat }) => flat[1]),
    day: Float64Array.from(kept, ({ day }) => day),
  };
  return { points, origin, withoutTime, farAway };
}

/** By cell of the whole grid whether it is among the first so many of the order. */
function namedCells(grid: StudyGrid, order: Uint32Array, count: number): Uint8Array {
  const named = new Uint8Array(grid.columns * grid.rows);
  for (const cell of order.subarray(0, count)) named[grid.cells[cell] as number] = 1;
  return named;
}

function compare(
  { day }: DatedPoints,
  scoreFrom: number,
  grid: StudyGrid,
  named: Uint8Array,
  plainGrid: StudyGrid,
  plainNamed: Uint8Array,
): PairedDifference {
  let [onlyLayer, onlyPlain, cases] = [0, 0, 0];
  for (let point = 0; point < day.length; point++) {
    if ((day[point] as number) < scoreFrom) continue;
    cases += 1;
    const hit = named[grid.cellOf[point] as number] as number;
    const plainHit = plainNamed[plainGrid.cellOf[point] as number] as number;
    if (hit > plainHit) onlyLayer += 1;
    else if (plainHit > hit) onlyPlain += 1;
  }
  return pairedDifference(onlyLayer, onlyPlain, cases);
}

function tooFew(fitted: number, scored: number): LocalizedText {
  return {
    sv: `Det finns ${fitted} händelser att anpassa kartan på och ${scored} att pröva den på. Det behövs minst ${fewestToFit} och ${fewestToScore}. Välj längre perioder eller färre filter.`,
    en: `There are ${fitted} incidents to fit the map on and ${scored} to try it on. At least ${fewestToFit} and ${fewestToScore} are needed. Choose longer periods or fewer filters.`,
  };
}
