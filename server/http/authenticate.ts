import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { walkIdSchema } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { type Author, can, type Reader, roleOf, rolesThatCan, type Verb } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import type { AppContext, AppEnv } from './app-env.ts';

/** How a participant's token is kept: its SHA-256 in hexadecimal. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Says who asks: a participant by the bearer token, somebody of the staff by the session cookie, else the public.
 * A token or session that is not known makes nobody of anyone; what needs somebody refuses them.
 */
export function authenticate(deps: Pick<Deps, 'store' | 'people'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set('reader', await readerOf(c, deps));
    await next();
  });
}

async function readerOf(c: AppContext, { store, people }: Pick<Deps, 'store' | 'people'>): Promise<Reader> {
  const authorization = c.req.header('authorization');
  if (authorization !== undefined) {
    const token = /^Bearer +([A-Za-z0-9_-]{20,200})$/i.exec(authorization)?.[1];
    const found = token === undefined ? undefined : await store.participantByTokenHash(tokenHashOf(token));
    if (found === undefined) return { kind: 'public' };
    const { id, properties } = found.feature;
    return { kind: 'participant', participantId: id, walkId: walkIdSchema.parse(properties.walkId) };
  }
  if (c.req.header('cookie') === undefined) return { kind: 'public' };
  const person = await people.personOf(c.req.raw.headers);
  if (person === undefined) return { kind: 'public' };
  return { kind: 'staff', userId: person.id, role: person.role, organisationId: person.organisationId };
}

/** The author of a write; the public is refused. */
export function authorOf(c: AppContext): Author {
  const reader = c.get('reader');
  if (reader.kind !== 'public') return reader;
  throw new ProblemError(
    problem('not-signed-in', {
      detail:
        'this needs somebody who has joined a walk or signed in; a token or session sent here is not known',
      action: 'Join a walk with its code, or sign in.',
    }),
  );
}

/**
 * Refuses before anything of the request is looked at, unless the role may do the verb; participants need `ownVerb`,
 * and whether the thing is theirs is checked further in.
 */
export function requireVerb(staffVerb: Verb, ownVerb: Verb = staffVerb) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const author = authorOf(c);
    refuseUnlessMay(author, author.kind === 'participant' ? ownVerb : staffVerb);
    await next();
  });
}

/** Refuses unless the role may do the verb, where only a part of what an address does needs it. */
export function refuseUnlessMay(reader: Reader, verb: Verb): void {
  if (can(roleOf(reader), verb)) return;
  throw new ProblemError(
    problem('not-allowed', {
      detail: `your role may not do "${verb}"`,
      action: `Ask somebody with one of these roles: ${rolesThatCan(verb).join(', ')}.`,
    }),
  );
}

/** Refuses the public; what the others may do is decided further in. */
export const requireSignedIn = createMiddleware<AppEnv>(async (c, next) => {
  authorOf(c);
  await next();
});

/** Refuses everybody but the staff. */
export const requireStaff = createMiddleware<AppEnv>(async (c, next) => {
  if (authorOf(c).kind !== 'staff')
    throw new ProblemError(
      problem('not-allowed', {
        detail: 'participants have no account',
        action: 'Sign in with an e-mail address and a password.',
      }),
    );
  await next();
});
