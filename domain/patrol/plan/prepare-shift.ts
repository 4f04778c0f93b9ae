import { minuteMilliseconds } from '../../milliseconds.ts';
import { dose } from './dose.ts';
import { openMinutes } from './open-minutes.ts';
import type { ShiftCandidate, ShiftInput } from './shift-input.ts';
import type { ShiftProblem } from './shift-problem.ts';
import type { LeftReason, RefusalReason, ShiftRefusal } from './shift-proposal.ts';
import { drawWeight, gradeWeight, hoursBetween, outsideWindow, recencyWeight } from './weigh.ts';

const longestMinutes = 16 * 60;

/** The input with everything filled in and counted in minutes, candidates in the order of their ids. */
export interface Shift {
  readonly input: ShiftInput;
  /** The first whole minute, in milliseconds. */
  readonly beginsAt: number;
  readonly totalMinutes: number;
  readonly stayMinutes: number;
  readonly returnAfter: number;
  readonly maxPlaces: number;
  readonly draw: number;
  readonly candidates: readonly ShiftCandidate[];
  /** Minutes from the start to the end without any visit. */
  readonly directMinutes: number;
  minutesOf(metres: number): number;
}

const refusal = (reason: RefusalReason, ids: readonly string[] = []): ShiftRefusal => ({
  kind: 'refusal',
  reason,
  ids,
});

/** Checks what was asked and fills in what was left out. */
export function prepareShift(input: ShiftInput): Shift | ShiftRefusal {
  const [start, end] = [Date.parse(input.startAt), Date.parse(input.endAt)];
  const outOfBounds = faultyParameters(input);
  if (outOfBounds.length > 0) return refusal('parameter-out-of-bounds', outOfBounds);
  const beginsAt = Math.ceil(start / minuteMilliseconds) * minuteMilliseconds;
  const totalMinutes = Math.floor((end - beginsAt) / minuteMilliseconds);
  if (end < start) return refusal('ends-before-start');
  if (totalMinutes < 1) return refusal('no-time');
  if (totalMinutes > longestMinutes) return refusal('too-long');

  const candidates = [...input.candidates].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const ids = new Set(candidates.map(({ id }) => id));
  const twice = candidates.filter(({ id }, index) => candidates[index - 1]?.id === id).map(({ id }) => id);
  if (twice.length > 0) return refusal('duplicate-hot-spot', twice);
  const named = [...input.locked, ...input.dropped, ...(input.fixedOrder ?? [])];
  const unknown = [...new Set(named.filter((id) => !ids.has(id)))];
  if (unknown.length > 0) return refusal('unknown-hot-spot', unknown);

  const speed = input.walkingMetresPerMinute ?? dose.walkingMetresPerMinute;
  const minutesOf = (metres: number): number => Math.ceil(metres / speed);
  const directMinutes = minutesOf(input.metresBetween(input.start, input.end ?? input.start));
  if (!(directMinutes <= totalMinutes)) return refusal('end-out-of-reach');
  return {
    input,
    beginsAt,
    totalMinutes,
    stayMinutes: input.dwellMinutes ?? dose.usualMinutes,
    returnAfter: input.returnAfterMinutes ?? dose.returnAfterMinutes,
    // Whoever locks more than there should be has them all.
    maxPlaces: Math.max(input.maxHotSpots ?? dose.hotSpotsAtMost, new Set(input.locked).size),
    draw: input.draw ?? dose.draw,
    candidates,
    directMinutes,
    minutesOf,
  };
}

function faultyParameters(input: ShiftInput): string[] {
  const within = (value: number | undefined, from: number, to: number, whole: boolean): boolean =>
    value === undefined || (value >= from && value <= to && (!whole || Number.isInteger(value)));
  const checks: [name: string, isRight: boolean][] = [
    ['startAt', Number.isFinite(Date.parse(input.startAt))],
    ['endAt', Number.isFinite(Date.parse(input.endAt))],
    ['officers', within(input.officers, 1, 20, true)],
    ['dwellMinutes', within(input.dwellMinutes, dose.shortestMinutes, dose.longestMinutes, true)],
    ['returnAfterMinutes', within(input.returnAfterMinutes, 0, 24 * 60, true)],
    ['walkingMetresPerMinute', within(input.walkingMetresPerMinute, 20, 150, false)],
    ['maxHotSpots', within(input.maxHotSpots, 1, 10, true)],
    ['draw', within(input.draw, 0, 0.5, false)],
    ['seed', Number.isSafeInteger(input.seed)],
    ['locked', new Set(input.locked).size <= 10],
    ['fixedOrder', (input.fixedOrder?.length ?? 0) <= 40],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([name]) => name);
}

