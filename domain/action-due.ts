import type { Action, ActionAnswer, ActionStatus } from './action.ts';

/** Of an action what says when it is due; the police get no decision. */
export interface DueFacts {
  status: ActionStatus;
  deadline: string | null;
  decision?: Action['properties']['decision'] | undefined;
}

const endedStatuses: readonly ActionStatus[] = ['done', 'verified', 'not_done'];

/** Whether something is still to be done. */
export function isActionOpen({ status, decision }: Pick<DueFacts, 'status' | 'decision'>): boolean {
  return !endedStatuses.includes(status) && decision !== 'decline';
}

/**
 * Something is still to be done and its day is past. Worked out anew each time, so that nobody can put it away.
 * @param today as in 2026-11-23
 */
export function isActionOverdue(action: DueFacts, today: string): boolean {
  return action.deadline !== null && action.deadline < today && isActionOpen(action);
}

/** Overdue first, the oldest first of all; then what is open by its day, then what has ended; equal ones by id. */
export function compareByDue(today: string) {
  const group = (facts: DueFacts) => (isActionOverdue(facts, today) ? 0 : isActionOpen(facts) ? 1 : 2);
  /** After every day. */
  const never = '9999-12-31';
  return (a: { id: string; facts: DueFacts }, b: { id: string; facts: DueFacts }): number => {
    const byGroup = group(a.facts) - group(b.facts);
    if (byGroup !== 0) return byGroup;
    const [one, two] = [a.facts.deadline ?? never, b.facts.deadline ?? never];
    if (one !== two) return one < two ? -1 : 1;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  };
}

export interface AnswerCounts {
  agree: number;
  half: number;
  not_fixed: number;
  /** "Half" and "not fixed" that came after the last thing that was done with the action. */
  toRead: number;
}

/** What those who marked the place say of the action, one a person and mark. */
export function countAnswers(
  answers: readonly { answer: ActionAnswer; at: string }[],
  statusLog: readonly { at: string }[],
): AnswerCounts {
  const lastMoved = Math.max(...statusLog.map(({ at }) => Date.parse(at)), 0);
  const counts = { agree: 0, half: 0, not_fixed: 0, toRead: 0 };
  for (const { answer, at } of answers) {
    counts[answer] += 1;
    if (answer !== 'agree' && Date.parse(at) > lastMoved) counts.toRead += 1;
  }
  return counts;
}
