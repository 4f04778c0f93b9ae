import { giStarScores } from '../analysis/gi-star-scores.ts';
import type { StudyGrid } from '../analysis/risk-grid.ts';

/** Gi* of each cell of the area with the up to eight cells around it that belong to the area too. */
export function blockScores(values: Float64Array, { cells, columns, rows }: StudyGrid): Float64Array {
  const indexOf = new Int32Array(columns * rows).fill(-1);
  for (const [index, cell] of cells.entries()) indexOf[cell] = index;
  const start = new Uint32Array(cells.length + 1);
  const list: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    for (let north = Math.max(0, row - 1); north <= Math.min(rows - 1, row + 1); north++)
      for (let east = Math.max(0, column - 1); east <= Math.min(columns - 1, column + 1); east++) {
        const other = indexOf[north * columns + east] as number;
        if (other >= 0 && other !== index) list.push(other);
      }
    start[index + 1] = list.length;
  }
  return giStarScores(values, { start, list: Uint32Array.from(list) });
}
