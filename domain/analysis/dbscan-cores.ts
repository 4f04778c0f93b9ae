import type { CellGrid } from './cell-grid.ts';

/** What a cell holds: no core, some cores, only cores. */
export const cellFlag = { none: 0, some: 1, all: 2 } as const;

/**
 * The cores by position, and a flag for each cell. The grid's voices are numbers below `voiceCount`. A cell with
 * enough voices of its own needs no distance: its points are all within the radius of each other.
 */
export function findCores(
  grid: CellGrid,
  voiceCount: number,
  radiusMetres: number,
  minVoices: number,
): { coreAt: Uint8Array; cellFlags: Uint8Array } {
  const { cellCount, cellStart, voiceAt, x, y, z, surelyWithin, surelyOutside } = grid;
  const coreAt = new Uint8Array(voiceAt.length);
  const cellFlags = new Uint8Array(cellCount);
  // lastSeen[voice] === token means the voice is already counted; a new token starts a new count.
  const lastSeen = new Uint32Array(voiceCount);
  let token = 0;
  const windows = grid.windows();
  const { ranges } = windows;

  /** Distinct voices among positions, counted no further than minVoices. */
  function countVoices(from: number, to: number, already: number): number {
    let counted = already;
    for (let position = from; position < to && counted < minVoices; position++) {
      const voice = voiceAt[position] ?? 0;
      if (lastSeen[voice] === token) continue;
      lastSeen[voice] = token;
      counted++;
    }
    return counted;
  }

  for (let cell = 0; cell < cellCount; cell++) {
    const start = cellStart[cell] ?? 0;
    const end = cellStart[cell + 1] ?? 0;
    token++;
    if (countVoices(start, end, 0) >= minVoices) {
      coreAt.fill(1, start, end);
      cellFlags[cell] = cellFlag.all;
      continue;
    }
    const filled = windows.around(cell);
    // All around the cell together too few voices: no need to ask point by point.
    token++;
    let nearby = 0;
    for (let range = 0; range < filled && nearby < minVoices; range += 2)
      nearby = countVoices(
        cellStart[ranges[range] ?? 0] ?? 0,
        cellStart[ranges[range + 1] ?? 0] ?? 0,
        nearby,
      );
    if (nearby < minVoices) continue;

    let found = 0;
    for (let position = start; position < end; position++) {
      token++;
      // The cell's own points are all within the radius.
      let counted = countVoices(start, end, 0);
      const px = x[position] ?? 0;
      const py = y[position] ?? 0;
      const pz = z[position] ?? 0;
      for (let range = 0; range < filled && counted < minVoices; range += 2) {
        const last = cellStart[ranges[range + 1] ?? 0] ?? 0;
        for (let other = cellStart[ranges[range] ?? 0] ?? 0; other < last; other++) {
          const dx = (x[other] ?? 0) - px;
          const dy = (y[other] ?? 0) - py;
          const dz = (z[other] ?? 0) - pz;
          const squared = dx * dx + dy * dy + dz * dz;
          if (squared >= surelyOutside) continue;
          const voice = voiceAt[other] ?? 0;
          if (lastSeen[voice] === token) continue;
          if (squared > surelyWithin && grid.exactMetres(position, other) > radiusMetres) continue;
          lastSeen[voice] = token;
          if (++counted >= minVoices) break;
        }
      }
      if (counted < minVoices) continue;
      coreAt[position] = 1;
      found++;
    }
    cellFlags[cell] = found === 0 ? cellFlag.none : found === end - start ? cellFlag.all : cellFlag.some;
  }
  return { coreAt, cellFlags };
}
