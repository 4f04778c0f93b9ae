import type { Flat } from './convex-hull.ts';
import type { KernelGrid } from './kernel-grid.ts';

/** Cells that hang together by their sides, and the edge around them. */
export interface Blob {
  readonly cells: readonly number[];
  /** Closed rings in metres: the outline counter-clockwise first, then holes clockwise. */
  readonly rings: readonly Flat[][];
}

/** The blobs of the chosen cells of a grid, in the order of their first cell. */
export function blobOutlines(chosen: Uint8Array, grid: KernelGrid): Blob[] {
  const { columns, rows } = grid;
  const seen = new Uint8Array(chosen.length);
  const blobs: Blob[] = [];
  for (let first = 0; first < chosen.length; first++) {
    if (chosen[first] !== 1 || seen[first] === 1) continue;
    const cells = [first];
    seen[first] = 1;
    for (const cell of cells)
      for (const other of sidesOf(cell, columns, rows))
        if (chosen[other] === 1 && seen[other] === 0) {
          seen[other] = 1;
          cells.push(other);
        }
    blobs.push({ cells, rings: outline(cells, grid) });
  }
  return blobs;
}

function sidesOf(cell: number, columns: number, rows: number): number[] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < columns - 1 ? [cell + 1] : []),
    ...(row > 0 ? [cell - columns] : []),
    ...(row < rows - 1 ? [cell + columns] : []),
  ];
}

/** Walks along the sides that have the blob on their left; where two cells meet at a corner it turns left. */
function outline(cells: readonly number[], { west, south, cellMetres, columns }: KernelGrid): Flat[][] {
  const inside = new Set(cells);
  const wide = columns + 1;
  const next = new Map<number, number[]>();
  const side = (from: number, to: number) => next.set(from, [...(next.get(from) ?? []), to]);
  for (const cell of cells) {
    const column = cell % columns;
    const corner = Math.floor(cell / columns) * wide + column;
    if (!inside.has(cell - columns)) side(corner, corner + 1);
    if (column === columns - 1 || !inside.has(cell + 1)) side(corner + 1, corner + 1 + wide);
    if (!inside.has(cell + columns)) side(corner + 1 + wide, corner + wide);
    if (column === 0 || !inside.has(cell - 1)) side(corner + wide, corner);
  }
  const rings: Flat[][] = [];
  for (const start of [...next.keys()].sort((a, b) => a - b)) {
    while ((next.get(start)?.length ?? 0) > 0) {
      const corners = [start];
      let heading = 0;
      do {
        const at = corners.at(-1) ?? start;
        const ways = next.get(at) ?? [];
        const left = ways.find((to) => to - at === turnLeft(heading, wide));
        const to = left ?? ways[0] ?? start;
        ways.splice(ways.indexOf(to), 1);
        // Corners on a straight side say nothing.
        if (to - at === heading && corners.length > 1) corners.pop();
        heading = to - at;
        corners.push(to);
      } while (corners.at(-1) !== start);
      rings.push(
        corners.map(
          (corner): Flat => [
            west + (corner % wide) * cellMetres,
            south + Math.floor(corner / wide) * cellMetres,
          ],
        ),
      );
    }
  }
  return rings.sort((a, b) => signedArea(b) - signedArea(a));
}

function turnLeft(heading: number, wide: number): number {
  return heading === 1 ? wide : heading === wide ? -1 : heading === -1 ? -wide : 1;
}

function signedArea(ring: readonly Flat[]): number {
  let area = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    area += x * nextY - nextX * y;
  }
  return area / 2;
}
