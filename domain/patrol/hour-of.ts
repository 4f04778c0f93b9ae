import type { IdSource } from '../ids.ts';
import { hourMilliseconds } from '../milliseconds.ts';

/** The beginning of the hour of a time, RFC 3339 in UTC. */
export function hourOf(time: string): string {
  return new Date(Math.floor(Date.parse(time) / hourMilliseconds) * hourMilliseconds).toISOString();
}

/**
 * Makes ids that tell the hour and nothing finer: a UUIDv7 carries its millisecond, so that the id of a mark could tell
 * when exactly the police stood there.
 */
export function hourlyIds(source: IdSource): IdSource {
  return { ...source, now: () => new Date(hourOf(source.now().toISOString())) };
}

/** Whether the id tells nothing finer than the hour: its time is a whole hour, or it has none (version 8). */
export function tellsOnlyHour(id: string): boolean {
  if (id[14] !== '7') return true;
  const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return milliseconds % hourMilliseconds === 0;
}
