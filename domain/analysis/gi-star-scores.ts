/** Which cells touch which: those of cell i are `list` from `start[i]` to `start[i + 1]`, itself not among them. */
export interface Neighbours {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
}

/** The six neighbours of each cell of a lattice with odd rows shifted to the right, where the cell exists. */
export function hexagonNeighbours(rows: Int32Array, columns: Int32Array): Neighbours {
  const count = rows.length;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(4, 2 * count)));
  const table = new Int32Array(slots).fill(-1);
  const hash = (row: number, column: number) =>
    (Math.imul(row, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b)) >>> 0;
  const slotOf = (row: number, column: number): number => {
    let slot = hash(row, column) & (slots - 1);
    for (let cell = table[slot] as number; cell >= 0; cell = table[slot] as number) {
      if (rows[cell] === row && columns[cell] === column) return slot;
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  };
  for (let cell = 0; cell < count; cell++) {
    const slot = slotOf(rows[cell] as number, columns[cell] as number);
    if ((table[slot] as number) >= 0) throw new RangeError('a cell is there twice');
    table[slot] = cell;
  }
  const start = new Uint32Array(count + 1);
  const list = new Uint32Array(6 * count);
  let filled = 0;
  for (let cell = 0; cell < count; cell++) {
    const row = rows[cell] as number;
    const column = columns[cell] as number;
    // Odd rows lie half a cell further right.
    const left = row & 1 ? column : column - 1;
    for (let side = 0; side < 6; side++) {
      const otherRow = side < 2 ? row : side < 4 ? row - 1 : row + 1;
      const otherColumn = side === 0 ? column - 1 : side === 1 ? column + 1 : left + (side & 1);
      const other = table[slotOf(otherRow, otherColumn)] as number;
      if (other >= 0) list[filled++] = other;
    }
    start[cell + 1] = filled;
  }
  return { start, list: list.slice(0, filled) };
}

/**
 * Getis-Ord Gi*: for each cell how many standard deviations the sum over it and its neighbours lies above what a
 * random order of the values would give. Binary weights, the cell itself included.
 * Method: Ord and Getis 1995, "Local spatial autocorrelation statistics", Geographical Analysis 27 (equation 14).
 * @returns z-scores; all 0 where all values are equal
 */
export function giStarScores(values: Float64Array, { start, list }: Neighbours): Float64Array {
  const count = values.length;
  let sum = 0;
  for (let cell = 0; cell < count; cell++) sum += values[cell] as number;
  const mean = sum / count;
  // Two passes: the difference of large sums would lose the last digits.
  let squares = 0;
  for (let cell = 0; cell < count; cell++) squares += ((values[cell] as number) - mean) ** 2;
  const deviation = Math.sqrt(squares / count);
  const scores = new Float64Array(count);
  if (!(deviation > 0)) return scores;
  for (let cell = 0; cell < count; cell++) {
    const from = start[cell] as number;
    const to = start[cell + 1] as number;
    let local = values[cell] as number;
    for (let at = from; at < to; at++) local += values[list[at] as number] as number;
    const weights = to - from + 1;
    const spread = Math.sqrt((count * weights - weights * weights) / (count - 1));
    scores[cell] = spread > 0 ? (local - mean * weights) / (deviation * spread) : 0;
  }
  return scores;
}
