import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SqliteDatabase } from './open-database.ts';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The migrations that this version knows, in order. Throws when the numbers are not 1, 2, 3 … */
export function knownMigrations(): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 4));
    if (number !== index + 1) throw new Error(`the migration ${name} should have the number ${index + 1}`);
    return { number, name, sql: readFileSync(`${folder}/${name}`, 'utf8') };
  });
}

function refuseNewer(database: SqliteDatabase, migrations: readonly Migration[]): void {
  const last = database
    .prepare<[], { number: number; name: string }>('select number, name from migrations order by number desc')
    .get();
  if (last === undefined || last.number <= migrations.length) return;
  throw new Error(
    `the database ${database.name} was made by a newer version of Lykta (it has "${last.name}", this version ` +
      `knows ${migrations.length} migrations). Start the newer version, or restore a backup made before the update.`,
  );
}

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
  refuseNewer(database, migrations);
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
