import type { z } from 'zod';
import { invalidInput } from './invalid-input.ts';
import { type Problem, problem } from './problem.ts';

export type Parsed<Change> = { change: Change; problem?: never } | { change?: never; problem: Problem };

/**
 * Checks one change from outside against these kinds.
 * @param schema of a change of any of the kinds
 * @param prefix the JSON Pointer of the change in what was sent
 */
export function parseAs<Change>(
  schema: z.ZodType<Change>,
  kinds: readonly string[],
  input: unknown,
  prefix: string,
): Parsed<Change> {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  if (typeof kind !== 'string' || !kinds.includes(kind)) {
    return {
      problem: problem('unknown-kind', {
        detail: `"${String(kind).slice(0, 60)}" is not a kind of change`,
        action: `Send one of: ${kinds.join(', ')}.`,
        errors: [{ pointer: `${prefix}/kind`, detail: 'is not a known kind of change' }],
      }),
    };
  }
  const parsed = schema.safeParse(input);
  return parsed.success ? { change: parsed.data } : { problem: invalidInput(parsed.error, { prefix }) };
}
