import Database from 'better-sqlite3';
import { migrate } from '../server/storage/sqlite/migrate.ts';
import { openSqliteDatabase } from '../server/storage/sqlite/open-database.ts';
import type { SentChange } from './marking-walk.ts';

/** Bare better-sqlite3, with nothing around it. */
export interface RawInserts {
  /** Milliseconds for these batches, each a durable transaction; what is written is made ready before. */
  insert(batches: readonly (readonly SentChange[])[]): number;
  close(): void;
}

type Transaction<Row> = (rows: readonly Row[]) => void;

function timed<Row>(
  database: Database.Database,
  rowOf: (change: SentChange) => Row,
  insertAll: Transaction<Row>,
): RawInserts {
  return {
    insert(batches) {
      const ready = batches.map((changes) => changes.map(rowOf));
      const startedAt = performance.now();
      for (const rows of ready) insertAll(rows);
      return performance.now() - startedAt;
    },
    close: () => database.close(),
  };
}

/** The least that anybody could do: the text of each change under its id, in one table. */
export function insertsOfOneTable(path: string): RawInserts {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table changes (id text primary key, content text not null)');
  const insert = database.prepare<[string, string]>('insert into changes values (?, ?)');
  const insertAll = database.transaction((rows: readonly [string, string][]) => {
    for (const row of rows) insert.run(...row);
  });
  return timed(
    database,
    (change): [string, string] => [change.id, JSON.stringify(change)],
    insertAll.immediate,
  );
}

interface Row {
  id: string;
  walkId: string;
  content: string;
  recordId: string;
  feature: string;
  longitude: number;
  latitude: number;
}

function rowOf(change: SentChange): Row {
  const { id, walkId, finding } = change;
  return {
    id,
    walkId,
    content: JSON.stringify(change),
    recordId: finding.id,
    feature: JSON.stringify(finding),
    longitude: finding.geometry.coordinates[0],
    latitude: finding.geometry.coordinates[1],
  };
}

/** The same rows in the same tables as the server keeps: the log, the record with its columns, and its box. */
export function insertsOfSameRows(path: string): RawInserts {
  const database = openSqliteDatabase(path);
  // As SQLite comes; the server chooses for itself when it tidies its log.
  database.pragma('wal_autocheckpoint = 1000');
  migrate(database);
  const log = database.prepare<[Row]>(
    `insert into changes (id, kind, walk_id, author, received_at, content)
     values (@id, 'finding-added', @walkId, 'participant', '2026-11-20T12:00:00.000Z', @content)`,
  );
  const record = database.prepare<[Row & { sequence: number }]>(
    `insert into records (id, kind, walk_id, sequence, withdrawn, feature, meta, participant_id, category, polarity,
       severity, status, recorded_at, longitude, latitude)
     values (@recordId, 'finding', @walkId, @sequence, 0, @feature, '{}', @walkId, 'lighting', 'unsafe',
       3, 'received', 1, @longitude, @latitude)`,
  );
  const box = database.prepare<[number, number, number, number, number]>(
    'insert into record_boxes (number, west, east, south, north) values (?, ?, ?, ?, ?)',
  );
  const insertAll = database.transaction((rows: readonly Row[]) => {
    for (const row of rows) {
      const sequence = Number(log.run(row).lastInsertRowid);
      const number = Number(record.run({ ...row, sequence }).lastInsertRowid);
      box.run(number, row.longitude, row.longitude, row.latitude, row.latitude);
    }
  });
  return timed(database, rowOf, insertAll.immediate);
}
