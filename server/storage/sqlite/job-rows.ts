import type { Job, JobRequest } from '../store.ts';
import type { SqliteDatabase } from './open-database.ts';

/** The table of jobs. Every operation is one statement or inside the transaction of its caller. Times in milliseconds. */
export interface JobRows {
  ask(request: JobRequest, now: number): void;
  release(): void;
  claim(now: number, leaseMilliseconds: number): Job | undefined;
  finish(id: number): void;
  fail(id: number, retryAt: number, attemptsAtMost: number, reason: string): void;
  nextAt(): number | undefined;
  count(): { waiting: number; failed: number };
}

interface JobRow {
  id: number;
  name: string;
  key: string;
  attempts: number;
}

export function createJobRows(database: SqliteDatabase): JobRows {
  const ask = database.prepare<[string, string, number, number]>(
    `insert into jobs (name, key, due_at, latest_at) values (?, ?, ?, ?)
     on conflict (name, key) where leased_until is null and failed_at is null
     do update set due_at = max(due_at, min(excluded.due_at, latest_at))`,
  );
  // A job is not handed out while its twin runs: two runs of the same work could finish in the wrong order.
  const claim = database.prepare<[{ now: number; until: number }], JobRow>(
    `update jobs set leased_until = @until, attempts = attempts + 1 where id = (
       select j.id from jobs j
       where j.failed_at is null and j.due_at <= @now and coalesce(j.leased_until, 0) <= @now
         and not exists (select 1 from jobs twin where twin.name = j.name and twin.key = j.key and twin.id <> j.id
           and twin.failed_at is null and twin.leased_until > @now)
       order by j.due_at, j.id limit 1)
     returning id, name, key, attempts`,
  );
  const find = database.prepare<[number], JobRow>('select id, name, key, attempts from jobs where id = ?');
  const remove = database.prepare<[number]>('delete from jobs where id = ?');
  const removeFailedTwins = database.prepare<[string, string]>(
    'delete from jobs where name = ? and key = ? and failed_at is not null',
  );
  const giveUp = database.prepare<[number, string, number]>(
    'update jobs set failed_at = ?, leased_until = null, reason = ? where id = ?',
  );
  const waitingTwin = database.prepare<[string, string], { id: number }>(
    'select id from jobs where name = ? and key = ? and leased_until is null and failed_at is null',
  );
  const putBack = database.prepare<[number, string, number]>(
    'update jobs set leased_until = null, due_at = ?, reason = ? where id = ?',
  );
  const nextAt = database
    .prepare<[], number | null>(
      'select min(max(due_at, coalesce(leased_until, 0))) from jobs where failed_at is null',
    )
    .pluck();
  const count = database.prepare<[], { waiting: number; failed: number }>(
    'select count(*) - count(failed_at) as waiting, count(failed_at) as failed from jobs',
  );

  const removeTakenTwins = database.prepare<[]>(
    `delete from jobs where leased_until is not null and failed_at is null and exists (
       select 1 from jobs twin where twin.name = jobs.name and twin.key = jobs.key
         and twin.leased_until is null and twin.failed_at is null)`,
  );
  const releaseTaken = database.prepare<[]>(
    'update jobs set leased_until = null where leased_until is not null and failed_at is null',
  );

  const release = database.transaction(() => {
    // Somebody asked again while it ran: the job that waits does the work.
    removeTakenTwins.run();
    releaseTaken.run();
  });
  const finish = database.transaction((id: number) => {
    const job = find.get(id);
    remove.run(id);
    // The work is done now, so an earlier give-up is no longer news.
    if (job !== undefined) removeFailedTwins.run(job.name, job.key);
  });
  const fail = database.transaction((id: number, retryAt: number, attemptsAtMost: number, reason: string) => {
    const job = find.get(id);
    if (job === undefined) return;
    if (job.attempts >= attemptsAtMost) giveUp.run(retryAt, reason, id);
    // Somebody asked again while it ran: that job does the work, this one has nothing left to do.
    else if (waitingTwin.get(job.name, job.key) !== undefined) remove.run(id);
    else putBack.run(retryAt, reason, id);
  });

  return {
    ask({ name, key, afterMilliseconds, atMostMilliseconds }, now) {
      ask.run(name, key, now + afterMilliseconds, now + atMostMilliseconds);
    },
    release: () => release.immediate(),
    claim: (now, leaseMilliseconds) => claim.get({ now, until: now + leaseMilliseconds }),
    finish: (id) => finish.immediate(id),
    fail: (id, retryAt, attemptsAtMost, reason) => fail.immediate(id, retryAt, attemptsAtMost, reason),
    nextAt: () => nextAt.get() ?? undefined,
    count: () => count.get() ?? { waiting: 0, failed: 0 },
  };
}
