import type { LineString, Polygon } from '../geo.ts';
import { boxAround } from '../geo.ts';
import { wrapLongitude } from './area-geometry.ts';
import type { Passer } from './area-input.ts';
import { type HexagonCell, hexagonAt } from './hexagon-grid.ts';
import { measureLine } from './line-measure.ts';
import { nearPolygon } from './nearness.ts';
import { metresPerDegree, planeAround } from './plane.ts';

type Cells = Map<string, HexagonCell>;

/** The cells that somebody's route passes within so many metres, or where they were for a mark or a rating. */
export function walkedCells(
  passers: readonly Passer[],
  cellMetres: number,
  withinMetres: number,
  band: number,
): Cells {
  const cells: Cells = new Map();
  const add = (cell: HexagonCell) => cells.set(cell.key, cell);
  const seen = new Set<string>();
  for (const { route, positions } of passers) {
    for (const position of positions) add(hexagonAt(position, cellMetres, band));
    if (!route) continue;
    const text = route.coordinates.join(' ');
    if (seen.has(text)) continue;
    seen.add(text);
    for (const cell of cellsBeside(route, cellMetres, withinMetres, band)) add(cell);
  }
  return cells;
}

/** Looks at places along the line and beside it, closer together than cells are wide, and asks each new cell. */
function cellsBeside(
  route: LineString,
  cellMetres: number,
  withinMetres: number,
  band: number,
): HexagonCell[] {
  const [origin] = route.coordinates;
  if (origin === undefined) return [];
  const plane = planeAround(origin);
  const line = measureLine(route.coordinates.map((position) => plane.toFlat(position)));
  const step = cellMetres / 3;
  const reach = withinMetres + cellMetres / Math.sqrt(3);
  const sides = Math.ceil(reach / step);
  const asked = new Map<string, HexagonCell | null>();
  for (let along = 0; along <= line.metres + step; along += step) {
    const { place, direction } = line.at(Math.min(along, line.metres));
    for (let east = -sides; east <= sides; east++)
      for (let north = -sides; north <= sides; north++) {
        if (Math.hypot(east, north) > sides + 1 || direction === undefined) continue;
        const at = plane.toPosition([place[0] + east * step, place[1] + north * step]);
        const cell = hexagonAt(at, cellMetres, band);
        if (asked.has(cell.key)) continue;
        const near = nearPolygon(cell.polygon, cell.centre, withinMetres).line(route);
        if (near) asked.set(cell.key, cell);
        else if (Math.hypot(east, north) * step > reach + cellMetres) asked.set(cell.key, null);
      }
  }
  return [...asked.values()].flatMap((cell) => cell ?? []);
}

/** More cells than this are no picture any more. */
const cellsAtMost = 50_000;

/** The box around a polygon, its east beyond 180 degrees where it reaches over the antimeridian, and its size. */
function groundOf(extent: Polygon) {
  const [first] = extent.coordinates.flat();
  if (first === undefined) return undefined;
  const nearFirst = extent.coordinates
    .flat()
    .map(([longitude, latitude]) => [first[0] + wrapLongitude(longitude - first[0]), latitude] as const);
  const box = boxAround(nearFirst);
  if (box === undefined) return undefined;
  const plane = planeAround([box[0], box[1]]);
  const width = (box[2] - box[0]) * metresPerDegree * Math.cos((box[1] * Math.PI) / 180);
  return { box, plane, width, height: (box[3] - box[1]) * metresPerDegree };
}

/** Whether so small cells would be too many to show all of a polygon. */
export function isTooLarge(extent: Polygon, cellMetres: number): boolean {
  const { width, height } = groundOf(extent) ?? { width: 0, height: 0 };
  const step = cellMetres / 2;
  return (width / step) * (height / step) > 4 * cellsAtMost;
}

/** The cells whose middle lies in one of the polygons; none of a polygon that `isTooLarge`. */
export function cellsWithin(extents: readonly Polygon[], cellMetres: number, band: number): Cells {
  const cells: Cells = new Map();
  for (const extent of extents) {
    const ground = groundOf(extent);
    if (ground === undefined || isTooLarge(extent, cellMetres)) continue;
    const { box, plane, width, height } = ground;
    const middle = [wrapLongitude((box[0] + box[2]) / 2), (box[1] + box[3]) / 2] as const;
    const inside = nearPolygon(extent, middle, 0);
    const step = cellMetres / 2;
    for (let north = 0; north <= height + step; north += step)
      for (let east = 0; east <= width + step; east += step) {
        const cell = hexagonAt(plane.toPosition([east, north]), cellMetres, band);
        if (!cells.has(cell.key) && inside.position(cell.centre)) cells.set(cell.key, cell);
      }
  }
  return cells;
}
