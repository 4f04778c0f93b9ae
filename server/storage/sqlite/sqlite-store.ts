import { createCommitQueue } from '../commit-queue.ts';
import { createJudge } from '../judge-change.ts';
import type { Store, StoreSettings } from '../store.ts';
import { createAreaRunQueries } from './area-run-queries.ts';
import { createCommitTransactions } from './commit-transactions.ts';
import { createFindingsQuery } from './findings-query.ts';
import { createFollowerRows } from './follower-rows.ts';
import { createIncidentDropper } from './incident-dropper.ts';
import { createIncidentReader } from './incident-reader.ts';
import { createIncidentWriter } from './incident-writer.ts';
import { createJobRows } from './job-rows.ts';
import { createJudgeRows } from './judge-rows.ts';
import { createLampQueries, createLampWriter } from './lamp-rows.ts';
import { createLedgerRows } from './ledger-rows.ts';
import type { SqliteDatabase } from './open-database.ts';
import { openMigratedDatabase } from './open-migrated-database.ts';
import { createPhoneQueries } from './phone-queries.ts';
import { createRecordQueries } from './record-queries.ts';
import { tidyLogWhenQuiet } from './tidy-log.ts';

function createHealthCheck(database: SqliteDatabase) {
  const write = database.prepare('update migrations set applied_at = applied_at where number = 1');
  // Nothing is ever deleted from the log, so its last sequence is its length.
  const changes = database.prepare<[], number>('select coalesce(max(sequence), 0) from changes').pluck();
  return () => {
    database.prepare('begin immediate').run();
    try {
      if (write.run().changes !== 1) throw new Error('the database cannot be written');
      return changes.get() ?? 0;
    } finally {
      if (database.inTransaction) database.prepare('rollback').run();
    }
  };
}

/** The storage port on one SQLite file. Opens it, brings it up to date, and keeps every statement prepared. */
export function createSqliteStore(path: string, settings: StoreSettings): Store {
  const database = openMigratedDatabase(path);
  const jobs = createJobRows(database);
  const judge = createJudge(createJudgeRows(database, jobs), settings);
  const queue = createCommitQueue(createCommitTransactions(database, judge));
  const log = tidyLogWhenQuiet(database);
  const ledger = createLedgerRows(database);
  const findings = createFindingsQuery(database);
  const incidents = createIncidentReader(database);
  const incidentWriter = createIncidentWriter(database, queue);
  const incidentDropper = createIncidentDropper(database);
  const lampWriter = createLampWriter(database, queue);
  const writeAndCount = createHealthCheck(database);

  return {
    ...createRecordQueries(database),
    ...createAreaRunQueries(database),
    ...createPhoneQueries(database),
    ...incidents,
    ...createLampQueries(database),
    ...createFollowerRows(database, jobs),
    commit: (changes, options = {}) => queue.commit(changes, options).finally(log.wrote),
    addIncidents: (change, rows) => incidentWriter.addIncidents(change, rows).finally(log.wrote),
    replaceLamps: (change, lamps) => lampWriter.replaceLamps(change, lamps).finally(log.wrote),
    dropLamps: (...asked) => lampWriter.dropLamps(...asked).finally(log.wrote),
    dropIncidents: (...asked) => incidentDropper.dropIncidents(...asked).finally(log.wrote),
    dropUnfinishedIncidents: (rows) => incidentDropper.dropUnfinishedIncidents(rows).finally(log.wrote),
    findings: async (query) => findings(query),
    ledger: async () => ledger.all(),
    releaseJobs: async () => jobs.release(),
    claimJob: async (now, leaseMilliseconds) => jobs.claim(now.getTime(), leaseMilliseconds),
    finishJob: async (id) => jobs.finish(id),
    failJob: async (id, retryAt, attemptsAtMost, reason) =>
      jobs.fail(id, retryAt.getTime(), attemptsAtMost, reason),
    async nextJobAt() {
      const at = jobs.nextAt();
      return at === undefined ? undefined : new Date(at);
    },
    async checkHealth() {
      const { waiting: waitingJobs, failed: failedJobs } = jobs.count();
      return { changes: writeAndCount(), waitingJobs, failedJobs };
    },
    async close() {
      await queue.settled();
      await incidents.close();
      log.stop();
      if (database.open) database.close();
    },
  };
}
