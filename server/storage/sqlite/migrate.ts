import { fileURLToPath } from 'node:url';
import { type Migration, migrationsIn, refuseNewer } from '../migrations.ts';
import type { SqliteDatabase } from './open-database.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The migrations of SQLite that this version knows, in order. */
export const knownMigrations = (): readonly Migration[] => migrationsIn(folder);

/**
 * Brings the database up to date: each missing migration in a transaction of its own, so that a failed one
 * leaves the database as the one before left it.
 * @returns the names of the migrations applied now
 * @throws when the database was made by a newer version, or a migration fails
 */
export function migrate(database: SqliteDatabase, migrations = knownMigrations()): readonly string[] {
  database.exec(
    'create table if not exists migrations (number integer primary key, name text not null, applied_at text not null) strict',
  );
  const last = database
    .prepare<[], Pick<Migration, 'number' | 'name'>>(
      'select number, name from migrations order by number desc',
    )
    .get();
  refuseNewer(database.name, last, migrations);
  const known = database.prepare<[number]>('select 1 from migrations where number = ?');
  const note = database.prepare<[number, string]>(
    "insert into migrations (number, name, applied_at) values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))",
  );
  // Asked inside the transaction: two processes may start at the same time.
  const apply = database.transaction((migration: Migration) => {
    if (known.get(migration.number) !== undefined) return false;
    database.exec(migration.sql);
    note.run(migration.number, migration.name);
    return true;
  });
  return migrations.filter((migration) => apply.immediate(migration)).map((migration) => migration.name);
}
