import { type Polygon, type Position, roundCoordinate } from '../geo.ts';
import { metresPerDegree } from './plane.ts';

/** A cell by its place in the grid; the key is unique on earth for one cell width. */
export interface HexagonCell {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  readonly centre: [number, number];
  readonly polygon: Polygon;
}

/**
 * A fixed grid of upright hexagons over the earth, so many metres wide from side to side. Cells hang on the equator
 * and the prime meridian and not on any data, so a cell never moves when marks come or go. Longitude is stretched once
 * for each whole degree of latitude: cells are at most 3 % wider or narrower than named up to 70 degrees, and those
 * of two neighbouring degrees overlap a little on the seam. Each position still has exactly one cell.
 * @param band the degree of latitude whose stretch is used; the same for all cells that must fit together
 */
export function hexagonAt(
  [longitude, latitude]: Position,
  widthMetres: number,
  band = latitudeBand(latitude),
): HexagonCell {
  const metresPerDegreeEast = metresPerDegree * Math.cos(((band + 0.5) * Math.PI) / 180);
  const x = longitude * metresPerDegreeEast;
  const y = latitude * metresPerDegree;
  const rowMetres = (widthMetres * Math.sqrt(3)) / 2;

  // The nearest centre is in one of the two rows around; odd rows are shifted by half a cell.
  const below = Math.floor(y / rowMetres);
  const candidates = [below, below + 1].map((row) => {
    const shift = row % 2 === 0 ? 0 : widthMetres / 2;
    const column = Math.round((x - shift) / widthMetres);
    const centre = [column * widthMetres + shift, row * rowMetres] as const;
    return { row, column, centre, squared: (x - centre[0]) ** 2 + (y - centre[1]) ** 2 };
  });
  const [first, second] = candidates;
  const nearest =
    first !== undefined && (second === undefined || first.squared <= second.squared) ? first : second;
  if (nearest === undefined) throw new RangeError('a row has no cells');

  const [centreX, centreY] = nearest.centre;
  const toPosition = (east: number, north: number): [number, number] => [
    roundCoordinate(Math.max(-180, Math.min(180, east / metresPerDegreeEast))),
    roundCoordinate(Math.max(-90, Math.min(90, north / metresPerDegree))),
  ];
  const cornerMetres = widthMetres / Math.sqrt(3);
  const ring = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
    const angle = ((60 * corner - 30) * Math.PI) / 180;
    return toPosition(centreX + cornerMetres * Math.cos(angle), centreY + cornerMetres * Math.sin(angle));
  });
  return {
    row: nearest.row,
    column: nearest.column,
    key: `${widthMetres}/${band}/${nearest.row}/${nearest.column}`,
    centre: toPosition(centreX, centreY),
    polygon: { type: 'Polygon', coordinates: [ring] },
  };
}

/** The whole degree that a latitude lies in. */
export function latitudeBand(latitude: number): number {
  return Math.min(89, Math.floor(latitude));
}
