import { boxOfRecord, type RecordRow, recordOfRow } from '../record-row.ts';
import type { StoreTables, TableRow, TableWriter } from '../store-tables.ts';
import type { SqliteDatabase } from './open-database.ts';
import { openMigratedDatabase } from './open-migrated-database.ts';

function tableWriter(database: SqliteDatabase): TableWriter {
  const placeBox = database.prepare<[number, number, number, number, number]>(
    'insert into record_boxes (number, west, east, south, north) values (?, ?, ?, ?, ?)',
  );
  // What is written here was read from a store, where it was a row of records.
  function addBox(row: TableRow): void {
    const box = row.withdrawn === 0 ? boxOfRecord(recordOfRow(row as unknown as RecordRow)) : undefined;
    if (box !== undefined) placeBox.run(Number(row.number), box[0], box[2], box[1], box[3]);
  }

  return {
    async page({ name, key, columns }, after, limit) {
      const keys = key.join(', ');
      const since = after === undefined ? '' : `where (${keys}) > (${key.map((column) => `@${column}`)})`;
      return database
        .prepare<[TableRow & { limitOfPage: number }], TableRow>(
          `select ${Object.keys(columns).join(', ')} from ${name} ${since} order by ${keys} limit @limitOfPage`,
        )
        .all({ ...after, limitOfPage: limit });
    },
    async write({ name, columns }, rows) {
      const names = Object.keys(columns);
      const insert = database.prepare<[TableRow]>(
        `insert into ${name} (${names.join(', ')}) values (${names.map((column) => `@${column}`).join(', ')})`,
      );
      for (const row of rows) {
        insert.run(row);
        if (name === 'records') addBox(row);
      }
    },
  };
}

/** The tables of a store in a file, which is made where it is missing. @throws Error in words for people */
export function openSqliteTables(path: string): StoreTables {
  const database = openMigratedDatabase(path);
  const writer = tableWriter(database);

  async function between<Result>(begin: string, work: () => Promise<Result>): Promise<Result> {
    database.exec(begin);
    try {
      const result = await work();
      database.exec('commit');
      return result;
    } finally {
      if (database.inTransaction) database.exec('rollback');
    }
  }

  return {
    read: (work) => between('begin', () => work(writer)),
    write: (work) => between('begin immediate', () => work(writer)),
    async close() {
      database.close();
    },
  };
}
