import { forgottenContent } from '../forgotten-content.ts';
import type { JudgeRows, LogEntry, LoggedRow } from '../judge-change.ts';
import { erase } from './erase.ts';
import type { JobRows } from './job-rows.ts';
import { createLedgerRows } from './ledger-rows.ts';
import type { SqliteDatabase } from './open-database.ts';
import { createRecordWriter } from './record-writer.ts';

/** What the judge reads and writes, each at once in the open transaction. */
export function createJudgeRows(database: SqliteDatabase, jobs: JobRows): JudgeRows {
  const logged = database.prepare<[string], LoggedRow>('select sequence, content from changes where id = ?');
  const log = database.prepare<[LogEntry]>(
    `insert into changes (id, kind, walk_id, author, received_at, content)
     values (@id, @kind, @walkId, @author, @receivedAt, @content) on conflict (id) do nothing`,
  );
  const forget = database.prepare<[string, string, string]>(
    'update changes set content = ?, forgotten_by = ? where id = ? and forgotten_by is null',
  );
  const ledger = createLedgerRows(database);
  return {
    ...createRecordWriter(database),
    logged: (changeId) => logged.get(changeId),
    log(entry) {
      const { changes, lastInsertRowid } = log.run(entry);
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    forgetWords(changeIds, forgottenBy) {
      for (const id of changeIds) {
        const row = logged.get(id);
        if (row !== undefined)
          erase(database, () => forget.run(forgottenContent(row.content), forgottenBy, id));
      }
    },
    addToLedger: ledger.add,
    askForJob: jobs.ask,
  };
}
