import { minuteMilliseconds } from '../../milliseconds.ts';
import { factorsOf, type PreparedProblem, type Shift } from './prepare-shift.ts';
import { isOpen, type Plan } from './shift-problem.ts';
import type { ShiftStop } from './shift-proposal.ts';
import { outsideWindow } from './weigh.ts';

/** To hundredths: what is finer is noise of adding. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A minute of the shift as a time. */
export function timeOf(shift: Shift, minutes: number): string {
  return new Date(shift.beginsAt + minutes * minuteMilliseconds).toISOString();
}

/** The visits of a plan as stops, with times, walks and the reasons for their weights. */
export function describeStops(shift: Shift, { problem, usable }: PreparedProblem, plan: Plan): ShiftStop[] {
  const seen = new Set<number>();
  let here = { place: shift.input.start, at: 0 };
  return plan.visits.flatMap(({ place: number, start }) => {
    const [candidate, planned] = [usable[number], problem.places[number]];
    if (candidate === undefined || planned === undefined) return [];
    const walkMetres = shift.input.metresBetween(here.place, candidate.place);
    const walkMinutes = shift.minutesOf(walkMetres);
    const { grade, firstRecency, againRecency, draw } = factorsOf(shift, candidate);
    const recency = seen.has(number) ? againRecency : firstRecency;
    const window = isOpen(planned, start) ? 1 : outsideWindow;
    const stop: ShiftStop = {
      id: candidate.id,
      arriveAt: timeOf(shift, start),
      leaveAt: timeOf(shift, start + shift.stayMinutes),
      walkMetres: Math.round(walkMetres),
      walkMinutes,
      spareMinutes: start - here.at - walkMinutes,
      weightedMinutes: hundredths(shift.stayMinutes * grade * window * recency * draw),
      why: { grade, window, recency, draw },
    };
    seen.add(number);
    here = { place: candidate.place, at: start + shift.stayMinutes };
    return [stop];
  });
}
