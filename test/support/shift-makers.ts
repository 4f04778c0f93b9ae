import fc from 'fast-check';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import type { ShiftCandidate, ShiftInput } from '../../domain/patrol/plan/shift-input.ts';
import type { ShiftProblem } from '../../domain/patrol/plan/shift-problem.ts';

/** Small problems with windows, waits, returns and locks, for comparison with brute force. */
export const smallProblems: fc.Arbitrary<ShiftProblem> = fc
  .record({
    count: fc.integer({ min: 1, max: 4 }),
    totalMinutes: fc.integer({ min: 20, max: 110 }),
    stayMinutes: fc.constantFrom(10, 12),
    returnAfter: fc.integer({ min: 0, max: 40 }),
    maxPlaces: fc.integer({ min: 1, max: 3 }),
    steps: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 10, maxLength: 10 }),
    values: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
    again: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
    openings: fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 40 })), { minLength: 4, maxLength: 4 }),
    windowed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    freeAt: fc.array(fc.constantFrom(0, 0, 0, 25), { minLength: 4, maxLength: 4 }),
    locks: fc.array(fc.constantFrom(false, false, false, true), { minLength: 4, maxLength: 4 }),
  })
  .map((given): ShiftProblem => {
    const { totalMinutes, stayMinutes, returnAfter, maxPlaces, count, steps } = given;
    const step = (a: number, b: number): number => (a === b ? 0 : (steps[(a * 3 + b * 3) % 10] ?? 0));
    const numbers = Array.from({ length: count }, (_, number) => number);
    return {
      totalMinutes,
      stayMinutes,
      returnAfter,
      maxPlaces,
      places: numbers.map((number) => {
        const [from, length] = given.openings[number] ?? [0, 1];
        const isWindowed = given.windowed[number] === true;
        return {
          id: String(number),
          firstValue: given.values[number] ?? 1,
          againValue: given.again[number] ?? 1,
          outside: isWindowed ? 0.4 : 1,
          openings: isWindowed ? [[from, from + length] as const] : [],
          freeAt: given.freeAt[number] ?? 0,
          fromStart: steps[number] ?? 0,
          toEnd: steps[number + 4] ?? 0,
          mustVisit: given.locks[number] === true,
        };
      }),
      walk: numbers.map((from) => numbers.map((to) => step(from, to))),
    };
  });

const middle: Position = [17.6, 57.25];

/** A candidate so many metres east and north of the middle. */
export function candidateAt(
  id: string,
  east: number,
  north: number,
  more: Partial<ShiftCandidate> = {},
): ShiftCandidate {
  const place: Position = [middle[0] + east / 60_150, middle[1] + north / 111_195];
  return { id, place, evidenceGrade: 'B', windows: [], lastVisitAt: null, ...more };
}

/** A Friday evening, 18:00 to 22:00 by the clock of the place, from the middle and back, in straight lines. */
export function shiftOf(more: Partial<ShiftInput> = {}): ShiftInput {
  return {
    startAt: '2026-11-20T17:00:00.000Z',
    endAt: '2026-11-20T21:00:00.000Z',
    start: middle,
    end: null,
    officers: 2,
    seed: 7,
    candidates: [],
    locked: [],
    dropped: [],
    metresBetween: distanceMetres,
    ...more,
  };
}

/** Inputs as people might make them: 1 to 8 hot spots in a town, up to 6 hours. */
export const shiftInputs: fc.Arbitrary<ShiftInput> = fc
  .record({
    minutes: fc.integer({ min: 1, max: 360 }),
    startMinute: fc.nat(1440 * 7),
    places: fc.array(
      fc.record({
        east: fc.integer({ min: -1500, max: 1500 }),
        north: fc.integer({ min: -1500, max: 1500 }),
        evidenceGrade: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
        windows: fc.array(
          fc.record({ weekday: fc.nat(6), fromHour: fc.nat(23), toHour: fc.integer({ min: 1, max: 24 }) }),
          { maxLength: 3 },
        ),
        visitedMinutesBefore: fc.option(fc.integer({ min: 0, max: 20_000 })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    dwellMinutes: fc.integer({ min: 10, max: 16 }),
    returnAfterMinutes: fc.integer({ min: 60, max: 150 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    locked: fc.subarray(['0', '1'], { maxLength: 1 }),
    dropped: fc.subarray(['2', '3']),
    officers: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ minutes, startMinute, places, locked, dropped, ...rest }) => {
    const startAt = Date.parse('2026-11-16T00:00:00.000Z') + startMinute * 60_000;
    const candidates = places.map(({ east, north, visitedMinutesBefore, ...more }, index) =>
      candidateAt(String(index), east, north, {
        ...more,
        lastVisitAt:
          visitedMinutesBefore === null
            ? null
            : new Date(startAt - visitedMinutesBefore * 60_000).toISOString(),
      }),
    );
    const isThere = (id: string) => candidates.some((candidate) => candidate.id === id);
    return shiftOf({
      ...rest,
      startAt: new Date(startAt).toISOString(),
      endAt: new Date(startAt + minutes * 60_000).toISOString(),
      candidates,
      locked: locked.filter(isThere),
      dropped: dropped.filter(isThere),
    });
  });
