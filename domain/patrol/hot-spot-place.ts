import { booleanPointInPolygon, centroid, pointOnFeature } from '@turf/turf';
import { type Polygon, type Position, roundPosition } from '../geo.ts';

/** Where officers stand in a hot spot: its centroid, or where that lies outside (a bent outline) a point within. */
export function hotSpotPlace(geometry: Polygon): Position {
  const middle = centroid(geometry);
  const { geometry: place } = booleanPointInPolygon(middle, geometry) ? middle : pointOnFeature(geometry);
  const [longitude = 0, latitude = 0] = place.coordinates;
  return roundPosition([longitude, latitude]);
}
