import { randomFrom } from '../../random.ts';
import { describeStops, hundredths, timeOf } from './describe-stops.ts';
import { type Choices, type PreparedProblem, prepareShift, problemOf, type Shift } from './prepare-shift.ts';
import type { ShiftInput } from './shift-input.ts';
import type { Plan } from './shift-problem.ts';
import type { ChoiceCost, LeftReason, ShiftProposal, ShiftRefusal } from './shift-proposal.ts';
import { solveInOrder, solveShift } from './solve-shift.ts';
import { varyOrder, varyTimes } from './vary-plan.ts';

/**
 * Proposes which hot spots a shift on foot visits, in what order and when: as many weighted minutes at hot spots as fit
 * between start and end, walks included.
 *
 * A minute weighs what the hot spot's evidence, its hours, the time since the last visit and tonight's draw say; the draw
 * comes of the seed, and so do the order among orders that are worth the same and where spare minutes are spent: nobody who
 * lacks the seed can foresee the plan, and whoever has it can make it again. The dose and its doubt stand in `dose.ts`.
 *
 * Locked hot spots are visited, dropped ones are not, an order is kept; what each of these costs is told. Up to twelve
 * candidates the plan is proven to be the best (`exact`), and beyond that where the work stays small.
 */
export function proposeShift(input: ShiftInput): ShiftProposal | ShiftRefusal {
  const shift = prepareShift(input);
  if ('kind' in shift) return shift;
  const choices: Choices = {
    locked: new Set(input.locked.filter((id) => !input.dropped.includes(id))),
    dropped: new Set(input.dropped),
    order: input.fixedOrder,
  };
  const { prepared, plan, exact } = solve(shift, choices);
  const impossible = [...choices.locked].filter((id) => prepared.unusable.has(id));
  if (plan === undefined || impossible.length > 0)
    return {
      kind: 'refusal',
      reason: 'locked-do-not-fit',
      ids: (impossible.length > 0 ? impossible : [...choices.locked]).sort(),
    };
  return describe(shift, choices, prepared, byChance(shift, choices, prepared, plan), exact);
}

function byChance(shift: Shift, { order }: Choices, { problem }: PreparedProblem, plan: Plan): Plan {
  if (shift.draw === 0) return plan;
  const random = randomFrom(shift.input.seed);
  const inOrder = order === undefined ? varyOrder(problem, plan, random) : plan;
  return varyTimes(problem, inOrder, random);
}

interface Solved {
  readonly prepared: PreparedProblem;
  readonly plan: Plan | undefined;
  readonly exact: boolean;
}

function solve(shift: Shift, choices: Choices): Solved {
  const prepared = problemOf(shift, choices);
  const { problem, usable } = prepared;
  const hasLocks = problem.places.some(({ mustVisit }) => mustVisit);
  const none: Plan = { visits: [], value: 0, endAt: shift.directMinutes };
  const { plan, exact } =
    choices.order === undefined
      ? solveShift(problem)
      : solveInOrder(
          problem,
          choices.order.flatMap((id) => {
            const number = usable.findIndex((candidate) => candidate.id === id);
            return number < 0 ? [] : [number];
          }),
        );
  const found = plan?.visits.length === 0 ? none : plan;
  return { prepared, plan: found ?? (hasLocks ? undefined : none), exact };
}

function describe(
  shift: Shift,
  choices: Choices,
  prepared: PreparedProblem,
  plan: Plan,
  exact: boolean,
): ShiftProposal {
  const { input } = shift;
  const stops = describeStops(shift, prepared, plan);
  const lastPlace = prepared.usable[plan.visits.at(-1)?.place ?? -1]?.place ?? input.start;
  const lastWalkMetres = input.metresBetween(lastPlace, input.end ?? input.start);
  const sum = (value: (stop: (typeof stops)[number]) => number) =>
    stops.reduce((total, stop) => total + value(stop), 0);
  const minutesAtHotSpots = stops.length * shift.stayMinutes;
  return {
    kind: 'proposal',
    seed: input.seed,
    stops,
    left: leftOf(shift, choices, prepared, new Set(stops.map(({ id }) => id))),
    costs: costsOf(shift, choices, plan.value),
    minutesAtHotSpots,
    officerMinutesAtHotSpots: minutesAtHotSpots * input.officers,
    weightedMinutes: hundredths(plan.value),
    weightedMinutesWithoutDraw: hundredths(
      sum(({ why: { grade, window, recency } }) => shift.stayMinutes * grade * window * recency),
    ),
    walkMetres: sum((stop) => stop.walkMetres) + Math.round(lastWalkMetres),
    walkMinutes: sum((stop) => stop.walkMinutes) + shift.minutesOf(lastWalkMetres),
    lastWalkMetres: Math.round(lastWalkMetres),
    lastWalkMinutes: shift.minutesOf(lastWalkMetres),
    backAt: timeOf(shift, plan.endAt),
    spareMinutes: shift.totalMinutes - plan.endAt,
    exact,
  };
}

function leftOf(
  shift: Shift,
  choices: Choices,
  { unusable }: PreparedProblem,
  visited: ReadonlySet<string>,
): { id: string; reason: LeftReason }[] {
  return shift.candidates
    .filter(({ id }) => !visited.has(id))
    .map(({ id }) => ({
      id,
      reason: unusable.get(id) ?? (choices.order === undefined ? 'outweighed' : 'not-in-order'),
    }));
}

/** What the best plan without a choice is worth more, for each choice alone. */
function costsOf(shift: Shift, choices: Choices, value: number): ChoiceCost[] {
  const without = (changed: Partial<Choices>): number => {
    const other = solve(shift, { ...choices, ...changed }).plan?.value ?? value;
    return hundredths(Math.max(0, other - value));
  };
  const less = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((other) => other !== id));
  const sorted = (ids: ReadonlySet<string>) => [...ids].sort();
  return [
    ...sorted(choices.locked).map(
      (id): ChoiceCost => ({
        choice: 'locked',
        id,
        weightedMinutes: without({ locked: less(choices.locked, id) }),
      }),
    ),
    ...sorted(choices.dropped).map(
      (id): ChoiceCost => ({
        choice: 'dropped',
        id,
        weightedMinutes: without({ dropped: less(choices.dropped, id) }),
      }),
    ),
    ...(choices.order === undefined
      ? []
      : [{ choice: 'order' as const, id: null, weightedMinutes: without({ order: undefined }) }]),
  ];
}
