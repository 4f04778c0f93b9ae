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
  const most = 2 * rowReach + 1;
  const ranges = new Uint32Array(most * 3 * 2);
  // The rows near the current one, in parallel arrays because `around` runs once for every cell.
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const widths = new Float64Array(most);
  const perDegree = new Float64Array(most);
  const reaches = new Float64Array(most);
  // The window of the cell before: as cells ascend, its two edges only move east.
  const firsts = new Uint32Array(most);
  const lasts = new Uint32Array(most);
  let near = 0;
  let current = -1;
  let currentEnd = 0;
  let currentWidth = 0;
  let filled = 0;

  function enterRow(next: number): void {
    current = next;
    near = 0;
    const row = rows[next];
    currentEnd = row?.lastCell ?? Infinity;
    currentWidth = row?.columnDegrees ?? 0;
    if (row === undefined) return;
    for (let other = Math.max(0, next - rowReach); other <= next + rowReach; other++) {
      const candidate = rows[other];
      if (candidate === undefined || Math.abs(candidate.number - row.number) > rowReach) continue;
      starts[near] = firsts[near] = lasts[near] = candidate.firstCell;
      ends[near] = candidate.lastCell;
      widths[near] = candidate.columnDegrees;
      perDegree[near] = 1 / candidate.columnDegrees;
      reaches[near] = reachDegrees(row, candidate, input);
      near++;
    }
  }

  /** Adds the cells of a near row between two longitudes, wherever in the row they are. */
  function addAnywhere(neighbour: number, lowDegrees: number, highDegrees: number): void {
    const end = ends[neighbour] ?? 0;
    const width = widths[neighbour] ?? 1;
    let first = starts[neighbour] ?? 0;
    while (first < end && (cellColumns[first] ?? 0) < Math.floor(lowDegrees / width)) first++;
    let last = first;
    while (last < end && (cellColumns[last] ?? 0) <= highDegrees / width) last++;
    if (last > first) {
      ranges[filled++] = first;
      ranges[filled++] = last;
    }
  }

  function around(cell: number): number {
    while (cell >= currentEnd) enterRow(current + 1);
    filled = 0;
    const west = (cellColumns[cell] ?? 0) * currentWidth;
    for (let neighbour = 0; neighbour < near; neighbour++) {
      const end = ends[neighbour] ?? 0;
      const width = widths[neighbour] ?? 1;
      const low = west - (reaches[neighbour] ?? 0);
      const high = west + currentWidth + (reaches[neighbour] ?? 0);
      if (high - low + 2 * width >= 360) {
        ranges[filled++] = starts[neighbour] ?? 0;
        ranges[filled++] = end;
        continue;
      }
      // A column with a number below this lies wholly west of the window.
      const lowColumn = low * (perDegree[neighbour] ?? 1) - 1;
      const highColumn = high * (perDegree[neighbour] ?? 1);
      let first = firsts[neighbour] ?? 0;
      while (first < end && (cellColumns[first] ?? 0) < lowColumn) first++;
      firsts[neighbour] = first;
      let last = Math.max(first, lasts[neighbour] ?? 0);
      while (last < end && (cellColumns[last] ?? 0) <= highColumn) last++;
      lasts[neighbour] = last;
      if (last > first) {
        ranges[filled++] = first;
        ranges[filled++] = last;
      }
      // The same window one turn round the earth: only where the points reach across the antimeridian.
      if (low + 360 <= spanDegrees) addAnywhere(neighbour, low + 360, high + 360);
      if (high - 360 >= 0) addAnywhere(neighbour, low - 360, high - 360);
    }
    return filled;
  }

  return { ranges, around };
}
