import type { BoundingBox, Position } from '../geo.ts';

/** Positions that can be asked for by a box, so that a question does not look at all of them. */
export interface PlaceIndex<Value> {
  add(position: Position, value: Value): void;
  /**
   * Visits everything in the box and a little around it, some perhaps more than once.
   * @param box in degrees; west and east may be beyond 180, or NaN where the box goes round a pole
   */
  around(box: BoundingBox, visit: (position: Position, value: Value) => void): void;
}

const rowDegrees = 0.001;
const columnDegrees = 0.002;
const columns = 360 / columnDegrees;
/** A box over more cells than this is answered by looking at everything. */
const cellsAtMost = 20_000;

/** A grid of about 100 m, closed around the earth. */
export function createPlaceIndex<Value>(): PlaceIndex<Value> {
  const cells = new Map<number, { position: Position; value: Value }[]>();
  const rowOf = (latitude: number) => Math.floor(latitude / rowDegrees);
  const columnOf = (longitude: number) => Math.floor((longitude + 180) / columnDegrees);
  const keyOf = (row: number, column: number) => row * columns + (((column % columns) + columns) % columns);
  return {
    add(position, value) {
      const key = keyOf(rowOf(position[1]), columnOf(position[0]));
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [{ position, value }]);
      else cell.push({ position, value });
    },
    around([west, south, east, north], visit) {
      const [firstRow, lastRow] = [rowOf(south), rowOf(north)];
      const [firstColumn, lastColumn] = [columnOf(west), columnOf(east)];
      const count = (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
      if (!(count <= cellsAtMost) || lastColumn - firstColumn >= columns) {
        for (const cell of cells.values()) for (const { position, value } of cell) visit(position, value);
        return;
      }
      for (let row = firstRow; row <= lastRow; row++)
        for (let column = firstColumn; column <= lastColumn; column++)
          for (const { position, value } of cells.get(keyOf(row, column)) ?? []) visit(position, value);
    },
  };
}
