import { z } from 'zod';
import { hotSpotPlace } from '../../../domain/patrol/hot-spot-place.ts';
import { hotSpotWireSchema, shiftWireSchema } from '../../state/patrol-wire.ts';
import { planFileQuery } from '../../state/plan-queries.ts';
import { queryClient } from '../../state/query-client.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { catalogueSchema, settingsSchema } from '../../state/wire.ts';
import type { RunNote } from './run-note.ts';

/** Fetches all that a shift on the street needs. Undefined where there is no such shift. */
export async function loadRun(shiftId: string, email: string): Promise<RunNote | undefined> {
  const [{ shifts }, { hotSpots }, { categories }, settings] = await Promise.all([
    fetchJson('/api/patrol/shifts', z.object({ shifts: z.array(shiftWireSchema) })),
    fetchJson('/api/patrol/hot-spots', z.object({ hotSpots: z.array(hotSpotWireSchema) })),
    fetchJson('/api/catalogue', catalogueSchema),
    fetchJson('/api/settings', settingsSchema),
  ]);
  const shift = shifts.find(({ id }) => id === shiftId);
  if (shift === undefined) return undefined;
  const { features, straight } = await queryClient.fetchQuery(planFileQuery(shiftId));
  const wayTo = (number: number) =>
    features.flatMap(({ geometry, properties }) =>
      properties.role === 'way' && properties.number === number && geometry.type === 'LineString'
        ? [geometry.coordinates]
        : [],
    )[0] ?? [];
  const known = new Map(hotSpots.map((one) => [one.id as string, one]));
  const stops = shift.properties.stops.flatMap((stop) => {
    const hotSpot = known.get(stop.hotSpotId);
    return hotSpot === undefined ? [] : [{ stop, hotSpot }];
  });
  return {
    shiftId,
    email,
    startAt: shift.properties.startAt,
    endAt: shift.properties.endAt,
    officers: shift.properties.officers,
    straight,
    stops: stops.map(({ stop, hotSpot }, index) => ({
      hotSpotId: hotSpot.id,
      name: hotSpot.properties.name,
      lookAt: hotSpot.properties.lookAt,
      talkTo: hotSpot.properties.talkTo,
      geometry: hotSpot.geometry,
      place: [...hotSpotPlace(hotSpot.geometry)] as [number, number],
      arriveAt: stop.arriveAt,
      walkMetres: stop.walkMetres,
      walkMinutes: stop.walkMinutes,
      way: wayTo(index + 1),
    })),
    others: hotSpots
      .filter(({ properties }) => properties.retired === null)
      .map(({ id, geometry, properties }) => ({ hotSpotId: id, name: properties.name, geometry })),
    categories: categories
      .filter(({ branch }) => branch === 'environment')
      .map(({ id, label }) => ({ id, sv: label.sv, en: label.en })),
    settings,
    current: null,
    // What others of the same patrol have delivered is not theirs to log again.
    done: shift.visits.map(({ id, properties: { hotSpotId, arrivedAt, leftAt } }) => ({
      visitId: id,
      hotSpotId,
      arrivedAt,
      leftAt,
    })),
    skipped: [],
  };
}

/** The plan as it is now, with what this phone knows of the visits. */
export function freshened(kept: RunNote | undefined, fresh: RunNote): RunNote {
  if (kept === undefined) return fresh;
  const knownIds = new Set(fresh.done.map(({ visitId }) => visitId));
  const done = [...fresh.done, ...kept.done.filter(({ visitId }) => !knownIds.has(visitId))];
  const samePlan =
    JSON.stringify(kept.stops.map((stop) => stop.hotSpotId)) ===
    JSON.stringify(fresh.stops.map((stop) => stop.hotSpotId));
  return { ...fresh, current: kept.current, done, skipped: samePlan ? kept.skipped : [] };
}

/** The stop to go to next, by its place in the list: the first that has no visit and was not passed over. */
export function nextStop({ stops, done, skipped, current }: RunNote): number | undefined {
  const left = [...done, ...(current === null ? [] : [current])].map(
    ({ hotSpotId }) => hotSpotId as string | null,
  );
  const index = stops.findIndex(({ hotSpotId }, place) => {
    const visited = left.indexOf(hotSpotId);
    if (visited >= 0) {
      left.splice(visited, 1);
      return false;
    }
    return !skipped.includes(place);
  });
  return index < 0 ? undefined : index;
}
