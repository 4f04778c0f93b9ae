import { riskiestFirst } from '../analysis/forecast-accuracy.ts';
import type { Plane } from '../analysis/plane.ts';
import type { StudyGrid } from '../analysis/risk-grid.ts';
import { type Polygon, roundPosition } from '../geo.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { twoSidedP } from '../statistics/normal-tail.ts';

/** A square of a police layer and how many recorded incidents lie in it. */
export interface RiskCell {
  readonly id: string;
  readonly geometry: Polygon;
  readonly level: 'top_1' | 'top_5' | 'top_10' | 'hot_90' | 'hot_95' | 'hot_99';
  readonly n: number;
}

const tops = [
  { level: 'top_1', share: 0.01 },
  { level: 'top_5', share: 0.05 },
  { level: 'top_10', share: 0.1 },
] as const;
/** With fewer occupied cells z-scores are not near normal. */
export const fewestGiStarCells = 30;

/** The cells with the highest risk, down to a tenth of the area; the riskiest first. */
export function topCells(grid: StudyGrid, risk: Float64Array, counts: Uint32Array, plane: Plane): RiskCell[] {
  const order = riskiestFirst(risk);
  const last = Math.max(1, Math.round(0.1 * order.length));
  return Array.from(order.subarray(0, last)).flatMap((cell, rank) => {
    const level = tops.find(({ share }) => rank < Math.max(1, Math.round(share * order.length)))?.level;
    if (level === undefined || (risk[cell] as number) <= 0) return [];
    return [cellOf(grid, cell, level, counts, plane)];
  });
}

/** The cells with more than expected, corrected for their number; none where too few are occupied. */
export function giStarCells(
  grid: StudyGrid,
  scores: Float64Array,
  counts: Uint32Array,
  plane: Plane,
): RiskCell[] {
  if (counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) < fewestGiStarCells) return [];
  const adjusted = benjaminiHochberg(Array.from(scores, twoSidedP));
  return Array.from(riskiestFirst(scores)).flatMap((cell) => {
    const p = adjusted[cell] ?? 1;
    if ((scores[cell] as number) <= 0 || p > 0.1) return [];
    const level = p <= 0.01 ? 'hot_99' : p <= 0.05 ? 'hot_95' : 'hot_90';
    return [cellOf(grid, cell, level, counts, plane)];
  });
}

function cellOf(
  grid: StudyGrid,
  index: number,
  level: RiskCell['level'],
  counts: Uint32Array,
  plane: Plane,
): RiskCell {
  const cell = grid.cells[index] as number;
  const west = grid.west + (cell % grid.columns) * grid.cellMetres;
  const south = grid.south + Math.floor(cell / grid.columns) * grid.cellMetres;
  const [east, north] = [west + grid.cellMetres, south + grid.cellMetres];
  const corner = (place: readonly [number, number]) => roundPosition(plane.toPosition(place));
  const ring = [
    corner([west, south]),
    corner([east, south]),
    corner([east, north]),
    corner([west, north]),
    corner([west, south]),
  ];
  return {
    id: `${grid.cellMetres}/${cell}`,
    geometry: { type: 'Polygon', coordinates: [ring] },
    level,
    n: counts[index] as number,
  };
}
