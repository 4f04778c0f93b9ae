import { createRoute, z } from '@hono/zod-openapi';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { Deps } from '../deps.ts';
import { shareCardPng } from '../documents/share-card.ts';
import { frameable } from '../http/frameable.ts';
import { newRouter } from '../http/new-router.ts';
import { fixedContext, htmlAnswer, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { followForm } from '../pages/follow-form.ts';
import { promiseNews } from '../pages/news-list.ts';
import { promisePage, promisePath, promisesPage } from '../pages/promise-page.ts';
import { promisePdf } from '../pages/promise-pdf.ts';
import { stateInWords } from '../pages/promise-summary.ts';
import { promiseWidget } from '../pages/promise-widget.ts';
import { dateInWords, say } from '../pages/public-layout.ts';
import { siteFeed } from '../pages/site-feed.ts';
import { missingPage } from '../pages/text-page.ts';
import type { PublicSiteReader } from '../public-site.ts';
import { writesToFollowers } from '../writes-to-followers.ts';

const query = z.object({ lang: z.string().optional() });
const request = { params: z.object({ promiseId: z.string() }), query } as const;
const path = '/p/promises/{promiseId}';
const figuresAtMost = 4;

const getPromises = createRoute({
  method: 'get',
  path: '/p/promises',
  summary: 'What the municipality and the police have promised, for anybody',
  tags: ['public'],
  request: { query },
  responses: { 200: htmlAnswer('The page'), ...problemAnswers() },
});
const getPromise = createRoute({
  method: 'get',
  path,
  summary: 'A promise with where each item stands and its follow-ups',
  description: 'Of the police only sums of whole months that have ended.',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('The page'), ...problemAnswers('not-found') },
});
const fileRoute = <End extends string>(end: End, type: string, summary: string) =>
  createRoute({
    method: 'get',
    path: `${path}/${end}` as const,
    summary,
    description: 'In Swedish, or in English with lang=en. Made of what the public page says.',
    tags: ['public'],
    request,
    responses: {
      200: {
        description: summary,
        content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
      ...problemAnswers('not-found'),
    },
  });
const getFeed = fileRoute('feed.atom', 'application/atom+xml', 'The follow-ups of a promise as Atom');
const getCard = fileRoute('card.png', 'image/png', 'A picture of a promise to share, 1200 by 630 pixels');
const getPdf = fileRoute('page.pdf', 'application/pdf', 'The page of a promise to print, a tagged PDF');
const getWidget = createRoute({
  method: 'get',
  path: `${path}/widget` as const,
  summary: 'Where a promise stands, to show in a frame on any website',
  description: 'Without scripts and cookies. Other websites may frame it.',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('The page in the frame'), ...problemAnswers('not-found') },
});

/** Promises for everybody. */
export function publicPromisesRoutes(
  { settings, mailer }: Pick<Deps, 'settings' | 'mailer'>,
  site: PublicSiteReader,
) {
  const canFollow = writesToFollowers({ mailer, settings });
  const find = async (id: string) => {
    const { promises, today } = await site.read();
    return { promise: promises.find((one) => one.id === id), today };
  };
  return newRouter()
    .openapi(getPromises, async (c) => c.html(promisesPage(await site.read(), pageContext(c, settings))))
    .openapi(getPromise, async (c) => {
      const context = pageContext(c, settings);
      const { promise, today } = await find(c.req.valid('param').promiseId);
      if (promise === undefined) return missing(c, missingPage(context));
      if (!canFollow) return c.html(promisePage(promise, context, today));
      const title = pickWords(promise.title, context.language);
      const form = followForm({ subject: `promises/${promise.id}`, title }, context);
      return c.html(promisePage(promise, context, today, form));
    })
    .openapi(getWidget, async (c) => {
      const context = fixedContext(c, settings);
      const { promise, today } = await find(c.req.valid('param').promiseId);
      if (promise === undefined) return missing(c, missingPage(context));
      const page: Response = await c.html(promiseWidget(promise, context, today));
      return frameable(page);
    })
    .openapi(getFeed, async (c) => {
      const context = fixedContext(c, settings);
      const { promise, today } = await find(c.req.valid('param').promiseId);
      if (promise === undefined) return missing(c, missingPage(context));
      const { language } = context;
      const subject = {
        path: promisePath(promise),
        name: promise.id,
        title: pickWords(promise.title, language),
        news: promiseNews(promise, language),
      };
      return c.body(siteFeed(subject, { ...context, today }), 200, {
        'content-type': 'application/atom+xml; charset=utf-8',
      });
    })
    .openapi(getCard, async (c) => {
      const context = fixedContext(c, settings);
      const { promise, today } = await find(c.req.valid('param').promiseId);
      if (promise === undefined) return missing(c, missingPage(context));
      const { language, municipality, origin } = context;
      const most = promise.states.toSorted((a, b) => b.items - a.items).slice(0, figuresAtMost);
      const png = await shareCardPng({
        above: say(language, 'siteName', { name: municipality }),
        title: pickWords(promise.title, language),
        figures: most.map(({ state, items }) => ({
          figure: String(items),
          words: stateInWords(state, language).toLowerCase(),
        })),
        quality: `${promise.parties.join(' · ')}, ${dateInWords(today, language)}`,
        below: origin.replace(/^https?:\/\//, '') + promisePath(promise),
      });
      return c.body(png, 200, { 'content-type': 'image/png' });
    })
    .openapi(getPdf, async (c) => {
      const context = fixedContext(c, settings);
      const { promise, today } = await find(c.req.valid('param').promiseId);
      if (promise === undefined) return missing(c, missingPage(context));
      const pdf = await promisePdf(promise, context, today);
      return c.body(pdf, 200, { 'content-type': 'application/pdf' });
    });
}
