import type { BoundingBox } from '../../domain/geo.ts';
import type { IncidentCounts } from './incident-store.ts';

/** What an engine counts and averages over the incidents that match. Times are milliseconds since 1970. */
export interface CountRow {
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  middleX: number | null;
  middleY: number | null;
  squaresX: number | null;
  squaresY: number | null;
  matched: number;
  withWeekday: number;
  withHour: number;
  masked: number;
  firstAt: number | null;
  lastAt: number | null;
}

export type TypeRow = IncidentCounts['types'][number];

export interface HourRow {
  weekday: number;
  hour: number;
  amount: number;
}

/** The counts as the port tells them. @param types the most frequent first */
export function countsOf(
  counts: CountRow,
  types: readonly TypeRow[],
  hours: readonly HourRow[],
): IncidentCounts {
  const weekdayHours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { weekday, hour, amount } of hours) {
    const day = weekdayHours[weekday];
    if (day !== undefined) day[hour] = amount;
  }
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { matched, withWeekday, withHour, masked, firstAt, lastAt } = counts;
  const numbers = { matched, withWeekday, withHour, masked };
  const times = { firstAt: time(firstAt), lastAt: time(lastAt) };
  return { ...numbers, box: boxOf(counts), ...times, types, weekdayHours };
}

/** So many standard deviations around the middle hold nearly all; a place typed wrong lies further away. */
const nearlyAllDeviations = 2.5;

function boxOf(row: CountRow): BoundingBox | null {
  const { west, south, east, north, middleX, middleY, squaresX, squaresY } = row;
  if (west === null || south === null || east === null || north === null) return null;
  const reach = (middle: number | null, squares: number | null) =>
    nearlyAllDeviations * Math.sqrt(Math.max(0, (squares ?? 0) - (middle ?? 0) ** 2));
  const [reachX, reachY] = [reach(middleX, squaresX), reach(middleY, squaresY)];
  return [
    Math.max(west, (middleX ?? west) - reachX),
    Math.max(south, (middleY ?? south) - reachY),
    Math.min(east, (middleX ?? east) + reachX),
    Math.min(north, (middleY ?? north) + reachY),
  ];
}
