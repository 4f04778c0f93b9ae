import { createCommitQueue } from '../commit-queue.ts';
import type { Store, StoreSettings } from '../store.ts';
import { createAreaRunQueries } from './area-run-queries.ts';
import { createCommitTransactions } from './commit-transactions.ts';
import { createFindingsQuery } from './findings-query.ts';
import { createFollowerRows } from './follower-rows.ts';
import { createIncidentDropper } from './incident-dropper.ts';
import { createIncidentPoints } from './incident-points.ts';
import { createIncidentQueries } from './incident-queries.ts';
import { createIncidentWriter } from './incident-writer.ts';
import { createJobRows } from './job-rows.ts';
import { createLampQueries, createLampWriter } from './lamp-rows.ts';
import { createLedgerQuery } from './ledger-query.ts';
import type { PostgisDatabase } from './open-database.ts';
import { openMigratedDatabase } from './open-migrated-database.ts';
import { createPhoneQueries } from './phone-queries.ts';
import { createRecordQueries } from './record-queries.ts';

interface HealthRow {
  changes: number;
  waitingJobs: number;
  failedJobs: number;
}

/** Undone at the end: whether something can be written shows without writing it. */
class Undone extends Error {}

async function checkHealth(database: PostgisDatabase): Promise<HealthRow> {
  await database
    .transact(null, async (session) => {
      const written = await session.write('update migrations set applied_at = applied_at where number = 1');
      if (written !== 1) throw new Error('the database cannot be written');
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  // Nothing is ever deleted from the log, so its last sequence is its length.
  const [row] = await database.rows<HealthRow>(
    `select (select coalesce(max(sequence), 0) from changes) as changes,
       count(*) - count(failed_at) as "waitingJobs", count(failed_at) as "failedJobs" from jobs`,
  );
  if (row === undefined) throw new Error('the database cannot be read');
  return row;
}

/**
 * The storage port on a database of PostgreSQL with PostGIS. Several processes may share it: commits wait for each
 * other in the database. Brings the database up to date.
 * @throws Error in words for people when it cannot be reached or used
 */
export async function createPostgisStore(databaseUrl: string, settings: StoreSettings): Promise<Store> {
  const database = await openMigratedDatabase(databaseUrl);
  const queue = createCommitQueue(createCommitTransactions(database, settings));
  let closing: Promise<void> | undefined;

  return {
    ...createRecordQueries(database),
    ...createAreaRunQueries(database),
    ...createPhoneQueries(database),
    ...createFindingsQuery(database),
    ...createIncidentQueries(database),
    ...createIncidentPoints(database),
    ...createIncidentWriter(database, queue),
    ...createIncidentDropper(database),
    ...createLampQueries(database),
    ...createLampWriter(database, queue),
    ...createFollowerRows(database),
    ...createJobRows(database),
    ...createLedgerQuery(database),
    commit: (changes, options = {}) => queue.commit(changes, options),
    checkHealth: () => checkHealth(database),
    async close() {
      closing ??= queue.settled().then(() => database.close());
      await closing;
    },
  };
}
