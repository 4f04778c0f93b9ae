import type { LineString } from './geo.ts';
import { lineMetres } from './route-distance.ts';

/** A group with people who walk slowly, prams and wheelchairs. */
export const walkingKilometresPerHour = 4;

export interface RouteTime {
  metres: number;
  walkingMinutes: number;
  stopMinutes: number;
  totalMinutes: number;
}

/**
 * How long a walk takes: the way at a group's pace, and the time at each stop. Whole minutes.
 * @param stopMinutes planned at each stop
 */
export function routeTime(
  route: LineString | undefined,
  stopMinutes: readonly number[],
  kilometresPerHour = walkingKilometresPerHour,
): RouteTime {
  const metres = route === undefined ? 0 : lineMetres(route);
  const walkingMinutes = Math.round(metres / ((kilometresPerHour * 1000) / 60));
  const standing = Math.round(stopMinutes.reduce((sum, minutes) => sum + minutes, 0));
  return { metres, walkingMinutes, stopMinutes: standing, totalMinutes: walkingMinutes + standing };
}
