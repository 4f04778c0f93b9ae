import {
  fits,
  isBetter,
  type Plan,
  type PlannedPlace,
  type ShiftProblem,
  startsFrom,
  type Visit,
  valueStep,
  visitValue,
  walkTo,
} from './shift-problem.ts';
import type { ValueBound } from './value-bound.ts';

/** Visits made so far. */
interface Label {
  /** -1 at the start. */
  readonly last: number;
  readonly time: number;
  readonly value: number;
  /** At most what any plan that begins so is worth. */
  promise: number;
  /** A bit for each place visited. */
  readonly visited: number;
  /** When each place may be visited next. */
  readonly freeAt: Int16Array;
  readonly start: number;
  readonly before: Label | undefined;
}

/**
 * The best plan over a few places, all of which may be visited, or what was known when none is better. Method: dynamic programming over labels in order of time. A label is left when another at
 * the same place with the same places visited is no later, worth no less and may return no later anywhere, and when it
 * cannot become worth more than what is known already.
 * @param limits how many labels in all, and how many at each minute: with few, the most promising ones, the plan is good and
 *   quickly found, but not proven
 */
export function bestOverLabels(
  problem: ShiftProblem,
  bound: ValueBound,
  known: Plan | undefined,
  limits: { labels: number; atEachMinute: number },
): { best: Plan | undefined; labels: number; finished: boolean } {
  const { places, totalMinutes } = problem;
  const must = places.reduce((bits, place, number) => (place.mustVisit ? bits | (1 << number) : bits), 0);
  const byTime: (Label[] | undefined)[] = [[rootOf(problem)]];
  const kept = new Map<number, Label[]>();
  let best = known;
  let made = 0;
  for (let time = 0; time <= totalMinutes; time++) {
    const labels = byTime[time];
    if (labels === undefined) continue;
    byTime[time] = undefined;
    let taken = 0;
    for (const label of inOrder(labels, limits.atEachMinute)) {
      if (label.last >= 0) {
        if (best !== undefined && label.promise <= best.value + valueStep) continue;
        const key = label.visited * 32 + label.last;
        const others = kept.get(key) ?? [];
        if (others.some((other) => beats(other, label, problem))) continue;
        others.push(label);
        kept.set(key, others);
        taken += 1;
        if (taken > limits.atEachMinute) break;
      }
      for (const [number, place] of places.entries())
        for (const next of nextLabels(problem, label, number, place)) {
          made += 1;
          const endAt = next.time + place.toEnd;
          const isWhole = (next.visited & must) === must;
          if (isWhole && (best === undefined || isBetter({ visits: [], value: next.value, endAt }, best)))
            best = { visits: visitsOf(next), value: next.value, endAt };
          next.promise = next.value + bound.gain(next);
          // Here rather than at its turn, so that memory holds only what is promising.
          if (best !== undefined && next.promise <= best.value + valueStep) continue;
          const list = byTime[next.time];
          if (list === undefined) byTime[next.time] = [next];
          else list.push(next);
        }
      if (made > limits.labels) return { best, labels: made, finished: false };
    }
  }
  return { best, labels: made, finished: true };
}

/** Those that a label could beat stand after it; where only some are taken, those that promise most stand first. */
function inOrder(labels: Label[], atEachMinute: number): Label[] {
  const few = labels.length <= atEachMinute || atEachMinute === Number.POSITIVE_INFINITY;
  return labels.sort((a, b) => (few ? 0 : b.promise - a.promise) || b.value - a.value);
}

function rootOf({ places, totalMinutes }: ShiftProblem): Label {
  const freeAt = Int16Array.from(places, (place) => Math.min(place.freeAt, totalMinutes + 1));
  return {
    last: -1,
    time: 0,
    value: 0,
    promise: Number.POSITIVE_INFINITY,
    visited: 0,
    freeAt,
    start: 0,
    before: undefined,
  };
}

function beats(a: Label, b: Label, problem: ShiftProblem): boolean {
  if (a.value < b.value) return false;
  for (let place = 0; place < a.freeAt.length; place++) {
    const walk = walkTo(problem, a.last, place);
    const ours = Math.max(a.freeAt[place] ?? 0, a.time + walk);
    if (ours > Math.max(b.freeAt[place] ?? 0, b.time + walk)) return false;
  }
  return true;
}

function nextLabels(problem: ShiftProblem, label: Label, number: number, place: PlannedPlace): Label[] {
  const arrive = label.time + walkTo(problem, label.last < 0 ? undefined : label.last, number);
  const earliest = Math.max(arrive, label.freeAt[number] ?? 0);
  if (!fits(problem, place, earliest)) return [];
  const bit = 1 << number;
  const isFirst = (label.visited & bit) === 0;
  return startsFrom(place, earliest)
    .filter((start) => fits(problem, place, start))
    .map((start) => {
      const time = start + problem.stayMinutes;
      const freeAt = label.freeAt.slice();
      freeAt[number] = Math.min(time + problem.returnAfter, problem.totalMinutes + 1);
      const value = label.value + visitValue(place, start, isFirst);
      return {
        last: number,
        time,
        value,
        promise: 0,
        visited: label.visited | bit,
        freeAt,
        start,
        before: label,
      };
    });
}

function visitsOf(label: Label): Visit[] {
  const visits: Visit[] = [];
  for (let one: Label | undefined = label; one !== undefined && one.last >= 0; one = one.before)
    visits.push({ place: one.last, start: one.start });
  return visits.reverse();
}
