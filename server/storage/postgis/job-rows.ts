import type { Job, Store } from '../store.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { unnested } from './unnested.ts';

/** A job that was asked for; times in milliseconds since 1970. */
export interface JobAsked {
  name: string;
  key: string;
  due_at: number;
  latest_at: number;
}

const askedColumns = { name: 'text', key: 'text', due_at: 'bigint', latest_at: 'bigint' } as const;

async function askOnceEach(session: Session, asked: readonly JobAsked[]): Promise<void> {
  if (asked.length === 0) return;
  const { source, names, values } = unnested(askedColumns, asked);
  await session.write(
    `insert into jobs (${names}) select ${names} from ${source}
     on conflict (name, key) where leased_until is null and failed_at is null
     do update set due_at = greatest(jobs.due_at, least(excluded.due_at, jobs.latest_at))`,
    values,
  );
}

/** Asks for jobs in this order. A statement touches each waiting job once, so the first asking goes before the latest. */
export async function askForJobs(session: Session, asked: readonly JobAsked[]): Promise<void> {
  const first = new Map<string, JobAsked>();
  const latest = new Map<string, JobAsked>();
  for (const one of asked) {
    const job = JSON.stringify([one.name, one.key]);
    if (!first.has(job)) first.set(job, one);
    else if (one.due_at > (latest.get(job)?.due_at ?? 0)) latest.set(job, one);
  }
  await askOnceEach(session, [...first.values()]);
  await askOnceEach(session, [...latest.values()]);
}

/** The table of jobs. */
export function createJobRows(
  database: PostgisDatabase,
): Pick<Store, 'releaseJobs' | 'claimJob' | 'finishJob' | 'failJob' | 'nextJobAt'> {
  return {
    releaseJobs: () =>
      // With the lock of writers: nobody asks between the two.
      database.transact('writing', async (session) => {
        // Somebody asked again while it ran: the job that waits does the work.
        await session.write(
          `delete from jobs where leased_until is not null and failed_at is null and exists (
             select 1 from jobs twin where twin.name = jobs.name and twin.key = jobs.key
               and twin.leased_until is null and twin.failed_at is null)`,
        );
        await session.write(
          'update jobs set leased_until = null where leased_until is not null and failed_at is null',
        );
      }),
    claimJob: (now, leaseMilliseconds) =>
      // A job is not handed out while its twin runs, so two who claim see each other's: the lock is theirs alone. A
      // job that a commit is about to move is skipped, not waited for.
      database.transact('claiming', async (session) => {
        const [job] = await session.rows<Job>(
          `update jobs set leased_until = $2, attempts = attempts + 1 where id = (
             select j.id from jobs j
             where j.failed_at is null and j.due_at <= $1 and coalesce(j.leased_until, 0) <= $1
               and not exists (select 1 from jobs twin where twin.name = j.name and twin.key = j.key
                 and twin.id <> j.id and twin.failed_at is null and twin.leased_until > $1)
             order by j.due_at, j.id limit 1 for update skip locked)
           returning id, name, key, attempts`,
          [now.getTime(), now.getTime() + leaseMilliseconds],
        );
        return job;
      }),
    finishJob: (id) =>
      database.transact(null, async (session) => {
        const [job] = await session.rows<Pick<Job, 'name' | 'key'>>(
          'delete from jobs where id = $1 returning name, key',
          [id],
        );
        // The work is done now, so an earlier give-up is no longer news.
        if (job !== undefined)
          await session.write('delete from jobs where name = $1 and key = $2 and failed_at is not null', [
            job.name,
            job.key,
          ]);
      }),
    failJob: (id, retryAt, attemptsAtMost, reason) =>
      database.transact('writing', async (session) => {
        const [job] = await session.rows<Job & { hasTwin: boolean }>(
          `select j.name, j.key, j.attempts, exists (select 1 from jobs twin where twin.name = j.name
             and twin.key = j.key and twin.leased_until is null and twin.failed_at is null) as "hasTwin"
           from jobs j where j.id = $1`,
          [id],
        );
        if (job === undefined) return;
        const at = retryAt.getTime();
        const said = reason.replaceAll('\0', ' ');
        if (job.attempts >= attemptsAtMost)
          await session.write(
            'update jobs set failed_at = $2, leased_until = null, reason = $3 where id = $1',
            [id, at, said],
          );
        // Somebody asked again while it ran: that job does the work, this one has nothing left to do.
        else if (job.hasTwin) await session.write('delete from jobs where id = $1', [id]);
        else
          await session.write('update jobs set leased_until = null, due_at = $2, reason = $3 where id = $1', [
            id,
            at,
            said,
          ]);
      }),
    async nextJobAt() {
      const [row] = await database.rows<{ at: number | null }>(
        'select min(greatest(due_at, coalesce(leased_until, 0))) as at from jobs where failed_at is null',
      );
      return row === undefined || row.at === null ? undefined : new Date(row.at);
    },
  };
}
