import type { PlaceFunction } from '../../../domain/checkpoint.ts';
import type { LineString, Polygon, Position } from '../../../domain/geo.ts';
import { lineStringSchema } from '../../../domain/geo.ts';
import type { SafetyWalk } from '../../../domain/walk.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';

/** A stop as it stands in the form; without a position until the text is understood or the map was tapped. */
export interface StopDraft {
  id: string;
  name: string;
  coordinatesText: string;
  position: Position | undefined;
  functions: readonly PlaceFunction[];
}

/** A walk as it stands in the form. Date and time are those of the person's own clock. */
export interface WalkDraft {
  name: string;
  purpose: string;
  /** As in 2026-11-23, empty while not decided. */
  date: string;
  /** As in 18:00. */
  time: string;
  meetingPoint: string;
  mode: SafetyWalk['properties']['mode'];
  area: Polygon | undefined;
  /** Drawn or typed; not used while the route follows the stops. */
  route: LineString | undefined;
  routeFollowsStops: boolean;
  stops: readonly StopDraft[];
}

export const emptyDraft: WalkDraft = {
  name: '',
  purpose: '',
  date: '',
  time: '18:00',
  meetingPoint: '',
  mode: 'standard',
  area: undefined,
  route: undefined,
  routeFollowsStops: true,
  stops: [],
};

/** Latitude first, as most maps that people copy from show it. */
export function coordinatesText([longitude, latitude]: Position): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The walk and its stops as a form; times in the zone of the device. */
export function draftOf(walk: WalkView, stops: readonly CheckpointView[]): WalkDraft {
  const { name, purpose, plannedStartAt, meetingPoint, mode, route } = walk.properties;
  const start = plannedStartAt === null ? undefined : new Date(plannedStartAt);
  const drafts = stops.map(({ id, geometry, properties }) => ({
    id,
    name: properties.name,
    coordinatesText: coordinatesText(geometry.coordinates),
    position: geometry.coordinates,
    functions: properties.functions,
  }));
  return {
    name,
    purpose: purpose ?? '',
    date:
      start === undefined
        ? ''
        : `${start.getFullYear()}-${twoDigits(start.getMonth() + 1)}-${twoDigits(start.getDate())}`,
    time:
      start === undefined
        ? emptyDraft.time
        : `${twoDigits(start.getHours())}:${twoDigits(start.getMinutes())}`,
    meetingPoint: meetingPoint ?? '',
    mode,
    area: walk.geometry ?? undefined,
    route: route ?? undefined,
    routeFollowsStops: JSON.stringify(route) === JSON.stringify(lineThrough(drafts) ?? null),
    stops: drafts,
  };
}

/** Straight lines from stop to stop; undefined with fewer than two placed stops. */
export function lineThrough(stops: readonly StopDraft[]): LineString | undefined {
  const coordinates = stops.flatMap(({ position }) => (position === undefined ? [] : [[...position]]));
  return coordinates.length < 2 ? undefined : lineStringSchema.parse({ type: 'LineString', coordinates });
}

export function routeOf(
  draft: Pick<WalkDraft, 'route' | 'routeFollowsStops' | 'stops'>,
): LineString | undefined {
  return draft.routeFollowsStops ? lineThrough(draft.stops) : draft.route;
}

/** The start as UTC; null while there is no date or it cannot be read. */
export function plannedStartOf({ date, time }: Pick<WalkDraft, 'date' | 'time'>): string | null {
  if (date === '') return null;
  const start = new Date(`${date}T${time === '' ? '18:00' : time}`);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

export type DraftFault = 'name' | { stop: number; missing: 'name' | 'position' };

/** What must be filled in before the walk can be saved, in the order of the form. */
export function draftFaults(draft: WalkDraft): DraftFault[] {
  const faults: DraftFault[] = draft.name.trim() === '' ? ['name'] : [];
  for (const [index, stop] of draft.stops.entries()) {
    if (stop.name.trim() === '') faults.push({ stop: index, missing: 'name' });
    if (stop.position === undefined) faults.push({ stop: index, missing: 'position' });
  }
  return faults;
}
