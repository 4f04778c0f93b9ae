import { createRoute, z } from '@hono/zod-openapi';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { newId, recordIdSchema } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { followLinkHash, newFollowLink } from '../follow-token.ts';
import { type Followed, followedNews } from '../followed-news.ts';
import { addressOf } from '../http/attempts.ts';
import { newRouter } from '../http/new-router.ts';
import { htmlAnswer, missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { forgettingOf } from '../jobs/forget-follower.ts';
import { confirmLetter } from '../mail/follower-letters.ts';
import { MailFault } from '../mail/mailer.ts';
import { type FollowOutcome, followAnswerPage } from '../pages/follow-form.ts';
import type { PageLanguage } from '../pages/public-layout.ts';
import { missingPage } from '../pages/text-page.ts';
import type { PublicSiteReader } from '../public-site.ts';
import { writesToFollowers } from '../writes-to-followers.ts';

const fromOneAtMost = 5;
const toOneAtMost = 3;
const anHour = 3600;

const postFollow = createRoute({
  method: 'post',
  path: '/p/follow',
  summary: 'Ask to follow an area, a promise or a walk by e-mail, from the form of its page',
  description:
    'Sends a letter with a link to confirm. The answer is the same whether the address is known or not. There only with a mail server and PUBLIC_URL; at most five an hour from one address, and three letters an hour to one.',
  tags: ['public'],
  request: {
    query: z.object({ lang: z.string().optional() }),
    body: { content: { 'application/x-www-form-urlencoded': { schema: z.record(z.string(), z.unknown()) } } },
  },
  responses: {
    200: htmlAnswer('The mail server took the letter'),
    ...problemAnswers('wrong-origin', 'not-found', 'invalid-input', 'too-many-attempts', 'mail-failed'),
  },
});

const emailSchema = z.email().max(200);
const statuses = { followAsked: 200, followWrong: 422, followTooMany: 429, followFailed: 502 } as const;
type Asked = { email: string; subject: string; language: PageLanguage; title: string };

/** Asking to follow by letter. Nothing is said to be sent that was not, and nobody learns which addresses are known. */
export function publicFollowRoutes(
  { store, source, mailer, settings, log }: Pick<Deps, 'store' | 'source' | 'mailer' | 'settings' | 'log'>,
  site: PublicSiteReader,
) {
  const { publicUrl, trustedProxies, name: municipality } = settings;
  const askers = new RateLimiterMemory({ points: fromOneAtMost, duration: anHour });
  const receivers = new RateLimiterMemory({ points: toOneAtMost, duration: anHour });
  const isWithin = (limiter: RateLimiterMemory, key: string) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );

  async function ask({ title, ...asked }: Asked, from: string): Promise<FollowOutcome> {
    if (mailer === null || publicUrl === undefined) return 'followFailed';
    if (!(await isWithin(askers, from))) return 'followTooMany';
    // Answered like the others: the words tell of this limit. The key is a hash, so that no address lies about.
    if (!(await isWithin(receivers, followLinkHash(asked.email.toLowerCase())))) return 'followAsked';
    const { token, linkHash } = newFollowLink(source);
    const id = newId(recordIdSchema, source);
    const { language } = asked;
    await store.addFollower(
      { ...asked, id, linkHash, askedAt: source.now().toISOString() },
      forgettingOf(id),
    );
    try {
      const letter = confirmLetter({ title, language, publicUrl, municipality, token });
      await mailer.send({ to: asked.email, ...letter });
      return 'followAsked';
    } catch (error) {
      await store.forgetFollower(id);
      if (!(error instanceof MailFault)) throw error;
      log.warn(error.message);
      return 'followFailed';
    }
  }

  return newRouter().openapi(postFollow, async (c) => {
    const context = pageContext(c, settings);
    const { language } = context;
    const body = c.req.valid('form');
    const wordOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
    const typed = wordOf(body?.email).slice(0, 300);
    const subject = wordOf(body?.about);
    const followed: Followed | undefined = writesToFollowers({ mailer, settings })
      ? followedNews(await site.read(), subject, language)
      : undefined;
    if (followed === undefined) return missing(c, missingPage({ ...context, path: '/p' }));
    const { title, path } = followed;
    const email = emailSchema.safeParse(typed);
    // An area has old addresses too; what is kept is the one that it has now.
    const kept = path.slice('/p/'.length);
    const outcome = email.success
      ? await ask({ email: email.data, subject: kept, language, title }, addressOf(c, trustedProxies))
      : 'followWrong';
    const answer = followAnswerPage({ outcome, path, subject: kept, title, typed }, context);
    const page: Response = await c.html(answer, statuses[outcome]);
    page.headers.set('cache-control', 'no-store');
    return page;
  });
}
