import { createMiddleware } from 'hono/factory';
import type { OrganisationId } from '../../domain/ids.ts';
import { policeOf } from '../../domain/patrol/police-of.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { can, employerIdOf, roleOf, type Verb } from '../../domain/roles.ts';
import { employerOf } from '../people/employer-of.ts';
import type { Store } from '../storage/store.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { authorOf } from './authenticate.ts';

/** The police that this person works for, as their records name them; undefined for everybody else. */
export async function policeOfReader(c: AppContext, store: Pick<Store, 'record'>) {
  const author = authorOf(c);
  return policeOf(author, await employerOf(store, author));
}

/** Refuses before anything of the request is looked at, unless patrols are this person's to handle. */
export function requirePatrol(store: Pick<Store, 'record'>, verb: Verb) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const author = authorOf(c);
    if (!can(roleOf(author), verb) || (await policeOfReader(c, store)) === undefined)
      throw new ProblemError(
        problem('not-allowed', {
          detail: `patrols belong to the police; you may not do "${verb}"`,
          action: 'Ask somebody of the police.',
        }),
      );
    await next();
  });
}

/** Whose patrols the person handles; only after `requirePatrol` has let them in. */
export function policeIdOf(c: AppContext): OrganisationId | null {
  return employerIdOf(authorOf(c));
}
