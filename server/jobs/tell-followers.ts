import { minuteMilliseconds } from '../../domain/milliseconds.ts';
import { newFollowLink } from '../follow-token.ts';
import { followedNews } from '../followed-news.ts';
import { newsLetter } from '../mail/follower-letters.ts';
import { createPublicSiteReader } from '../public-site.ts';
import type { Follower } from '../storage/follower-store.ts';
import type { FollowerLetters, JobDeps } from './job.ts';

/** Steps that are taken one after the other, as in a meeting, become one letter. */
const pause = {
  afterMilliseconds: 5 * minuteMilliseconds,
  atMostMilliseconds: 30 * minuteMilliseconds,
} as const;

type Telling = Pick<JobDeps, 'store' | 'catalogue' | 'source' | 'followerLetters'>;

/**
 * Writes to every follower about the news that they have not been told. What is about to be told is noted first, so that
 * a run that is repeated, after a fault or a restart, tells nobody the same again.
 * @throws the first fault once everybody was tried: those whose letter was not taken are tried again
 */
async function tellFollowers(deps: Telling, signal: AbortSignal): Promise<void> {
  const { store, followerLetters: letters } = deps;
  if (letters === undefined || letters === null) return;
  const followers = await store.followers();
  if (followers.length === 0) return;
  const site = await createPublicSiteReader(deps).read();
  const faults: unknown[] = [];
  for (const follower of followers) {
    signal.throwIfAborted();
    const followed = followedNews(site, follower.subject, follower.language);
    if (followed !== undefined)
      await tell(follower, followed, letters, deps).catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
}

async function tell(
  follower: Follower,
  { title, news }: NonNullable<ReturnType<typeof followedNews>>,
  { mailer, publicUrl, municipality }: FollowerLetters,
  { store, source }: Telling,
): Promise<void> {
  const { token, linkHash } = newFollowLink(source);
  const ids = await store.claimNews(
    follower.id,
    news.map(({ id }) => id),
    linkHash,
  );
  if (ids.length === 0) return;
  const untold = news.filter(({ id }) => ids.includes(id));
  const letter = newsLetter({
    title,
    news: untold,
    language: follower.language,
    publicUrl,
    municipality,
    token,
  });
  try {
    await mailer.send({ to: follower.email, ...letter });
  } catch (fault) {
    await store.releaseNews(linkHash);
    throw fault;
  }
}

/** After something of a walk's protocol is news, and after a follow-up is published: both tell all that is new. */
export const tellFollowersJob = {
  ...pause,
  run: (_subject: string, deps: Telling, signal: AbortSignal): Promise<void> => tellFollowers(deps, signal),
};
