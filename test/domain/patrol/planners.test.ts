import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planExactly } from '../../../domain/patrol/plan/plan-exactly.ts';
import { scheduleInOrder, scheduleOf } from '../../../domain/patrol/plan/schedule.ts';
import { searchPlan } from '../../../domain/patrol/plan/search-plan.ts';
import { type Plan, type ShiftProblem, visitValue } from '../../../domain/patrol/plan/shift-problem.ts';
import { bruteForceShift } from '../../support/brute-force-shift.ts';
import { smallProblems } from '../../support/shift-makers.ts';

/** Walks through a plan minute by minute; throws where it breaks a rule. Returns what it is worth. */
function checked(problem: ShiftProblem, { visits, endAt }: Plan): number {
  let [time, value] = [0, 0];
  const free = problem.places.map(({ freeAt }) => freeAt);
  const seen = new Set<number>();
  for (const [index, { place: number, start }] of visits.entries()) {
    const place = problem.places[number];
    const before = visits[index - 1];
    if (place === undefined) throw new Error('no such place');
    const walk = before === undefined ? place.fromStart : (problem.walk[before.place]?.[number] ?? 0);
    expect(start).toBeGreaterThanOrEqual(time + walk);
    expect(start).toBeGreaterThanOrEqual(free[number] ?? 0);
    value += visitValue(place, start, !seen.has(number));
    time = start + problem.stayMinutes;
    free[number] = time + problem.returnAfter;
    seen.add(number);
  }
  const last = visits.at(-1);
  expect(endAt).toBe(last === undefined ? endAt : time + (problem.places[last.place]?.toEnd ?? 0));
  expect(endAt).toBeLessThanOrEqual(problem.totalMinutes);
  expect(seen.size).toBeLessThanOrEqual(problem.maxPlaces);
  for (const [number, { mustVisit }] of problem.places.entries())
    if (mustVisit) expect(seen).toContain(number);
  return value;
}

describe('the planners', () => {
  test('find what brute force finds, and keep every rule', () => {
    let [solved, impossible] = [0, 0];
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const expected = bruteForceShift(problem);
        const { plan, exact } = planExactly(problem, searchPlan(problem), 1_000_000);
        expect(exact).toBe(true);
        if (plan === undefined) {
          // Nothing at all fits, or not what must.
          impossible += 1;
          expect(expected === 0 || expected === Number.NEGATIVE_INFINITY).toBe(true);
          return;
        }
        solved += 1;
        expect(plan.value).toBeCloseTo(expected, 9);
        expect(checked(problem, plan)).toBeCloseTo(plan.value, 9);
      }),
      { numRuns: 150, seed: 20261123 },
    );
    expect(solved).toBeGreaterThan(60);
    expect(impossible).toBeGreaterThan(5);
  });

  test('prove the same plan without a good one to begin with', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const alone = planExactly(problem, undefined, 1_000_000).plan;
        const helped = planExactly(problem, searchPlan(problem), 1_000_000).plan;
        expect(alone?.value ?? -1).toBeCloseTo(helped?.value ?? -1, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('search for plans that keep every rule and are never better than the best', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const plan = searchPlan(problem);
        if (plan === undefined) return;
        expect(checked(problem, plan)).toBeCloseTo(plan.value, 9);
        expect(plan.value).toBeLessThanOrEqual(bruteForceShift(problem) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  test('say that they did not finish when the work is limited', () => {
    const [problem] = fc.sample(
      smallProblems.filter(({ places, totalMinutes }) => places.length === 4 && totalMinutes > 100),
      { numRuns: 1, seed: 3 },
    );
    if (problem === undefined) throw new Error('no problem');
    expect(planExactly(problem, undefined, 1).exact).toBe(false);
  });

  test('give an order the best times, and keep to it when parts of it are left', () => {
    fc.assert(
      fc.property(smallProblems, (given) => {
        const problem = { ...given, places: given.places.map((place) => ({ ...place, mustVisit: false })) };
        const { plan } = planExactly(problem, undefined, 1_000_000);
        if (plan === undefined) return;
        const order = plan.visits.map(({ place }) => place);
        expect(scheduleOf(problem, order)?.value).toBeCloseTo(plan.value, 9);
        const doubled = order.flatMap((place) => [place, place]);
        const kept = scheduleInOrder(problem, doubled);
        expect(kept?.value).toBeCloseTo(plan.value, 9);
      }),
      { numRuns: 100 },
    );
  });
});
