import type { Position } from '../geo.ts';
import type { Walking } from '../streets/walking.ts';
import type { HotSpot } from './hot-spot.ts';
import { hotSpotPlace } from './hot-spot-place.ts';
import type { PatrolShift } from './patrol-shift.ts';

/** A stop of a shift with what its hot spot says, for the sheet, the files and the phone. */
export interface OutlinedStop {
  number: number;
  hotSpotId: string;
  name: string;
  place: Position;
  arriveAt: string;
  leaveAt: string;
  walkMetres: number;
  walkMinutes: number;
  lookAt: readonly string[];
  talkTo: string | null;
  /** From the stop before (or the start) to here; straight where no network has a way. */
  way: readonly Position[];
}

export interface ShiftOutline {
  stops: readonly OutlinedStop[];
  start: Position;
  end: Position;
  /** From the last stop to the end. */
  wayBack: readonly Position[];
}

/** The places whose ways a shift needs, the start first. */
export function placesOfShift(shift: PatrolShift, hotSpots: ReadonlyMap<string, HotSpot>): Position[] {
  const { coordinates } = shift.geometry;
  const stops = shift.properties.stops.flatMap(({ hotSpotId }) => {
    const hotSpot = hotSpots.get(hotSpotId);
    return hotSpot === undefined ? [] : [hotSpotPlace(hotSpot.geometry)];
  });
  return [coordinates, ...stops, shift.properties.end ?? coordinates];
}

/** The shift with places, words and ways. Stops whose hot spot is not known are left out. */
export function shiftOutline(
  shift: PatrolShift,
  hotSpots: ReadonlyMap<string, HotSpot>,
  walking: Pick<Walking, 'wayBetween'>,
): ShiftOutline {
  const start: Position = shift.geometry.coordinates;
  const end: Position = shift.properties.end ?? start;
  const wayOf = (from: Position, to: Position) => walking.wayBetween(from, to) ?? [from, to];
  const stops: OutlinedStop[] = [];
  for (const stop of shift.properties.stops) {
    const hotSpot = hotSpots.get(stop.hotSpotId);
    if (hotSpot === undefined) continue;
    const place = hotSpotPlace(hotSpot.geometry);
    const { name, lookAt, talkTo } = hotSpot.properties;
    const way = wayOf(stops.at(-1)?.place ?? start, place);
    stops.push({ number: stops.length + 1, ...stop, name, place, lookAt, talkTo, way });
  }
  return { stops, start, end, wayBack: wayOf(stops.at(-1)?.place ?? start, end) };
}
