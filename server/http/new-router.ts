import { OpenAPIHono } from '@hono/zod-openapi';
import { invalidInput } from '../../domain/invalid-input.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { AppEnv } from './app-env.ts';

/** A router whose refusals of values are problems like all others. Every file of routes starts with one. */
export function newRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw new ProblemError(
        result.target === 'json'
          ? invalidInput(result.error)
          : invalidInput(result.error, {
              code: 'invalid-query',
              action: 'Correct the parts of the address named in "errors" and ask again.',
            }),
      );
    },
  });
}
