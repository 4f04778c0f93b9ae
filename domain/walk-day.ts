import { dayOf } from './feature.ts';
import { dayMilliseconds } from './milliseconds.ts';
import type { SafetyWalk } from './walk.ts';
import type { WalkStatus } from './walk-terms.ts';

type Properties = Pick<SafetyWalk['properties'], 'statusLog' | 'plannedStartAt'>;

/** When the walk last came to this status; undefined when it never did. */
export function reachedAt(
  { statusLog }: Pick<Properties, 'statusLog'>,
  status: WalkStatus,
): string | undefined {
  return statusLog.findLast((entry) => entry.status === status)?.at;
}

/** The day that the walk began, or is planned for; null when neither is known. In UTC. */
export function dayOfWalk(properties: Properties): string | null {
  const began = properties.statusLog.find(({ status }) => status === 'in_progress')?.at;
  const at = began ?? properties.plannedStartAt;
  return at === null ? null : dayOf(at);
}

/** The day so many days later, or earlier where negative. */
export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString());
}
