import { createRoute, z } from '@hono/zod-openapi';
import { areaAt } from '../../domain/public-area.ts';
import type { Deps } from '../deps.ts';
import { newRouter } from '../http/new-router.ts';
import { htmlAnswer, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { areaMap, areaMapSvg } from '../pages/area-map.ts';
import { areaPage } from '../pages/area-page.ts';
import { followForm } from '../pages/follow-form.ts';
import { meetingsPage } from '../pages/meetings-page.ts';
import { startPage } from '../pages/start-page.ts';
import { missingPage, textPage } from '../pages/text-page.ts';
import { countingText, privacyText } from '../pages/words/text-pages.ts';
import type { PublicSiteReader } from '../public-site.ts';
import { townGround } from '../town-ground.ts';
import { writesToFollowers } from '../writes-to-followers.ts';

// Any text in `lang`: whoever has a strange address gets a page, and never a problem.
const query = z.object({ lang: z.string().optional() });
const areaRequest = { params: z.object({ slug: z.string() }), query } as const;

function pageRoute<Path extends string>(path: Path, summary: string) {
  return createRoute({
    method: 'get',
    path,
    summary,
    description: 'A page that is readable without scripts, in Swedish or English.',
    tags: ['public'],
    request: { query },
    responses: { 200: htmlAnswer('The page'), ...problemAnswers() },
  });
}

const getStart = pageRoute('/p', 'The first page of the municipality, for anybody');
const getMeetings = pageRoute('/p/meetings', 'The next walks and how to join');
const getCounting = pageRoute('/p/counting', 'How we count');
const getPrivacy = pageRoute('/p/privacy', 'What is done with personal data');

const getArea = createRoute({
  method: 'get',
  path: '/p/areas/{slug}',
  summary: 'What was said in an area and what comes of it',
  description:
    'Areas are named by the beginning of the names of their walks. A page that is readable without scripts, in Swedish or English.',
  tags: ['public'],
  request: areaRequest,
  responses: { 200: htmlAnswer('The page'), ...problemAnswers('not-found') },
});

const getMap = createRoute({
  method: 'get',
  path: '/p/areas/{slug}/map.svg',
  summary: 'The map of an area as a picture',
  description: 'Its ways and the places that at least five people marked, in squares of 25 metres.',
  tags: ['public'],
  request: {
    params: z.object({ slug: z.string() }),
    query: z.object({ theme: z.string().optional() }),
  },
  responses: {
    200: { description: 'SVG', content: { 'image/svg+xml': { schema: z.string() } } },
    ...problemAnswers('not-found'),
  },
});

/** The pages of the municipality: made of the public's view of the records and of nothing else. */
export function publicSiteRoutes(
  { catalogue, settings, mailer }: Pick<Deps, 'catalogue' | 'settings' | 'mailer'>,
  site: PublicSiteReader,
) {
  const label = (category: string) => catalogue.find(category)?.label ?? { sv: category, en: category };
  const canFollow = writesToFollowers({ mailer, settings });
  const hasGround = settings.basemap.kind === 'demo';
  return newRouter()
    .openapi(getStart, async (c) => c.html(startPage(await site.read(), pageContext(c, settings))))
    .openapi(getMeetings, async (c) => c.html(meetingsPage(await site.read(), pageContext(c, settings))))
    .openapi(getCounting, async (c) => c.html(textPage(countingText, pageContext(c, settings))))
    .openapi(getPrivacy, async (c) => c.html(textPage(privacyText, pageContext(c, settings))))
    .openapi(getArea, async (c) => {
      const { areas, today } = await site.read();
      const context = pageContext(c, settings);
      const area = areaAt(areas, c.req.valid('param').slug);
      if (area === undefined) return missing(c, missingPage(context));
      const form = () => followForm({ subject: `areas/${area.slug}`, title: area.name }, context);
      const follow = canFollow ? { follow: form() } : {};
      return c.html(areaPage({ area, context, today, label, hasGround, ...follow }));
    })
    .openapi(getMap, async (c) => {
      const { areas } = await site.read();
      const area = areaAt(areas, c.req.valid('param').slug);
      const ground = hasGround ? townGround().features : [];
      const picture = area && areaMap(area, ground, { width: 720, height: 480 });
      if (picture === undefined) return missing(c, missingPage(pageContext(c, settings)));
      const svg = areaMapSvg(picture, c.req.query('theme') === 'dark' ? 'dark' : 'light');
      return c.body(svg, 200, {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    });
}
