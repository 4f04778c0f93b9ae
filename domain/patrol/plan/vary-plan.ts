import type { Random } from '../../random.ts';
import { scheduleOf } from './schedule.ts';
import { type Plan, type ShiftProblem, valueStep, visitValue, walkTo } from './shift-problem.ts';

/** How much longer the walk may become for an order that nobody foresees. */
const longerWalk = 1.5;
const swapsPerVisit = 8;

function walkMinutes(problem: ShiftProblem, order: readonly number[]): number {
  let minutes = 0;
  for (const [index, place] of order.entries()) minutes += walkTo(problem, order[index - 1], place);
  return minutes + (problem.places[order.at(-1) ?? -1]?.toEnd ?? 0);
}

/**
 * The same visits in an order by chance, worth no less, within the shift, and with at most half as much more to walk: the best
 * order alone would be the same each night that the same hot spots are drawn. Method: two visits are exchanged many times
 * over, and what is worth less, does not fit or walks too far is undone.
 */
export function varyOrder(problem: ShiftProblem, plan: Plan, random: Random): Plan {
  let current = plan;
  const count = plan.visits.length;
  if (count < 2) return plan;
  const order = plan.visits.map(({ place }) => place);
  const most = walkMinutes(problem, order) * longerWalk;
  for (let swap = 0; swap < swapsPerVisit * count; swap++) {
    const [a, b] = [random.integer(0, count - 1), random.integer(0, count - 1)];
    const [first, second] = [order[a], order[b]];
    if (first === undefined || second === undefined || first === second) continue;
    order[a] = second;
    order[b] = first;
    const next = walkMinutes(problem, order) > most ? undefined : scheduleOf(problem, order);
    if (next !== undefined && next.value >= plan.value - valueStep) current = next;
    else {
      order[a] = first;
      order[b] = second;
    }
  }
  return current;
}

/**
 * The same visits at times by chance: a part of the minutes that the shift has to spare is spent between them, worth no
 * less. Later visits move at least as much as earlier ones, so that walks and returns keep their time.
 */
export function varyTimes(problem: ShiftProblem, plan: Plan, random: Random): Plan {
  let spare = problem.totalMinutes - plan.endAt;
  const seen = new Set<number>();
  const isFirst = plan.visits.map(({ place }) => !seen.has(place) && seen.add(place) !== undefined);
  const worthOf = (visits: Plan['visits']): number =>
    visits.reduce((sum, { place: number, start }, index) => {
      const place = problem.places[number];
      return place === undefined ? sum : sum + visitValue(place, start, isFirst[index] === true);
    }, 0);
  // A delay can put a visit after its window: then half of the spare minutes are tried, until there are none.
  for (; spare > 0; spare = Math.floor(spare / 2)) {
    const most = spare;
    const delays = plan.visits.map(() => random.integer(0, most)).sort((a, b) => a - b);
    const visits = plan.visits.map(({ place, start }, index) => ({
      place,
      start: start + (delays[index] ?? 0),
    }));
    const value = worthOf(visits);
    if (value >= plan.value - valueStep) return { visits, value, endAt: plan.endAt + (delays.at(-1) ?? 0) };
  }
  return plan;
}
