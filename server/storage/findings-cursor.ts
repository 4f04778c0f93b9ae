import { ProblemError, problem } from '../../domain/problem.ts';

/** The cursor that goes on after the finding with this number. */
export const cursorAfter = (number: number): string => `after-${number.toString(36)}`;

/** The number that a cursor goes on after. @throws ProblemError when the cursor is none of ours */
export function numberOfCursor(cursor: string): number {
  const number = /^after-([0-9a-z]{1,10})$/.exec(cursor)?.[1];
  if (number !== undefined) return Number.parseInt(number, 36);
  throw new ProblemError(
    problem('invalid-query', {
      detail: 'the cursor is not one of ours',
      action: 'Take the cursor from the link "next" of the page before, or leave it out to start again.',
    }),
  );
}
