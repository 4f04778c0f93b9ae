import { poissonInterval } from '../statistics/poisson-interval.ts';
import { normalQuantile95, wilsonInterval } from '../statistics/wilson-interval.ts';

interface DosageVisit {
  shiftId: string;
  hotSpotId: string | null;
  arrivedAt: string;
  leftAt: string;
  officers: number;
  inWindow: boolean | null;
}
interface DosageShift {
  id: string;
  stops: readonly { hotSpotId: string }[];
}

/** A number and where the truth behind it may lie, 95 %. */
export interface Banded {
  value: number;
  low: number;
  high: number;
}
export interface DosageOfPlace {
  hotSpotId: string;
  planned: number;
  /** Planned visits that took place, at most as many as were planned in each shift. */
  delivered: number;
  visits: number;
  minutes: number;
  officerMinutes: number;
  medianMinutes: number | null;
  /** Of the visits that have a window. */
  inWindow: { of: number; inside: number };
  /** Null where nobody has been there. */
  lastVisitAt: string | null;
}
export interface Dosage {
  shifts: number;
  planned: number;
  delivered: number;
  deliveredShare: Banded | null;
  visits: Banded;
  minutes: Banded;
  officerMinutes: Banded;
  medianMinutes: Banded | null;
  inWindow: { of: number; inside: number; share: Banded | null };
  /** Visits under 8 minutes and over 20: too short to be noticed, so long that elsewhere was left. */
  short: number;
  long: number;
  places: readonly DosageOfPlace[];
}

export const shortVisitMinutes = 8;
export const longVisitMinutes = 20;

export function minutesOf({ arrivedAt, leftAt }: { arrivedAt: string; leftAt: string }): number {
  return (Date.parse(leftAt) - Date.parse(arrivedAt)) / 60_000;
}

/**
 * What was planned and what was done at hot spots, for everybody together and per place: never per officer.
 *
 * The bands say how much of a number is chance: visits by the exact Poisson interval; a sum of minutes as a compound
 * Poisson sum, whose variance is the sum of squares; shares by Wilson; the median by order statistics (the ranks that
 * a binomial with one half leaves 2.5 % outside on either side). They do not count what was never logged.
 */
export function dosage(
  hotSpotIds: readonly string[],
  shifts: readonly DosageShift[],
  allVisits: readonly DosageVisit[],
): Dosage {
  const visits = allVisits.filter(({ hotSpotId }) => hotSpotId !== null);
  const places = hotSpotIds.map((hotSpotId) => placeDosage(hotSpotId, shifts, visits));
  const sum = (of: (place: DosageOfPlace) => number) => places.reduce((total, place) => total + of(place), 0);
  const planned = sum((place) => place.planned);
  const delivered = sum((place) => place.delivered);
  const [of, inside] = [sum((place) => place.inWindow.of), sum((place) => place.inWindow.inside)];
  const stays = visits.map(minutesOf);
  const { low, high } = poissonInterval(visits.length);
  return {
    shifts: shifts.length,
    planned,
    delivered,
    deliveredShare: shareOf(delivered, planned),
    visits: { value: visits.length, low, high },
    minutes: bandedSum(stays),
    officerMinutes: bandedSum(visits.map((visit) => minutesOf(visit) * visit.officers)),
    medianMinutes: bandedMedian(stays),
    inWindow: { of, inside, share: shareOf(inside, of) },
    short: stays.filter((minutes) => minutes < shortVisitMinutes).length,
    long: stays.filter((minutes) => minutes > longVisitMinutes).length,
    places,
  };
}

function placeDosage(
  hotSpotId: string,
  shifts: readonly DosageShift[],
  allVisits: readonly DosageVisit[],
): DosageOfPlace {
  const visits = allVisits.filter((visit) => visit.hotSpotId === hotSpotId);
  const perShift = shifts.map(({ id, stops }) => ({
    planned: stops.filter((stop) => stop.hotSpotId === hotSpotId).length,
    visited: visits.filter(({ shiftId }) => shiftId === id).length,
  }));
  const judged = visits.filter((visit) => visit.inWindow !== null);
  const stays = visits.map(minutesOf);
  return {
    hotSpotId,
    planned: perShift.reduce((total, { planned }) => total + planned, 0),
    delivered: perShift.reduce((total, { planned, visited }) => total + Math.min(planned, visited), 0),
    visits: visits.length,
    minutes: stays.reduce((total, minutes) => total + minutes, 0),
    officerMinutes: visits.reduce((total, visit) => total + minutesOf(visit) * visit.officers, 0),
    medianMinutes: bandedMedian(stays)?.value ?? null,
    inWindow: { of: judged.length, inside: judged.filter((visit) => visit.inWindow === true).length },
    lastVisitAt:
      visits
        .map(({ leftAt }) => leftAt)
        .sort()
        .at(-1) ?? null,
  };
}

function shareOf(part: number, whole: number): Banded | null {
  return whole === 0 ? null : { value: part / whole, ...wilsonInterval(part, whole) };
}

function bandedSum(values: readonly number[]): Banded {
  const value = values.reduce((total, one) => total + one, 0);
  const spread = normalQuantile95 * Math.sqrt(values.reduce((total, one) => total + one * one, 0));
  return { value, low: Math.max(0, value - spread), high: value + spread };
}

function bandedMedian(values: readonly number[]): Banded | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, index))];
  const [lower, upper] = [at(Math.floor((sorted.length - 1) / 2)), at(Math.ceil((sorted.length - 1) / 2))];
  if (lower === undefined || upper === undefined) return null;
  const half = (normalQuantile95 * Math.sqrt(sorted.length)) / 2;
  const low = at(Math.floor(sorted.length / 2 - half)) ?? lower;
  const high = at(Math.ceil(sorted.length / 2 + half)) ?? upper;
  return { value: (lower + upper) / 2, low, high };
}
