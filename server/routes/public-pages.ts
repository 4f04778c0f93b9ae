import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRoute, z } from '@hono/zod-openapi';
import { walkIdSchema } from '../../domain/ids.ts';
import { publicProtocols } from '../../domain/public-protocol.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { newRouter } from '../http/new-router.ts';
import { htmlAnswer, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { areaPath } from '../pages/area-page.ts';
import { followForm } from '../pages/follow-form.ts';
import { noWalkPage, walkPage } from '../pages/walk-page.ts';
import type { PublicSiteReader } from '../public-site.ts';
import { writesToFollowers } from '../writes-to-followers.ts';

const root = join(import.meta.dirname, '..', '..');
const letters =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';
const aDay = 'public, max-age=86400';

/** Colours and sizes are those of the screens: the same file of tokens, without the import that only Vite follows. */
async function pageStyle(): Promise<string> {
  const tokens = await readFile(join(root, 'client', 'ui', 'tokens.css'), 'utf8');
  const own = ['page.css', 'page-parts.css', 'page-promise.css', 'page-print.css'].map((name) =>
    readFile(join(root, 'server', 'pages', name), 'utf8'),
  );
  return [tokens.replace(/^@import[^\n]*\n/m, ''), ...(await Promise.all(own))].join('\n');
}

const getWalk = createRoute({
  method: 'get',
  path: '/p/walks/{walkId}',
  summary: 'The published protocol of a walk, for anybody',
  description: 'A page that is readable without scripts, in Swedish or English.',
  tags: ['public'],
  request: {
    // Any text: whoever has a wrong address is told so by a page too.
    params: z.object({ walkId: z.string() }),
    query: z.object({ lang: z.string().optional(), version: z.string().optional() }),
  },
  responses: {
    200: htmlAnswer('The newest version, or the one that is asked for'),
    // For programs; people get a page that says so.
    ...problemAnswers('not-found'),
  },
});

const getStyle = createRoute({
  method: 'get',
  path: '/p/page.css',
  summary: 'How the public pages look',
  tags: ['public'],
  responses: {
    200: { description: 'The style', content: { 'text/css': { schema: z.string() } } },
    ...problemAnswers(),
  },
});

const getLetters = createRoute({
  method: 'get',
  path: '/p/letters.woff2',
  summary: 'The letters of the public pages',
  tags: ['public'],
  responses: {
    200: { description: 'The font', content: { 'font/woff2': { schema: z.string() } } },
    ...problemAnswers(),
  },
});

/** Pages that anybody may read, without an account and without scripts. */
export function publicPagesRoutes(
  { store, catalogue, settings, mailer }: Pick<Deps, 'store' | 'catalogue' | 'settings' | 'mailer'>,
  site: PublicSiteReader,
) {
  let style: Promise<string> | undefined;
  return newRouter()
    .openapi(getStyle, async (c) => {
      style ??= pageStyle();
      return c.body(await style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': aDay });
    })
    .openapi(getLetters, async (c) => {
      const bytes = await readFile(fileURLToPath(import.meta.resolve(letters)));
      return c.body(new Uint8Array(bytes), 200, { 'content-type': 'font/woff2', 'cache-control': aDay });
    })
    .openapi(getWalk, async (c) => {
      const context = pageContext(c, settings);
      const walkId = walkIdSchema.safeParse(c.req.valid('param').walkId);
      const protocols = walkId.success ? await featuresOfWalk(store, 'protocol', walkId.data) : [];
      const versions = publicProtocols(protocols, catalogue);
      const asked = c.req.valid('query').version;
      const shown =
        asked === undefined ? versions[0] : versions.find(({ version }) => String(version) === asked);
      if (shown === undefined) return missing(c, noWalkPage(context));
      const { areas } = await site.read();
      const area = areas.find(({ walks }) => walks.some(({ protocol }) => protocol.walkId === shown.walkId));
      const categoryLabel = (category: string) =>
        catalogue.find(category)?.label ?? { sv: category, en: category };
      const placed = area && { name: area.name, path: areaPath(area) };
      const form = () => followForm({ subject: `walks/${shown.walkId}`, title: shown.area }, context);
      const follow = writesToFollowers({ mailer, settings }) ? { follow: form() } : {};
      return c.html(walkPage({ versions, shown, context, area: placed, categoryLabel, ...follow }));
    });
}
