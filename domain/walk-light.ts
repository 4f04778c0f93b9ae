import type { Position } from './geo.ts';
import { type LightClass, lightClassAt } from './light.ts';
import type { SafetyWalk } from './walk.ts';
import { reachedAt } from './walk-day.ts';

/** Where the walk is, for the sun: the start of its route, or a corner of its area. */
export function placeOfWalk({
  geometry,
  properties,
}: Pick<SafetyWalk, 'geometry'> & {
  properties: Pick<SafetyWalk['properties'], 'route'>;
}): Position | undefined {
  return properties.route?.coordinates[0] ?? geometry?.coordinates[0]?.[0];
}

/** The light in which the walk began, or is planned to; null when the time or the place is not known. */
export function lightOfWalk(walk: SafetyWalk): LightClass | null {
  const at = reachedAt(walk.properties, 'in_progress') ?? walk.properties.plannedStartAt;
  const place = placeOfWalk(walk);
  return at === null || place === undefined ? null : lightClassAt(new Date(at), place);
}
