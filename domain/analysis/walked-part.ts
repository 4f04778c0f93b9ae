import type { LineString, Position } from '../geo.ts';
import type { GroupStop, WalkGroup } from '../group.ts';
import type { CheckpointId } from '../ids.ts';
import type { EntityByKind } from '../record.ts';
import type { Passer, Stay } from './area-input.ts';
import { measureLine } from './line-measure.ts';
import { planeAround } from './plane.ts';

type Stop = EntityByKind['checkpoint'];

/** Somebody forgot to say that the group went on: nobody stands at a stop for longer than this. */
const longestStaySeconds = 3600;

/**
 * What of the route one person walked and where they stood still: their group's times at the stops where it said
 * them, the planned minutes elsewhere. Who left early walked as far as the last stop that their group had reached.
 */
export function walkedPart(
  participant: EntityByKind['participant'],
  route: LineString,
  stops: readonly Stop[],
  group: WalkGroup | undefined,
): Pick<Passer, 'route' | 'stays'> {
  const times = new Map<CheckpointId, GroupStop>(
    group?.properties.stops.map((stop) => [stop.checkpointId, stop]),
  );
  const { leftAt } = participant.properties;
  const reached = stops.filter((stop) => !reachedAfter(times.get(stop.id), leftAt));
  const stays = reached.flatMap((stop): Stay[] => {
    const seconds = staySeconds(stop, times.get(stop.id));
    return seconds > 0 ? [{ position: stop.geometry.coordinates, seconds }] : [];
  });
  if (reached.length === stops.length) return { route, stays };
  const left = leftAt === null ? Number.POSITIVE_INFINITY : Date.parse(leftAt);
  const last = [...times.values()]
    .flatMap(({ checkpointId, arrivedAt }) =>
      arrivedAt === null ? [] : [{ checkpointId, at: Date.parse(arrivedAt) }],
    )
    .filter(({ at }) => at <= left)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  const lastStop = stops.find(({ id }) => id === last?.checkpointId);
  // Left before the group came to its first stop: only their own places say where they were.
  if (lastStop === undefined) return { route: null, stays: [] };
  const cut = cutAt(route, lastStop.geometry.coordinates);
  return cut === undefined ? { route: null, stays: [] } : { route: cut, stays };
}

function reachedAfter(times: GroupStop | undefined, leftAt: string | null): boolean {
  return leftAt !== null && times?.arrivedAt != null && Date.parse(times.arrivedAt) > Date.parse(leftAt);
}

function staySeconds({ properties }: Stop, times: GroupStop | undefined): number {
  if (times?.arrivedAt != null && times.leftAt !== null) {
    const seconds = (Date.parse(times.leftAt) - Date.parse(times.arrivedAt)) / 1000;
    if (seconds > 0) return Math.min(longestStaySeconds, seconds);
  }
  return properties.plannedMinutes * 60;
}

/** The line up to its point nearest to a place; undefined when that is its start. */
function cutAt(route: LineString, place: Position): LineString | undefined {
  const [origin] = route.coordinates;
  if (origin === undefined) return undefined;
  const plane = planeAround(origin);
  const flat = route.coordinates.map((position) => plane.toFlat(position));
  const line = measureLine(flat);
  const along = line.beside(plane.toFlat(place))?.along ?? 0;
  if (along <= 0) return undefined;
  let walked = 0;
  const kept = [origin];
  for (const [index, to] of flat.slice(1).entries()) {
    const from = flat[index] ?? to;
    walked += Math.hypot(to[0] - from[0], to[1] - from[1]);
    const position = route.coordinates[index + 1];
    if (walked >= along || position === undefined) break;
    kept.push(position);
  }
  return { type: 'LineString', coordinates: [...kept, plane.toPosition(line.at(along).place)] };
}
