import { pointToPolygonDistance } from '@turf/turf';
import { boxAround, type Polygon, type Position } from '../geo.ts';

export interface TimedPosition {
  position: Position;
  /** RFC 3339. */
  at: string;
}
export interface Stay {
  hotSpotId: string;
  arrivedAt: string;
  leftAt: string;
}

/** Receivers err by so much among houses. */
const reachMetres = 25;
const reachDegrees = 0.001;
/** Passing by is no visit. */
const stayMinutesAtLeast = 3;
/** Out of reach for less than this is one stay: a receiver jumps, a corner is turned. */
const gapMinutesAtMost = 4;

/**
 * Stays at hot spots that a track tells: each from the first to the last reading within 25 m of the outline, where these
 * are at least three minutes apart; breaks of at most four minutes belong to it. In order of arrival.
 */
export function staysNear(
  track: readonly TimedPosition[],
  hotSpots: readonly { id: string; geometry: Polygon }[],
): Stay[] {
  const ordered = [...track].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const stays = hotSpots.flatMap(({ id, geometry }) => {
    const [west, south, east, north] = boxAround(geometry.coordinates.flat()) ?? [0, 0, 0, 0];
    const isNear = ([longitude, latitude]: Position): boolean =>
      longitude > west - 2 * reachDegrees &&
      longitude < east + 2 * reachDegrees &&
      latitude > south - reachDegrees &&
      latitude < north + reachDegrees &&
      pointToPolygonDistance([longitude, latitude], geometry, { units: 'meters' }) <= reachMetres;
    const found: { from: number; to: number }[] = [];
    for (const { position, at } of ordered) {
      if (!isNear(position)) continue;
      const time = Date.parse(at);
      const last = found.at(-1);
      if (last !== undefined && time - last.to <= gapMinutesAtMost * 60_000) last.to = time;
      else found.push({ from: time, to: time });
    }
    return found
      .filter(({ from, to }) => to - from >= stayMinutesAtLeast * 60_000)
      .map(({ from, to }) => ({
        hotSpotId: id,
        arrivedAt: new Date(from).toISOString(),
        leftAt: new Date(to).toISOString(),
      }));
  });
  return apart(stays.sort((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : 1)));
}

/** Two hot spots side by side: one cannot be at both, so a later stay begins when the one before ends. */
function apart(stays: readonly Stay[]): Stay[] {
  const kept: Stay[] = [];
  for (const stay of stays) {
    const before = kept.at(-1);
    const arrivedAt = before !== undefined && stay.arrivedAt < before.leftAt ? before.leftAt : stay.arrivedAt;
    const minutes = (Date.parse(stay.leftAt) - Date.parse(arrivedAt)) / 60_000;
    if (minutes >= stayMinutesAtLeast) kept.push({ ...stay, arrivedAt });
  }
  return kept;
}
