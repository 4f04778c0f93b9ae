import { createRoute, z } from '@hono/zod-openapi';
import { walkIdSchema } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { publicFeed } from '../../domain/public-feed.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { newRouter } from '../http/new-router.ts';
import { originOf } from '../http/origin-of.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { atomFeed } from '../pages/atom-feed.ts';

const getFeed = createRoute({
  method: 'get',
  path: '/p/walks/{walkId}/feed.atom',
  summary: 'News of a walk as Atom',
  description:
    'For everybody: published protocols, and what was done or refused afterwards. There once something is published.',
  tags: ['public'],
  request: {
    params: z.object({ walkId: walkIdSchema }),
    query: z.object({ lang: z.enum(['sv', 'en']).default('sv') }),
  },
  responses: {
    200: {
      description: 'An Atom feed (RFC 4287)',
      content: { 'application/atom+xml': { schema: z.string() } },
    },
    ...problemAnswers('invalid-query', 'not-found'),
  },
});

/** What the public may follow about a walk. */
export function feedRoutes({ store, catalogue, settings }: Pick<Deps, 'store' | 'catalogue' | 'settings'>) {
  return newRouter().openapi(getFeed, async (c) => {
    const { walkId } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const [protocols, actions] = await Promise.all([
      featuresOfWalk(store, 'protocol', walkId),
      featuresOfWalk(store, 'action', walkId),
    ]);
    const feed = publicFeed({ walkId, protocols, actions }, catalogue);
    if (feed === undefined)
      throw new ProblemError(
        problem('not-found', {
          detail: 'nothing has been published about this walk',
          action: 'Come back when the protocol of the walk is published.',
        }),
      );
    const origin = originOf(c, settings.publicUrl);
    return c.body(atomFeed(feed, { origin, walkId, author: settings.name, language }), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
    });
  });
}
