import { createMiddleware } from 'hono/factory';
import { ProblemError, problem } from '../../domain/problem.ts';
import { partySideOf } from '../../domain/promise/promise-party.ts';
import type { Verb } from '../../domain/roles.ts';
import { employerOf } from '../people/employer-of.ts';
import type { Store } from '../storage/store.ts';
import type { AppEnv } from './app-env.ts';
import { authorOf, refuseUnlessMay } from './authenticate.ts';

/** Refuses before anything of the request is looked at, unless the role may and the person works for the municipality. */
export function requireMunicipality(store: Pick<Store, 'record'>, verb: Verb) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const author = authorOf(c);
    refuseUnlessMay(author, verb);
    if (partySideOf(author, await employerOf(store, author)) !== 'municipality')
      throw new ProblemError(
        problem('not-allowed', {
          detail: 'this belongs to the municipality; you work for another organisation',
          action: 'Ask a planner or an administrator of the municipality.',
        }),
      );
    await next();
  });
}
