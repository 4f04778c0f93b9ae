import type { LineString } from '../geo.ts';
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
 * them, the planned minutes elsewhere. Who left early walked as far as the last stop that their group had reached; who
 * joined with a phone when the group was under way came from the last stop that it had left, because before that
 * they could not have marked anything, so their silence says nothing.
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
  const { joinedAt, leftAt, source } = participant.properties;
  const isLater = (one: string | null | undefined, other: string | null) =>
    one != null && other !== null && Date.parse(one) > Date.parse(other);
  const missed = (stop: Stop) => source === 'join' && isLater(joinedAt, times.get(stop.id)?.leftAt ?? null);
  const notReached = (stop: Stop) => isLater(times.get(stop.id)?.arrivedAt, leftAt);
  const seen = stops.filter((stop) => !missed(stop) && !notReached(stop));
  const stays = seen.flatMap((stop): Stay[] => {
    const seconds = staySeconds(stop, times.get(stop.id));
    return seconds > 0 ? [{ position: stop.geometry.coordinates, seconds }] : [];
  });
  if (seen.length === stops.length) return { route, stays };

  const visited = stops
    .flatMap((stop) => {
      const arrivedAt = times.get(stop.id)?.arrivedAt;
      return arrivedAt == null ? [] : [{ stop, at: Date.parse(arrivedAt) }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ stop }) => stop);
  const leftEarly = stops.some(notReached);
  const last = visited.findLast((stop) => !notReached(stop));
  // Left before the group came to its first stop: only their own places say where they were.
  if (leftEarly && last === undefined) return { route: null, stays: [] };
  const part = partOf(route, visited, visited.findLast(missed), leftEarly ? last : undefined);
  return part === undefined ? { route: null, stays: [] } : { route: part, stays };
}

function staySeconds({ properties }: Stop, times: GroupStop | undefined): number {
  if (times?.arrivedAt != null && times.leftAt !== null) {
    const seconds = (Date.parse(times.leftAt) - Date.parse(times.arrivedAt)) / 1000;
    if (seconds > 0) return Math.min(longestStaySeconds, seconds);
  }
  return properties.plannedMinutes * 60;
}

/**
 * The line from one stop to another, from its start or to its end where there is none; undefined for no length. Where
 * it comes by a stop more than once, the stop is where the group came by after those before it.
 * @param visited in the order that the group came to them
 */
function partOf(
  route: LineString,
  visited: readonly Stop[],
  first: Stop | undefined,
  last: Stop | undefined,
): LineString | undefined {
  const [origin] = route.coordinates;
  if (origin === undefined) return undefined;
  const plane = planeAround(origin);
  const flat = route.coordinates.map((position) => plane.toFlat(position));
  const line = measureLine(flat);
  const alongOf = new Map<Stop, number>();
  let behind = 0;
  for (const stop of visited) {
    const passes = line.passes(plane.toFlat(stop.geometry.coordinates));
    behind = passes.find((along) => along >= behind) ?? passes.at(-1) ?? behind;
    alongOf.set(stop, behind);
  }
  const from = first === undefined ? 0 : (alongOf.get(first) ?? 0);
  const to = last === undefined ? line.metres : (alongOf.get(last) ?? line.metres);
  if (to <= from) return undefined;
  let walked = 0;
  const between: [number, number][] = [];
  for (const [index, here] of flat.entries()) {
    const before = flat[index - 1] ?? here;
    walked += Math.hypot(here[0] - before[0], here[1] - before[1]);
    const position = route.coordinates[index];
    if (walked > from && walked < to && position !== undefined) between.push([position[0], position[1]]);
  }
  const endAt = (along: number) => plane.toPosition(line.at(along).place);
  const start = first === undefined ? origin : endAt(from);
  const end = last === undefined ? (route.coordinates.at(-1) ?? origin) : endAt(to);
  return { type: 'LineString', coordinates: [[start[0], start[1]], ...between, [end[0], end[1]]] };
}
