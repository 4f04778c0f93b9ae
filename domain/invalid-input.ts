import type { z } from 'zod';
import { type Problem, type ProblemCode, type ProblemPlace, problem } from './problem.ts';

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Zod's issues as places: a JSON Pointer below `prefix` and what is wrong there. At most 20. */
export function placesOf(error: z.ZodError, prefix = ''): ProblemPlace[] {
  return error.issues.slice(0, 20).map((issue) => ({
    pointer: prefix + pointerOf(issue.path),
    detail: issue.message,
  }));
}

/** What zod refused, as a problem that names each place. */
export function invalidInput(
  error: z.ZodError,
  options: { prefix?: string; code?: ProblemCode; action?: string } = {},
): Problem {
  const errors = placesOf(error, options.prefix);
  const first = errors[0];
  return problem(options.code ?? 'invalid-input', {
    detail: first === undefined ? 'the values do not fit' : `${first.pointer || '/'}: ${first.detail}`,
    action: options.action ?? 'Correct the values named in "errors" and send again.',
    errors,
  });
}
