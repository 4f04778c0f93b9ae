/** Recorded incidents on a plane in metres, with the day of each as a number that grows with time. */
export interface DatedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly day: Float64Array;
}

/** Square blocks of which only those with any incident, of any period, are the area that a patrol could be sent to. */
export interface StudyGrid {
  /** Where the first column and row begin, in metres of the plane. */
  readonly west: number;
  readonly south: number;
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
  /** Cells of the grid that belong to the area, ascending. */
  readonly cells: Uint32Array;
  /** The cell of the grid, by point. */
  readonly cellOf: Uint32Array;
}

/**
 * Divides the plane into blocks, and each block that has a point into so many cells a side: grids of different
 * fineness over the same points then cover the same ground.
 */
export function studyGrid({ x, y }: DatedPoints, blockMetres: number, cellsPerSide: number): StudyGrid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let point = 0; point < x.length; point++) {
    west = Math.min(west, x[point] as number);
    east = Math.max(east, x[point] as number);
    south = Math.min(south, y[point] as number);
    north = Math.max(north, y[point] as number);
  }
  const blocksAcross = Math.floor((east - west) / blockMetres) + 1;
  const columns = blocksAcross * cellsPerSide;
  const rows = (Math.floor((north - south) / blockMetres) + 1) * cellsPerSide;
  const cellMetres = blockMetres / cellsPerSide;
  const cellOf = new Uint32Array(x.length);
  const occupied = new Uint8Array((columns * rows) / cellsPerSide ** 2);
  for (let point = 0; point < x.length; point++) {
    const column = Math.min(columns - 1, Math.floor(((x[point] as number) - west) / cellMetres));
    const row = Math.min(rows - 1, Math.floor(((y[point] as number) - south) / cellMetres));
    cellOf[point] = row * columns + column;
    occupied[Math.floor(row / cellsPerSide) * blocksAcross + Math.floor(column / cellsPerSide)] = 1;
  }
  const cells: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (occupied[Math.floor(row / cellsPerSide) * blocksAcross + Math.floor(column / cellsPerSide)] === 1)
        cells.push(row * columns + column);
  return { west, south, cellMetres, columns, rows, cells: Uint32Array.from(cells), cellOf };
}

/** How a risk map weighs what is known. */
export interface RiskModel {
  /** An incident counts half after so many days; null for always the same. */
  readonly halfLifeDays: number | null;
  /** Standard deviation of the Gaussian that an incident is spread by; 0 for not at all. */
  readonly bandwidthMetres: number;
}

/** The risk of each cell of the area, from incidents from a day up to before another. */
export function riskOfCells(
  points: DatedPoints,
  grid: StudyGrid,
  { halfLifeDays, bandwidthMetres }: RiskModel,
  fromDay: number,
  beforeDay: number,
): Float64Array {
  const weights = new Float64Array(grid.columns * grid.rows);
  for (let point = 0; point < points.day.length; point++) {
    const day = points.day[point] as number;
    if (day < fromDay || day >= beforeDay) continue;
    const cell = grid.cellOf[point] as number;
    weights[cell] =
      (weights[cell] as number) + (halfLifeDays === null ? 1 : 0.5 ** ((beforeDay - day) / halfLifeDays));
  }
  const smooth = bandwidthMetres > 0 ? blur(weights, grid, bandwidthMetres / grid.cellMetres) : weights;
  return Float64Array.from(grid.cells, (cell) => smooth[cell] as number);
}

/** A Gaussian over the grid, first along rows and then along columns; nothing lies outside. */
function blur(values: Float64Array, { columns, rows }: StudyGrid, deviationCells: number): Float64Array {
  const reach = Math.ceil(6 * deviationCells);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviationCells ** 2)),
  );
  const total = kernel.reduce((sum, value) => sum + value, 0);
  const along = (from: Float64Array, count: number, length: number, step: number, stride: number) => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < count; line++)
      for (let at = 0; at < length; at++) {
        const value = from[line * stride + at * step] as number;
        if (value === 0) continue;
        const first = Math.max(0, at - reach);
        const last = Math.min(length - 1, at + reach);
        for (let other = first; other <= last; other++) {
          const place = line * stride + other * step;
          to[place] = (to[place] as number) + (value * (kernel[other - at + reach] as number)) / total;
        }
      }
    return to;
  };
  return along(along(values, rows, columns, 1, columns), columns, rows, columns, 1);
}
