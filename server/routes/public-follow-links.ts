import { createRoute, z } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { followLinkHash } from '../follow-token.ts';
import { followedNews } from '../followed-news.ts';
import type { AppContext } from '../http/app-env.ts';
import { newRouter } from '../http/new-router.ts';
import { htmlAnswer, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { followStepPage } from '../pages/follow-form.ts';
import { type Html, say } from '../pages/public-layout.ts';
import type { PublicSiteReader } from '../public-site.ts';

const request = {
  params: z.object({ token: z.string() }),
  query: z.object({ lang: z.string().optional() }),
} as const;
const confirmPath = '/p/follow/confirm/{token}';
const stopPath = '/p/follow/stop/{token}';

const getConfirm = createRoute({
  method: 'get',
  path: confirmPath,
  summary: 'The page with the button that confirms, from the link in the letter',
  description: 'Changes nothing: programs that read mail follow links.',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('The page'), ...problemAnswers('not-found') },
});
const postConfirm = createRoute({
  method: 'post',
  path: confirmPath,
  summary: 'Confirm that letters are wanted',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('Confirmed'), ...problemAnswers('wrong-origin', 'not-found') },
});
const getStop = createRoute({
  method: 'get',
  path: stopPath,
  summary: 'The page with the button that stops the letters',
  description: 'Changes nothing: programs that read mail follow links.',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('The page'), ...problemAnswers('not-found') },
});
const postStop = createRoute({
  method: 'post',
  path: stopPath,
  summary: 'Stop the letters and delete the address',
  description:
    'Also for programs of mail, with one click (RFC 8058). The same answer whether there was an address or not.',
  tags: ['public'],
  request,
  responses: { 200: htmlAnswer('The address is not here'), ...problemAnswers('wrong-origin') },
});

/** Where the links in letters to followers lead. They work as long as there is an address, also without a mail server. */
export function publicFollowLinksRoutes(
  { store, source, settings }: Pick<Deps, 'store' | 'source' | 'settings'>,
  site: PublicSiteReader,
) {
  /** Whose link it is; what was not confirmed in time a job has deleted. */
  async function find(c: AppContext, token: string) {
    const context = pageContext(c, settings);
    const { language } = context;
    c.header('cache-control', 'no-store');
    const follower = await store.followerByLink(followLinkHash(token));
    const followed = follower && followedNews(await site.read(), follower.subject, language);
    const title = followed?.title ?? say(language, 'followGoneThing');
    return { context, language, follower, followed, title };
  }
  type Found = Awaited<ReturnType<typeof find>>;

  const gone = (c: AppContext, { context, language }: Found) =>
    missing(
      c,
      followStepPage(
        { heading: say(language, 'followGoneTitle'), text: say(language, 'followGoneText') },
        context,
      ),
    );
  const confirmed = ({ context, language, title }: Found, token: string): Html =>
    followStepPage(
      {
        heading: say(language, 'followConfirmedTitle', { title }),
        text: say(language, 'followConfirmedText'),
        more: { path: `/p/follow/stop/${token}`, words: say(language, 'followToStop') },
      },
      context,
    );

  return newRouter()
    .openapi(getConfirm, async (c) => {
      const { token } = c.req.valid('param');
      const found = await find(c, token);
      const { context, language, follower, title } = found;
      if (follower === undefined) return gone(c, found);
      if (follower.isConfirmed) return c.html(confirmed(found, token));
      const page = followStepPage(
        {
          heading: say(language, 'followConfirmTitle'),
          text: say(language, 'followConfirmText', { title }),
          button: say(language, 'followConfirm'),
        },
        context,
      );
      return c.html(page);
    })
    .openapi(postConfirm, async (c) => {
      const { token } = c.req.valid('param');
      const found = await find(c, token);
      const { follower, followed } = found;
      if (follower === undefined) return gone(c, found);
      const known = (followed?.news ?? []).map(({ id }) => id);
      if (!follower.isConfirmed) await store.confirmFollower(follower.id, source.now().toISOString(), known);
      return c.html(confirmed(found, token));
    })
    .openapi(getStop, async (c) => {
      const found = await find(c, c.req.valid('param').token);
      const { context, language, title, follower } = found;
      if (follower === undefined) return gone(c, found);
      const page = followStepPage(
        {
          heading: say(language, 'followStopTitle', { title }),
          text: say(language, 'followStopText', { title }),
          button: say(language, 'followStop'),
        },
        context,
      );
      return c.html(page);
    })
    .openapi(postStop, async (c) => {
      const { context, language, follower } = await find(c, c.req.valid('param').token);
      if (follower !== undefined) await store.forgetFollower(follower.id);
      const page = followStepPage(
        { heading: say(language, 'followStoppedTitle'), text: say(language, 'followStoppedText') },
        context,
      );
      return c.html(page);
    });
}
