import { booleanPointInPolygon } from '@turf/turf';
import { boxAround, type Polygon } from '../geo.ts';
import { fromZOrder, placeLevel, placeNumber, placesInTile } from './map-place.ts';

/** Squares of about 10 m in Sweden: finer than recorded places are. */
const level = 21;

export interface PlaceRun {
  first: number;
  last: number;
}

/** The runs of place numbers (`placeNumber`) of the squares whose middle lies within the outline, ascending, joined where they touch. */
export function placesWithin(outline: Polygon): PlaceRun[] {
  const box = boxAround(outline.coordinates.flat());
  if (box === undefined) return [];
  const [west, south, east, north] = box;
  const tileOf = (place: number) => {
    const { x, y } = fromZOrder(place);
    const shrink = 2 ** (placeLevel - level);
    return { x: Math.floor(x / shrink), y: Math.floor(y / shrink) };
  };
  const [from, to] = [tileOf(placeNumber([west, north])), tileOf(placeNumber([east, south]))];
  const runs: PlaceRun[] = [];
  for (let x = from.x; x <= to.x; x += 1)
    for (let y = from.y; y <= to.y; y += 1)
      if (booleanPointInPolygon(middleOf(x, y), outline)) runs.push(placesInTile({ z: level, x, y }));
  runs.sort((a, b) => a.first - b.first);
  const joined: PlaceRun[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before !== undefined && before.last + 1 === run.first) before.last = run.last;
    else joined.push({ ...run });
  }
  return joined;
}

/** The middle of a square in degrees, by the inverse of Web Mercator. */
function middleOf(x: number, y: number): [number, number] {
  const side = 2 ** level;
  const latitude = Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / side)));
  return [((x + 0.5) / side) * 360 - 180, (latitude * 180) / Math.PI];
}
