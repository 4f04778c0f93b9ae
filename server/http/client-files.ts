import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { notFound } from './answer-problem.ts';
import type { AppContext, AppEnv } from './app-env.ts';

/** The client's own addresses; all of them get the same page, which then shows the right screen. */
const clientRoutes = [
  /^\/$/,
  /^\/j\/[^/]+$/,
  /^\/r(\/[^/]+)?$/,
  /^\/walk(\/(mark|group|leave)|\/mine(\/[^/]+)?|\/stop\/[^/]+(\/rate)?)?$/,
  /^\/sign-in$/,
  /^\/set-up\/[^/]+$/,
  /^\/(hotspots|findings|areas|actions|staff|disclosures)$/,
  /^\/patrol(\/(dosage|counts|shifts(\/[^/]+(\/sheet)?)?|run\/[^/]+))?$/,
  /^\/walks\/[^/]+\/(protocol|paper|meeting-3|rewalk|comparison|closing(\/notes)?)$/,
  /^\/hotspots\/(layers|lamps|forecast|side-by-side|before-after)$/,
  /^\/incidents$/,
  /^\/templates(\/[^/]+)?$/,
  /^\/promises(\/[^/]+)?$/,
  /^\/walks(\/[^/]+(\/(edit|live|moderation|rescue))?)?$/,
];

const notBuilt = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Lykta</title>
<h1>Lykta</h1><p lang="sv">Klienten är inte byggd. Starta servern med <code>npm start</code>, som bygger den.</p>
<p lang="en">The client has not been built. Start the server with <code>npm start</code>, which builds it.</p></html>`;

/** Files of the built client; the page itself is answered below. */
export function serveClientFiles(app: Hono<AppEnv>, clientFolder: string): void {
  if (!existsSync(clientFolder)) return;
  app.use(serveStatic<AppEnv>({ root: clientFolder, index: 'no-index-here' }));
}

/** What no route answered: the client's page, or that there is nothing. A missing asset never becomes the page. */
export function createNotFoundHandler(clientFolder: string) {
  return async (c: AppContext): Promise<Response> => {
    const { method, path } = c.req;
    const wantsPage =
      (method === 'GET' || method === 'HEAD') && c.req.header('accept')?.includes('text/html');
    const known = (method === 'GET' || method === 'HEAD') && clientRoutes.some((route) => route.test(path));
    const isPage = !/^\/(api|assets|basemap|demo|p|problems)(\/|$)/.test(path) && (known || wantsPage);
    if (!isPage) return notFound(c);
    const page = await readFile(join(clientFolder, 'index.html'), 'utf8').catch(() => undefined);
    c.header('cache-control', 'no-cache');
    if (page === undefined) return c.html(notBuilt, 503);
    return c.html(page, known ? 200 : 404);
  };
}
