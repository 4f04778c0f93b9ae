import { dayMilliseconds } from '../milliseconds.ts';
import type { RiskPeriods } from './assess-risk.ts';
import type { IncidentPoints } from './incident-points.ts';

/**
 * The last so many months of what is recorded, and the months before them, in whole days and UTC. They end with the
 * last day that has an incident, not with today: what has not been recorded yet is not what has not happened.
 * @returns null where no incident says its time
 */
export function riskPeriods(
  { occurredAt }: Pick<IncidentPoints, 'occurredAt'>,
  fitMonths: number,
  scoreMonths: number,
): RiskPeriods | null {
  let last = Number.NaN;
  for (const at of occurredAt) if (!(at <= last) && !Number.isNaN(at)) last = at;
  if (Number.isNaN(last)) return null;
  const scoreBefore = Math.floor(last / dayMilliseconds) + 1;
  const scoreFrom = monthsEarlier(scoreBefore, scoreMonths);
  return { fitFrom: monthsEarlier(scoreFrom, fitMonths), scoreFrom, scoreBefore };
}

/** The same day of an earlier month; the last of it where it is shorter. */
function monthsEarlier(day: number, months: number): number {
  const date = new Date(day * dayMilliseconds);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const lengthOfMonth = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 0),
  ).getUTCDate();
  return first / dayMilliseconds + Math.min(date.getUTCDate(), lengthOfMonth) - 1;
}
