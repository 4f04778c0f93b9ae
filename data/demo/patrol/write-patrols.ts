import { earthRadiusMetres, type Position } from '../../../domain/geo.ts';
import {
  countedActivityIdSchema,
  type HotSpotId,
  hotSpotIdSchema,
  newId,
  patrolShiftIdSchema,
  patrolVisitIdSchema,
  recordIdSchema,
} from '../../../domain/ids.ts';
import { dayMilliseconds, minuteMilliseconds } from '../../../domain/milliseconds.ts';
import { activityCodes } from '../../../domain/patrol/patrol-visit.ts';
import { placeDay } from '../../../domain/place-time.ts';
import type { Random } from '../../../domain/random.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { Town, TownPlaceId } from '../town-types.ts';
import { demoHotSpots } from './demo-hot-spots.ts';

const shiftMinutes = 240;
/** Days ago of each shift; most in months that have ended, so that there are sums to tell. */
const shiftsAgo = [58, 51, 44, 37, 30, 23, 16, 9, 2] as const;
const countsAgo = [57, 50, 43, 39, 33, 27, 20, 13, 6, 1] as const;

function squareAround([longitude, latitude]: Position, halfMetres: number) {
  const degrees = (halfMetres / earthRadiusMetres) * (180 / Math.PI);
  const across = degrees / Math.cos((latitude * Math.PI) / 180);
  const corner = (x: number, y: number): [number, number] => [longitude + x * across, latitude + y * degrees];
  return {
    type: 'Polygon' as const,
    coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]],
  };
}

/** What the police of the invented town patrol: hot spots, shifts that took place, visits and counted activities. */
export function writePatrols(writer: DemoWriter, town: Town, random: Random, now: Date): void {
  const ago = (days: number, minutes = 0) =>
    new Date(now.getTime() - days * dayMilliseconds + minutes * minuteMilliseconds);
  const foundedAt = ago(59);
  const placeOf = (id: TownPlaceId): Position => town.places[id].position;
  const hotSpots = demoHotSpots.map(({ place, halfMetres, ...said }) => {
    const id = newId(hotSpotIdSchema, writer.idsAt(foundedAt));
    const properties = { kind: 'hotspot' as const, ...said, reviewAt: placeDay(ago(-60).toISOString()) };
    const geometry = squareAround(placeOf(place), halfMetres);
    writer.write(foundedAt, {
      kind: 'hotspot-added',
      hotSpot: { type: 'Feature', id, geometry, properties },
    });
    return id;
  });
  for (const days of shiftsAgo) {
    const startsAt = ago(days);
    startsAt.setUTCHours(18, 0, 0, 0);
    writeShift(writer, random, startsAt, hotSpots, placeOf('station-square'));
  }
  for (const [index, days] of countsAgo.entries()) {
    const at = ago(days);
    const isSpeed = index % 3 !== 2;
    writer.write(at, {
      kind: 'activity-counted',
      activity: {
        type: 'Feature',
        id: newId(countedActivityIdSchema, writer.idsAt(at)),
        geometry: null,
        properties: {
          kind: 'counted-activity',
          activity: isSpeed ? 'speed-check' : 'pub-visit',
          date: placeDay(at.toISOString()),
          minutes: isSpeed ? random.integer(3, 8) * 10 : random.integer(2, 5) * 10,
          officers: 2,
          place: isSpeed
            ? random.pick(['Västra vägen vid viadukten', 'Skolgatan vid Lyktskolan'])
            : 'Krogarna på kajen',
        },
      },
    });
  }
}

function writeShift(
  writer: DemoWriter,
  random: Random,
  startsAt: Date,
  hotSpots: readonly HotSpotId[],
  start: Position,
): void {
  const after = (minutes: number) =>
    new Date(startsAt.getTime() + minutes * minuteMilliseconds).toISOString();
  const shiftId = newId(patrolShiftIdSchema, writer.idsAt(startsAt));
  const chosen = random.shuffled(hotSpots).slice(0, 4);
  const stops = chosen.map((hotSpotId, index) => ({
    hotSpotId,
    arriveAt: after(20 + index * 50),
    leaveAt: after(35 + index * 50),
    walkMetres: random.integer(4, 12) * 75,
    walkMinutes: random.integer(6, 14),
  }));
  writer.write(startsAt, {
    kind: 'patrol-shift-planned',
    shift: {
      type: 'Feature',
      id: shiftId,
      geometry: { type: 'Point', coordinates: [...start] },
      properties: {
        kind: 'patrol-shift',
        name: null,
        startAt: startsAt.toISOString(),
        endAt: after(shiftMinutes),
        end: null,
        officers: 2,
        seed: random.integer(1, 1_000_000),
        parameters: { dwellMinutes: 15, returnAfterMinutes: 120, walkingMetresPerMinute: 75 },
        choices: { locked: [], dropped: [], order: null },
        stops,
        straight: false,
      },
    },
  });
  for (const [index, { hotSpotId }] of stops.entries()) {
    // Now and then something else came between.
    if (random.chance(0.2)) continue;
    const arrived = 20 + index * 50 + random.integer(0, 8);
    const left = arrived + random.integer(6, 22);
    const at = new Date(startsAt.getTime() + (shiftMinutes + 1) * minuteMilliseconds);
    writer.write(at, {
      kind: 'patrol-visit-logged',
      visit: {
        type: 'Feature',
        id: newId(patrolVisitIdSchema, writer.idsAt(at)),
        geometry: null,
        properties: {
          kind: 'patrol-visit',
          shiftId,
          hotSpotId,
          officers: 2,
          arrivedAt: after(arrived),
          leftAt: after(left),
          activities: [...new Set(['visible-presence' as const, random.pick(activityCodes)])],
          observation: null,
          nearOnArrival: random.chance(0.8),
          source: 'phone',
          faults: random.chance(0.15)
            ? [
                {
                  id: newId(recordIdSchema, writer.idsAt(at)),
                  category: 'lighting',
                  subcategory: null,
                  position: [start[0] + 0.0007, start[1] + 0.0004],
                  text: 'Lampan är släckt.',
                },
              ]
            : [],
        },
      },
    });
  }
}
