import { createMiddleware } from 'hono/factory';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { AppContext, AppEnv } from './app-env.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser adds the session cookie to requests that other sites make. So a write without a bearer token must come
 * from our own pages: the browser says so in Sec-Fetch-Site, older ones in Origin. A program that sends neither
 * and no cookie has nothing that could be misused.
 */
export function requireSameOrigin(publicUrl: string | undefined) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const free = harmless.has(c.req.method) || c.req.header('authorization') !== undefined;
    if (!free && !comesFromHere(c, publicUrl))
      throw new ProblemError(
        problem('wrong-origin', {
          detail: 'a write with a session must come from a page of this server',
          action:
            'Open this server in the browser and do it there; programs use a token instead of the cookie.',
        }),
      );
    await next();
  });
}

function comesFromHere(c: AppContext, publicUrl: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return c.req.header('cookie') === undefined;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === (c.req.header('host') ?? new URL(c.req.url).host) || origin === publicUrl;
}
