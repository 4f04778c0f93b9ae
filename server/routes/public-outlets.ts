import { createRoute, z } from '@hono/zod-openapi';
import { walkIdSchema } from '../../domain/ids.ts';
import { areaAt, type PublicArea } from '../../domain/public-area.ts';
import { walkCalendar } from '../calendar/walk-calendar.ts';
import type { Deps } from '../deps.ts';
import { shareCardPng } from '../documents/share-card.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import type { AppContext } from '../http/app-env.ts';
import { frameable } from '../http/frameable.ts';
import { newRouter } from '../http/new-router.ts';
import { fixedContext, htmlAnswer, languageInAddress, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { areaMap } from '../pages/area-map.ts';
import { areaCard, areaWidget } from '../pages/area-outlets.ts';
import { areaPath } from '../pages/area-page.ts';
import { areaPdf } from '../pages/area-pdf.ts';
import { areaNews, siteNews } from '../pages/news-list.ts';
import { siteFeed } from '../pages/site-feed.ts';
import { missingPage } from '../pages/text-page.ts';
import type { PublicSiteReader } from '../public-site.ts';
import { townGround } from '../town-ground.ts';

const query = z.object({ lang: z.string().optional() });
const bytes = z.string().openapi({ format: 'binary' });

function outletRoute<Path extends string>(
  path: Path,
  type: string,
  words: { summary: string; answer: string },
) {
  return createRoute({
    method: 'get',
    path,
    summary: words.summary,
    description: 'In Swedish, or in English with lang=en. Made of what the public page says.',
    tags: ['public'],
    request: { params: z.object({ slug: z.string() }), query },
    responses: {
      200: { description: words.answer, content: { [type]: { schema: bytes } } },
      ...problemAnswers('not-found'),
    },
  });
}

const atom = 'application/atom+xml; charset=utf-8';
const getSiteFeed = createRoute({
  method: 'get',
  path: '/p/feed.atom',
  summary: 'News of all areas as Atom',
  tags: ['public'],
  request: { query },
  responses: {
    200: { description: 'Atom (RFC 4287)', content: { 'application/atom+xml': { schema: z.string() } } },
    ...problemAnswers(),
  },
});
const getAreaFeed = outletRoute('/p/areas/{slug}/feed.atom', 'application/atom+xml', {
  summary: 'News of an area as Atom',
  answer: 'Atom (RFC 4287)',
});
const getCard = outletRoute('/p/areas/{slug}/card.png', 'image/png', {
  summary: 'A picture of an area to share',
  answer: 'PNG of 1200 by 630 pixels',
});
const getPdf = outletRoute('/p/areas/{slug}/page.pdf', 'application/pdf', {
  summary: 'The page of an area to print',
  answer: 'A tagged PDF on A4',
});
const getWidget = createRoute({
  method: 'get',
  path: '/p/areas/{slug}/widget',
  summary: 'Where an area stands, to show in a frame on any website',
  description: 'Without scripts and cookies. Other websites may frame it.',
  tags: ['public'],
  request: { params: z.object({ slug: z.string() }), query },
  responses: { 200: htmlAnswer('The page in the frame'), ...problemAnswers('not-found') },
});
const getCalendar = createRoute({
  method: 'get',
  path: '/p/walks/{walkId}/calendar.ics',
  summary: 'The meetings of a walk to which everybody is invited, for a calendar',
  tags: ['public'],
  request: { params: z.object({ walkId: z.string() }), query },
  responses: {
    200: { description: 'iCalendar (RFC 5545)', content: { 'text/calendar': { schema: z.string() } } },
    ...problemAnswers('not-found'),
  },
});

/** What takes the public's page to where people are: feeds, pictures, frames, paper and calendars. */
export function publicOutletsRoutes(
  { store, source, catalogue, settings }: Pick<Deps, 'store' | 'source' | 'catalogue' | 'settings'>,
  site: PublicSiteReader,
) {
  const label = (category: string) => catalogue.find(category)?.label ?? { sv: category, en: category };
  const ground = () => (settings.basemap.kind === 'demo' ? townGround().features : []);
  const fixed = (c: AppContext) => fixedContext(c, settings);
  const find = async (slug: string) => {
    const { areas, today } = await site.read();
    return { area: areaAt(areas, slug), today };
  };
  const none = (c: AppContext) => missing(c, missingPage(pageContext(c, settings)));
  const fileName = (area: PublicArea, end: string) => ({
    'content-disposition': `inline; filename="${area.slug}.${end}"`,
  });

  return newRouter()
    .openapi(getSiteFeed, async (c) => {
      const now = await site.read();
      const context = fixed(c);
      const news = siteNews(now, context.language);
      const subject = { path: '/p', name: settings.name, title: null, news };
      const feed = siteFeed(subject, { ...context, today: now.today });
      return c.body(feed, 200, { 'content-type': atom });
    })
    .openapi(getAreaFeed, async (c) => {
      const now = await site.read();
      const area = areaAt(now.areas, c.req.valid('param').slug);
      if (area === undefined) return none(c);
      const context = fixed(c);
      const subject = {
        path: areaPath(area),
        name: `${settings.name}/${area.slug}`,
        title: area.name,
        news: areaNews(area, context.language),
      };
      return c.body(siteFeed(subject, { ...context, today: now.today }), 200, { 'content-type': atom });
    })
    .openapi(getCard, async (c) => {
      const { area } = await find(c.req.valid('param').slug);
      if (area === undefined) return none(c);
      const png = await shareCardPng(areaCard(area, fixed(c)));
      return c.body(png, 200, { 'content-type': 'image/png', ...fileName(area, 'png') });
    })
    .openapi(getPdf, async (c) => {
      const { area, today } = await find(c.req.valid('param').slug);
      if (area === undefined) return none(c);
      const map = areaMap(area, ground(), { width: 520, height: 340 });
      const pdf = await areaPdf({ area, context: fixed(c), today, label, map });
      return c.body(pdf, 200, { 'content-type': 'application/pdf', ...fileName(area, 'pdf') });
    })
    .openapi(getWidget, async (c) => {
      const { area } = await find(c.req.valid('param').slug);
      if (area === undefined) return none(c);
      const page: Response = await c.html(areaWidget(area, fixed(c)));
      return frameable(page);
    })
    .openapi(getCalendar, async (c) => {
      const { meetings } = await site.read();
      const walkId = walkIdSchema.safeParse(c.req.valid('param').walkId);
      const isInvited = meetings.some((meeting) => walkId.success && meeting.walkId === walkId.data);
      const walk = walkId.success && isInvited ? await store.record(walkId.data) : undefined;
      if (walk?.kind !== 'walk' || !walkId.success) return none(c);
      const stops = await featuresOfWalk(store, 'checkpoint', walkId.data);
      const calendar = walkCalendar(walk, stops, { language: languageInAddress(c), now: source.now() });
      return c.body(calendar, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="walk-${walkId.data}.ics"`,
      });
    });
}
