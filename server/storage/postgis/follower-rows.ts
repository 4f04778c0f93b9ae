import type { Follower, FollowerStore } from '../follower-store.ts';
import { askForJobs } from './job-rows.ts';
import type { PostgisDatabase } from './open-database.ts';

const columns = 'id, email, subject, language, confirmed_at is not null as "isConfirmed"';
const claim = `insert into follower_news (follower_id, news_id, link_hash)
  select f.id, news.id, $2 from followers f, unnest($3::text[]) with ordinality as news (id, place)
  where f.id = $1 order by news.place on conflict do nothing`;

/** The tables of followers. */
export function createFollowerRows(database: PostgisDatabase): FollowerStore {
  return {
    addFollower: ({ id, email, subject, language, linkHash, askedAt }, forgetting) =>
      database.transact(null, async (session) => {
        await session.write(
          `insert into followers (id, email, subject, language, link_hash, asked_at)
           values ($1, $2, $3, $4, $5, $6)`,
          [id, email, subject, language, linkHash, askedAt],
        );
        const { name, key, afterMilliseconds, atMostMilliseconds } = forgetting;
        const now = Date.parse(askedAt);
        const times = { due_at: now + afterMilliseconds, latest_at: now + atMostMilliseconds };
        await askForJobs(session, [{ name, key, ...times }]);
      }),
    async followerByLink(linkHash) {
      const [row] = await database.rows<Follower>(
        `select ${columns} from followers where link_hash = $1
           or id in (select follower_id from follower_news where link_hash = $1)`,
        [linkHash],
      );
      return row;
    },
    confirmFollower: (id, at, knownNewsIds) =>
      // One after the other: two letters to one address may be confirmed at the same moment.
      database.transact('writing', async (session) => {
        const confirmed = await session.write(
          'update followers set confirmed_at = coalesce(confirmed_at, $1) where id = $2',
          [at, id],
        );
        if (confirmed === 0) return;
        const twins = await session.rows<{ id: string }>(
          `select twin.id from followers own join followers twin on twin.subject = own.subject
             and lower(twin.email) = lower(own.email) and twin.id <> own.id and twin.confirmed_at is not null
           where own.id = $1`,
          [id],
        );
        // What the other was not told yet is still to be told.
        if (twins.length === 0) await session.write(claim, [id, null, knownNewsIds]);
        for (const twin of twins) {
          // Links in letters of the other keep leading here.
          await session.write(
            `insert into follower_news (follower_id, news_id, link_hash)
             select $1, news_id, link_hash from follower_news where follower_id = $2 on conflict do nothing`,
            [id, twin.id],
          );
          await session.write('delete from followers where id = $1', [twin.id]);
        }
      }),
    followers: () =>
      database.rows<Follower>(`select ${columns} from followers where confirmed_at is not null order by id`),
    async claimNews(followerId, newsIds, linkHash) {
      const rows = await database.rows<{ news_id: string }>(`${claim} returning news_id`, [
        followerId,
        linkHash,
        newsIds,
      ]);
      const claimed = new Set(rows.map(({ news_id }) => news_id));
      return newsIds.filter((newsId) => claimed.delete(newsId));
    },
    async releaseNews(linkHash) {
      await database.write('delete from follower_news where link_hash = $1', [linkHash]);
    },
    async forgetFollower(id) {
      await database.write('delete from followers where id = $1', [id]);
    },
    async forgetUnconfirmed(id) {
      await database.write('delete from followers where id = $1 and confirmed_at is null', [id]);
    },
  };
}
