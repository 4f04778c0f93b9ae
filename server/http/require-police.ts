import { createMiddleware } from 'hono/factory';
import { handlesIncidents } from '../../domain/incident/handles-incidents.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { type Author, can, roleOf, type Verb } from '../../domain/roles.ts';
import type { Store } from '../storage/store.ts';
import type { AppEnv } from './app-env.ts';
import { authorOf } from './authenticate.ts';

/** Whether recorded incidents are this person's to handle, by who they work for. */
export async function handlesIncidentsHere(store: Pick<Store, 'record'>, author: Author): Promise<boolean> {
  const employer =
    author.kind === 'staff' && author.organisationId !== null
      ? await store.record(author.organisationId)
      : undefined;
  return handlesIncidents(author, employer);
}

/** Refuses before anything of the request is looked at, unless what the police record is this person's to handle. */
export function requirePolice(store: Pick<Store, 'record'>, verb: Verb) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const author = authorOf(c);
    if (!can(roleOf(author), verb) || !(await handlesIncidentsHere(store, author)))
      throw new ProblemError(
        problem('not-allowed', {
          detail: `recorded incidents belong to the police; you may not do "${verb}"`,
          action: 'Ask somebody of the police.',
        }),
      );
    await next();
  });
}
