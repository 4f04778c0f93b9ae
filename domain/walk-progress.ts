import { dayOfWalk, daysAfter, reachedAt } from './walk-day.ts';
import { factsOf, type WalkRecords } from './walk-facts.ts';
import { type MissingNeed, missingFor } from './walk-phases.ts';
import type { WalkTemplate } from './walk-template.ts';
import { type WalkStatus, walkStatuses } from './walk-terms.ts';

export type StepState = 'done' | 'now' | 'ahead' | 'skipped';

/** One step of the path. A step is "done" once the walk has its status; "now" is the one being worked on. */
export interface ProgressStep {
  status: WalkStatus;
  /** Phases of the template that end with this step; none without a template. */
  phases: readonly number[];
  state: StepState;
  reachedOn: string | null;
  /** By when it should be done; null where nothing says so. */
  dueOn: string | null;
  /** Not done, and the day is past. Worked out anew each time, so nobody can put it away. */
  overdue: boolean;
  /** What is missing before the step; empty once it is done or skipped. */
  missing: readonly MissingNeed[];
}

export interface WalkProgress {
  status: WalkStatus;
  /** Closed or cancelled. */
  ended: boolean;
  /** The step being worked on; null when the walk has ended. */
  next: WalkStatus | null;
  steps: readonly ProgressStep[];
}

const path: readonly WalkStatus[] = walkStatuses.filter((status) => status !== 'cancelled');

function stateOf(status: WalkStatus, { walk }: WalkRecords): StepState {
  const { properties } = walk;
  const current = path.indexOf(properties.status);
  const place = path.indexOf(status);
  if (properties.status === 'cancelled')
    return reachedAt(properties, status) === undefined ? 'skipped' : 'done';
  if (place > current) return place === current + 1 ? 'now' : 'ahead';
  return reachedAt(properties, status) === undefined ? 'skipped' : 'done';
}

/** The template's days after the walk; a re-walk that has a day of its own is due on that. */
function dueOnOf(status: WalkStatus, { walk }: WalkRecords, template: WalkTemplate | null): string | null {
  const { rewalk } = walk.properties;
  if (status === 'rewalked' && rewalk?.kind === 'dated') return rewalk.dueOn;
  const days = (template?.phases ?? [])
    .filter((phase) => phase.status === status)
    .flatMap(({ dueDays }) => dueDays ?? []);
  const walkedOn = dayOfWalk(walk.properties);
  return walkedOn === null || days.length === 0 ? null : daysAfter(walkedOn, Math.max(...days));
}

/**
 * Where a walk stands: its path, what is missing for each step, by when, and what is overdue.
 * @param today as in 2026-11-23
 */
export function walkProgress(
  records: WalkRecords,
  { template, today }: { template: WalkTemplate | null; today: string },
): WalkProgress {
  const facts = factsOf(records);
  const { properties } = records.walk;
  const steps = path.map((status): ProgressStep => {
    const state = stateOf(status, records);
    const isOpen = state === 'now' || state === 'ahead';
    const reached = reachedAt(properties, status);
    const dueOn = dueOnOf(status, records, template);
    return {
      status,
      phases: (template?.phases ?? []).filter((phase) => phase.status === status).map(({ number }) => number),
      state,
      reachedOn: state === 'done' && reached !== undefined ? reached.slice(0, 10) : null,
      dueOn,
      overdue: isOpen && dueOn !== null && dueOn < today,
      missing: isOpen ? missingFor(facts, status) : [],
    };
  });
  const ended = properties.status === 'closed' || properties.status === 'cancelled';
  const next = ended ? null : (steps.find(({ state }) => state === 'now')?.status ?? null);
  return { status: properties.status, ended, next, steps };
}
