/** A hot spot as the planners see it. Minutes are whole and count from the start of the shift. */
export interface PlannedPlace {
  readonly id: string;
  /** Weighted minutes of the first visit inside a window. */
  readonly firstValue: number;
  /** The same of each later visit. */
  readonly againValue: number;
  /** What a visit outside every window keeps of these, 1 where there are no windows. */
  readonly outside: number;
  /** Minutes in a window, as [from, to), in order. */
  readonly openings: readonly (readonly [from: number, to: number])[];
  /** The first minute at which it may be visited. */
  readonly freeAt: number;
  readonly fromStart: number;
  readonly toEnd: number;
  readonly mustVisit: boolean;
}

/** What is asked: visits in order, within the shift, with as many weighted minutes as can be. */
export interface ShiftProblem {
  readonly totalMinutes: number;
  readonly stayMinutes: number;
  /** From leaving a place to the next visit there. */
  readonly returnAfter: number;
  /** Different places at most. */
  readonly maxPlaces: number;
  readonly places: readonly PlannedPlace[];
  /** Minutes on foot between places by their numbers; Infinity where there is no way. */
  readonly walk: readonly (readonly number[])[];
}

export interface Visit {
  readonly place: number;
  readonly start: number;
}

export interface Plan {
  readonly visits: readonly Visit[];
  readonly value: number;
  /** The minute of coming to the end. */
  readonly endAt: number;
}

/** Sums of the same parts in another order differ by less. */
export const valueStep = 1e-9;

/** The better of two plans: more weighted minutes; with as many, back earlier. */
export function isBetter(plan: Plan, than: Plan): boolean {
  if (Math.abs(plan.value - than.value) > valueStep) return plan.value > than.value;
  return plan.endAt < than.endAt;
}

export function isOpen({ outside, openings }: PlannedPlace, start: number): boolean {
  return outside === 1 || openings.some(([from, to]) => start >= from && start < to);
}

/** Weighted minutes of a visit that begins at this minute. */
export function visitValue(place: PlannedPlace, start: number, isFirst: boolean): number {
  const value = isFirst ? place.firstValue : place.againValue;
  return isOpen(place, start) ? value : value * place.outside;
}

/**
 * The minutes at which it can be worth while to begin, once one is there: at once, and when a later window opens. Any other
 * start could be moved earlier without losing anything.
 */
export function startsFrom(place: PlannedPlace, earliest: number): number[] {
  if (isOpen(place, earliest)) return [earliest];
  return [earliest, ...place.openings.filter(([from]) => from > earliest).map(([from]) => from)];
}

export function walkTo({ walk, places }: ShiftProblem, last: number | undefined, place: number): number {
  const minutes = last === undefined ? places[place]?.fromStart : walk[last]?.[place];
  return minutes ?? Number.POSITIVE_INFINITY;
}

/** Whether a visit that begins then ends in time to walk to the shift's end. */
export function fits(problem: ShiftProblem, place: PlannedPlace, start: number): boolean {
  return start + problem.stayMinutes + place.toEnd <= problem.totalMinutes;
}