/** What a person decided. */
export interface Choices {
  readonly locked: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  readonly order: readonly string[] | undefined;
}

export interface PreparedProblem {
  readonly problem: ShiftProblem;
  /** The candidates that the problem has, in its order. */
  readonly usable: readonly ShiftCandidate[];
  /** The others, and why they cannot be visited. */
  readonly unusable: ReadonlyMap<string, LeftReason>;
}

/** The problem to be solved under some choices. */
export function problemOf(shift: Shift, choices: Choices): PreparedProblem {
  const { input, minutesOf } = shift;
  const end = input.end ?? input.start;
  const allowed = choices.order && new Set([...choices.order, ...choices.locked]);
  const unusable = new Map<string, LeftReason>();
  const places = shift.candidates.flatMap((candidate) => {
    const { id, place } = candidate;
    const fromStart = minutesOf(input.metresBetween(input.start, place));
    const toEnd = minutesOf(input.metresBetween(place, end));
    const latest = shift.totalMinutes - shift.stayMinutes - toEnd;
    const freeAt = freeMinute(shift, candidate);
    const reason = choices.dropped.has(id)
      ? 'dropped'
      : !Number.isFinite(fromStart + toEnd)
        ? 'no-way'
        : fromStart > latest
          ? 'no-time'
          : freeAt > latest
            ? 'visited-lately'
            : allowed?.has(id) === false
              ? 'not-in-order'
              : undefined;
    if (reason !== undefined) {
      unusable.set(id, reason);
      return [];
    }
    const { firstValue, againValue } = valuesOf(shift, candidate);
    const planned = {
      id,
      firstValue,
      againValue,
      outside: candidate.windows.length === 0 ? 1 : outsideWindow,
      openings: openMinutes(candidate.windows, shift.beginsAt, shift.totalMinutes),
      freeAt,
      fromStart,
      toEnd,
      mustVisit: choices.locked.has(id),
    };
    return [{ candidate, planned }];
  });
  const usable = places.map(({ candidate }) => candidate);
  return {
    problem: {
      totalMinutes: shift.totalMinutes,
      stayMinutes: shift.stayMinutes,
      returnAfter: shift.returnAfter,
      maxPlaces: shift.maxPlaces,
      places: places.map(({ planned }) => planned),
      walk: usable.map((from) =>
        usable.map((to) => (from === to ? 0 : minutesOf(input.metresBetween(from.place, to.place)))),
      ),
    },
    usable,
    unusable,
  };
}

/** The minute from which on a hot spot may be visited again. */
function freeMinute({ beginsAt, returnAfter }: Shift, { lastVisitAt }: ShiftCandidate): number {
  if (lastVisitAt === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(lastVisitAt) - beginsAt) / minuteMilliseconds) + returnAfter);
}

/** What a hot spot's minutes weigh on the first visit of the shift and on later ones, without the window. */
export function factorsOf(shift: Shift, { id, evidenceGrade, lastVisitAt }: ShiftCandidate) {
  const beginsAt = new Date(shift.beginsAt).toISOString();
  return {
    grade: gradeWeight(evidenceGrade),
    firstRecency: recencyWeight(hoursBetween(lastVisitAt, beginsAt)),
    /** However long it takes until one comes back in the same shift, it counts as just long enough. */
    againRecency: recencyWeight(shift.returnAfter / 60),
    draw: drawWeight(id, shift.input.seed, shift.draw),
  };
}

function valuesOf(shift: Shift, candidate: ShiftCandidate): { firstValue: number; againValue: number } {
  const { grade, firstRecency, againRecency, draw } = factorsOf(shift, candidate);
  const each = shift.stayMinutes * grade * draw;
  return { firstValue: each * firstRecency, againValue: each * againRecency };
}
