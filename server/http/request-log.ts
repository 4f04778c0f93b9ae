import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { roleOf } from '../../domain/roles.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from './app-env.ts';

/** One line a request: the route's pattern, never the address itself, which may hold a code, an id or a key. */
export function requestLog(log: Log) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const startedAt = performance.now();
    await next();
    const reader = c.get('reader');
    const role = reader === undefined ? '-' : roleOf(reader);
    const milliseconds = (performance.now() - startedAt).toFixed(1);
    log.info(`${c.req.method} ${routePath(c, -1)} ${c.res.status} ${milliseconds} ms ${role}`);
  });
}
