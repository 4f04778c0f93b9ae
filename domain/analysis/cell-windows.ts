const degree = Math.PI / 180;

/** One band of latitude that holds points. */
export interface GridRow {
  /** Bands from the southernmost point; neighbours in the list need not be neighbours on the ground. */
  readonly number: number;
  readonly firstCell: number;
  /** One after the row's last cell. */
  lastCell: number;
  readonly columnDegrees: number;
  readonly smallestCosine: number;
}

export interface WindowsInput {
  readonly rows: readonly GridRow[];
  /** The column of each cell, ascending within a row. */
  readonly cellColumns: Uint32Array;
  /** How far east of the westernmost point the points reach. */
  readonly spanDegrees: number;
  /** The height of a row in radians. */
  readonly side: number;
  /** The sine of half the radius as an angle at the earth's centre. */
  readonly halfChord: number;
}

export interface CellWindows {
  /** Pairs of cells, from and up to (not including), that may hold points within the radius of a cell's points. */
  readonly ranges: Uint32Array;
  /** Fills `ranges` and returns how many numbers are valid. Cells must be asked for in ascending order. */
  around(cell: number): number;
}

/** Rows further apart than this cannot hold points within the radius: two rows between are 2 * side > radius. */
const rowReach = 2;

/** How far east or west, in degrees, a point of one row can lie from one of the other and be within the radius. */
function reachDegrees(row: GridRow, other: GridRow, { side, halfChord }: WindowsInput): number {
  const gap = Math.max(0, Math.abs(row.number - other.number) - 1) * side * (1 - 1e-9);
  // The haversine formula solved for the difference in longitude, with room for rounding.
  const room = halfChord ** 2 * (1 + 1e-9) - Math.sin(gap / 2) ** 2;
  const cosines = row.smallestCosine * other.smallestCosine;
  return cosines <= room ? 360 : (2 * Math.asin(Math.sqrt(room / cosines))) / degree + 1e-9;
}

/**
 * Walks the cells in ascending order and tells for each which others can be near. Every cell that holds a point within
 * the radius is in exactly one range; the ranges also hold some that are too far.
 */
export function cellWindows(input: WindowsInput): CellWindows {
  const { rows, cellColumns, spanDegrees } = input;
  // At most five rows, each with its window and the same one turn east and west.
  const ranges = new Uint32Array((2 * rowReach + 1) * 3 * 2);
  const neighbours: { row: GridRow; reach: number; firstCell: number }[] = [];
  let current = -1;
  let filled = 0;

  function enterRow(next: number): void {
    current = next;
    neighbours.length = 0;
    const row = rows[next];
    if (row === undefined) return;
    for (let other = Math.max(0, next - rowReach); other <= next + rowReach; other++) {
      const candidate = rows[other];
      if (candidate === undefined || Math.abs(candidate.number - row.number) > rowReach) continue;
      neighbours.push({
        row: candidate,
        reach: reachDegrees(row, candidate, input),
        firstCell: candidate.firstCell,
      });
    }
  }

  /** Adds the cells of a row between two longitudes, searching from a cell known not to lie after them. */
  function add(row: GridRow, from: number, lowDegrees: number, highDegrees: number): number {
    const lowColumn = Math.floor(lowDegrees / row.columnDegrees);
    const highColumn = Math.floor(highDegrees / row.columnDegrees);
    let first = from;
    while (first < row.lastCell && (cellColumns[first] ?? 0) < lowColumn) first++;
    let last = first;
    while (last < row.lastCell && (cellColumns[last] ?? 0) <= highColumn) last++;
    if (last > first) {
      ranges[filled++] = first;
      ranges[filled++] = last;
    }
    return first;
  }

  function around(cell: number): number {
    while (current < 0 || cell >= (rows[current]?.lastCell ?? Infinity)) enterRow(current + 1);
    const row = rows[current];
    filled = 0;
    if (row === undefined) return filled;
    const west = (cellColumns[cell] ?? 0) * row.columnDegrees;
    for (const neighbour of neighbours) {
      const low = west - neighbour.reach;
      const high = west + row.columnDegrees + neighbour.reach;
      if (high - low + 2 * neighbour.row.columnDegrees >= 360) {
        ranges[filled++] = neighbour.row.firstCell;
        ranges[filled++] = neighbour.row.lastCell;
        continue;
      }
      neighbour.firstCell = add(neighbour.row, neighbour.firstCell, low, high);
      // The same window one turn round the earth: only where the points reach across the antimeridian.
      if (low + 360 <= spanDegrees) add(neighbour.row, neighbour.row.firstCell, low + 360, high + 360);
      if (high - 360 >= 0) add(neighbour.row, neighbour.row.firstCell, low - 360, high - 360);
    }
    return filled;
  }

  return { ranges, around };
}
