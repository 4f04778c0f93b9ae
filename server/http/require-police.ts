import { createMiddleware } from 'hono/factory';
import { handlesIncidents } from '../../domain/incident/handles-incidents.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { can, roleOf, type Verb } from '../../domain/roles.ts';
import { employerOf } from '../people/employer-of.ts';
import type { Store } from '../storage/store.ts';
import type { AppEnv } from './app-env.ts';
import { authorOf } from './authenticate.ts';

/** Refuses before anything of the request is looked at, unless what the police record is this person's to handle. */
export function requirePolice(store: Pick<Store, 'record'>, verb: Verb) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const author = authorOf(c);
    if (!can(roleOf(author), verb) || !handlesIncidents(author, await employerOf(store, author)))
      throw new ProblemError(
        problem('not-allowed', {
          detail: `recorded incidents belong to the police; you may not do "${verb}"`,
          action: 'Ask somebody of the police.',
        }),
      );
    await next();
  });
}
