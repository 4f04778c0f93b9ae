import { mergePlaces } from './merge-places.ts';

export const kernels = ['quartic', 'gaussian'] as const;
export type Kernel = (typeof kernels)[number];

/** A grid over a plane in metres; values lie at the middles of its cells, row by row from the south-west. */
export interface KernelGrid {
  readonly west: number;
  readonly south: number;
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
}

/** Further from a point than so many bandwidths the Gaussian is left out: below one part in ten thousand million. */
const gaussianReach = 7;

/**
 * Kernel density in points per square metre, without correction at the edges. Exact: every point adds its kernel at
 * every middle of a cell in reach, not at the middle of a cell that it was first moved to.
 *
 * Points at the same place are added at once, and places are sorted into bands of rows, so that the part of the grid they write to stays in the processor's cache.
 * The Gaussian of a point is the product of one over columns and one over rows.
 * Method: Silverman 1986, "Density estimation", 4.2; quartic kernel 3/(pi h^2) (1 - r^2/h^2)^2.
 * @param bandwidth in metres: the radius of the quartic kernel, the standard deviation of the Gaussian
 * @param weights by point; all 1 when left out
 */
export function kernelGrid(
  x: Float64Array,
  y: Float64Array,
  grid: KernelGrid,
  bandwidth: number,
  kernel: Kernel,
  weights?: Float64Array,
): Float64Array {
  if (!(bandwidth > 0)) throw new RangeError(`a bandwidth above 0 is needed, got ${bandwidth}`);
  const values = new Float64Array(grid.columns * grid.rows);
  const reach = kernel === 'quartic' ? bandwidth : gaussianReach * bandwidth;
  const add = kernel === 'quartic' ? addQuartic : addGaussian;
  const across = new Float64Array(Math.min(grid.columns, Math.ceil((2 * reach) / grid.cellMetres) + 2));
  const places = mergePlaces(x, y, weights);
  for (const place of byBand(places.y, grid)) {
    const weight = places.weights[place] as number;
    add(values, across, places.x[place] as number, places.y[place] as number, weight, grid, bandwidth, reach);
  }
  return values;
}

/** Indexes of points from south to north in bands of 16 rows (counting sort). */
function byBand(y: Float64Array, { south, cellMetres, rows }: KernelGrid): Uint32Array {
  const bands = Math.ceil(rows / 16) + 2;
  const bandOf = (value: number) =>
    Math.max(0, Math.min(bands - 1, 1 + Math.floor((value - south) / (16 * cellMetres))));
  const start = new Uint32Array(bands + 1);
  for (let point = 0; point < y.length; point++) {
    const band = bandOf(y[point] as number) + 1;
    start[band] = (start[band] as number) + 1;
  }
  for (let band = 1; band <= bands; band++)
    start[band] = (start[band] as number) + (start[band - 1] as number);
  const order = new Uint32Array(y.length);
  for (let point = 0; point < y.length; point++) {
    const band = bandOf(y[point] as number);
    const place = start[band] as number;
    order[place] = point;
    start[band] = place + 1;
  }
  return order;
}

function addQuartic(
  values: Float64Array,
  across: Float64Array,
  x: number,
  y: number,
  weight: number,
  { west, south, cellMetres, columns, rows }: KernelGrid,
  bandwidth: number,
): void {
  const squared = bandwidth * bandwidth;
  const scale = (3 * weight) / (Math.PI * squared);
  const firstColumn = Math.max(0, Math.ceil((x - bandwidth - west) / cellMetres - 0.5));
  const lastColumn = Math.min(columns - 1, Math.floor((x + bandwidth - west) / cellMetres - 0.5));
  const firstRow = Math.max(0, Math.ceil((y - bandwidth - south) / cellMetres - 0.5));
  const lastRow = Math.min(rows - 1, Math.floor((y + bandwidth - south) / cellMetres - 0.5));
  for (let column = firstColumn; column <= lastColumn; column++) {
    const dx = west + (column + 0.5) * cellMetres - x;
    across[column - firstColumn] = 1 - (dx * dx) / squared;
  }
  for (let row = firstRow; row <= lastRow; row++) {
    const dy = south + (row + 0.5) * cellMetres - y;
    const down = (dy * dy) / squared;
    const at = row * columns;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const left = (across[column - firstColumn] as number) - down;
      if (left > 0) values[at + column] = (values[at + column] as number) + scale * left * left;
    }
  }
}

function addGaussian(
  values: Float64Array,
  across: Float64Array,
  x: number,
  y: number,
  weight: number,
  { west, south, cellMetres, columns, rows }: KernelGrid,
  bandwidth: number,
  reach: number,
): void {
  const fade = -1 / (2 * bandwidth * bandwidth);
  const scale = weight / (2 * Math.PI * bandwidth * bandwidth);
  const firstColumn = Math.max(0, Math.ceil((x - reach - west) / cellMetres - 0.5));
  const lastColumn = Math.min(columns - 1, Math.floor((x + reach - west) / cellMetres - 0.5));
  const firstRow = Math.max(0, Math.ceil((y - reach - south) / cellMetres - 0.5));
  const lastRow = Math.min(rows - 1, Math.floor((y + reach - south) / cellMetres - 0.5));
  for (let column = firstColumn; column <= lastColumn; column++) {
    const dx = west + (column + 0.5) * cellMetres - x;
    across[column - firstColumn] = Math.exp(fade * dx * dx);
  }
  for (let row = firstRow; row <= lastRow; row++) {
    const dy = south + (row + 0.5) * cellMetres - y;
    const down = scale * Math.exp(fade * dy * dy);
    const at = row * columns;
    for (let column = firstColumn; column <= lastColumn; column++)
      values[at + column] = (values[at + column] as number) + down * (across[column - firstColumn] as number);
  }
}
