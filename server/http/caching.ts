import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/**
 * How long an answer may be kept, where the route does not say: what Vite named by its content for ever, answers
 * about people and places not at all, everything else only after asking again.
 */
export const caching = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers, ok } = c.res;
  if (headers.has('cache-control')) return;
  if (c.req.path.startsWith('/assets/') && ok)
    headers.set('cache-control', 'public, max-age=31536000, immutable');
  else headers.set('cache-control', c.req.path.startsWith('/api/') ? 'no-store' : 'no-cache');
});
