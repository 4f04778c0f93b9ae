import type { Follower, FollowerStore } from '../follower-store.ts';
import { erase } from './erase.ts';
import type { JobRows } from './job-rows.ts';
import type { SqliteDatabase } from './open-database.ts';

type FollowerRow = Omit<Follower, 'isConfirmed'> & { isConfirmed: number };

const columns = 'id, email, subject, language, confirmed_at is not null as isConfirmed';
const followerOf = (row: FollowerRow): Follower => ({ ...row, isConfirmed: row.isConfirmed === 1 });

/** The tables of followers. */
export function createFollowerRows(database: SqliteDatabase, jobs: JobRows): FollowerStore {
  const add = database.prepare<[Record<string, string>]>(
    `insert into followers (id, email, subject, language, link_hash, asked_at)
     values (@id, @email, @subject, @language, @linkHash, @askedAt)`,
  );
  const byLink = database.prepare<[string, string], FollowerRow>(
    `select ${columns} from followers where link_hash = ?
     union select ${columns} from followers where id in (select follower_id from follower_news where link_hash = ?)`,
  );
  const confirmed = database.prepare<[], FollowerRow>(
    `select ${columns} from followers where confirmed_at is not null order by id`,
  );
  const confirm = database.prepare<[string, string]>(
    'update followers set confirmed_at = coalesce(confirmed_at, ?) where id = ?',
  );
  const twins = database
    .prepare<[string], string>(
      `select twin.id from followers own join followers twin on twin.subject = own.subject
         and twin.email = own.email and twin.id <> own.id and twin.confirmed_at is not null where own.id = ?`,
    )
    .pluck();
  // Links in letters of the other keep leading here.
  const takeNews = database.prepare<[string, string]>(
    'update or ignore follower_news set follower_id = ? where follower_id = ?',
  );
  const claim = database.prepare<[string, string | null, string]>(
    `insert into follower_news (follower_id, news_id, link_hash) select id, ?, ? from followers where id = ?
     on conflict do nothing`,
  );
  const release = database.prepare<[string]>('delete from follower_news where link_hash = ?');
  const remove = database.prepare<[string]>('delete from followers where id = ?');
  const removeUnconfirmed = database.prepare<[string]>(
    'delete from followers where id = ? and confirmed_at is null',
  );

  return {
    async addFollower({ id, email, subject, language, linkHash, askedAt }, forgetting) {
      database
        .transaction(() => {
          add.run({ id, email, subject, language, linkHash, askedAt });
          jobs.ask(forgetting, Date.parse(askedAt));
        })
        .immediate();
    },
    async followerByLink(linkHash) {
      const row = byLink.get(linkHash, linkHash);
      return row && followerOf(row);
    },
    async confirmFollower(id, at, knownNewsIds) {
      const work = database.transaction(() => {
        if (confirm.run(at, id).changes === 0) return;
        const others = twins.all(id);
        for (const other of others) takeNews.run(id, other);
        // What the other was not told yet is still to be told.
        if (others.length === 0) for (const newsId of knownNewsIds) claim.run(newsId, null, id);
        for (const other of others) remove.run(other);
      });
      erase(database, () => work.immediate());
    },
    followers: async () => confirmed.all().map(followerOf),
    async claimNews(followerId, newsIds, linkHash) {
      const work = database.transaction(() =>
        newsIds.filter((newsId) => claim.run(newsId, linkHash, followerId).changes > 0),
      );
      return work.immediate();
    },
    async releaseNews(linkHash) {
      release.run(linkHash);
    },
    forgetFollower: async (id) => erase(database, () => void remove.run(id)),
    forgetUnconfirmed: async (id) => erase(database, () => void removeUnconfirmed.run(id)),
  };
}
