import { fileURLToPath } from 'node:url';
import { type Migration, migrationsIn, refuseNewer } from '../migrations.ts';
import type { PostgisDatabase, Session } from './open-database.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database up to date in one transaction, so that a failed migration leaves it as it was, and of two
 * processes that start together one waits for the other.
 * @returns the names of the migrations applied now
 * @throws Error in words for people when the database cannot be used or was made by a newer version
 */
export async function migrate(
  database: PostgisDatabase,
  migrations: readonly Migration[] = migrationsIn(folder),
): Promise<readonly string[]> {
  await reach(database);
  return database.transact('migrating', async (session) => {
    await refuseOtherEncoding(database.name, session);
    await usePostgis(database.name, session);
    await session.write(
      `create table if not exists migrations
         (number integer primary key, name text collate "C" not null, applied_at text collate "C" not null)`,
    );
    const applied = await session.rows<Pick<Migration, 'number' | 'name'>>(
      'select number, name from migrations order by number desc',
    );
    refuseNewer(database.name, applied[0], migrations);
    const known = new Set(applied.map(({ number }) => number));
    const missing = migrations.filter(({ number }) => !known.has(number));
    for (const { number, name, sql } of missing) {
      await session.script(sql);
      await session.write('insert into migrations values ($1, $2, $3)', [
        number,
        name,
        new Date().toISOString(),
      ]);
    }
    return missing.map(({ name }) => name);
  });
}

async function refuseOtherEncoding(name: string, session: Session): Promise<void> {
  const [row] = await session.rows<{ encoding: string }>(
    `select current_setting('server_encoding') as encoding`,
  );
  if (row?.encoding === 'UTF8') return;
  throw new Error(
    `the database ${name} keeps texts as ${row?.encoding}; make it with the encoding UTF8, as in ` +
      `createdb --encoding=UTF8 --template=template0 lykta`,
  );
}

/** PostGIS is part of the database and may be added only by its administrator, unless that was done already. */
async function usePostgis(name: string, session: Session): Promise<void> {
  const [found] = await session.rows<{ isHere: boolean; isInstalled: boolean }>(
    `select exists (select 1 from pg_extension where extname = 'postgis') as "isHere",
       exists (select 1 from pg_available_extensions where name = 'postgis') as "isInstalled"`,
  );
  if (found?.isHere) return;
  if (!found?.isInstalled)
    throw new Error(
      `PostgreSQL at ${name} has no PostGIS; install it there (Debian or Ubuntu: apt-get install postgresql-postgis)`,
    );
  await session.write('create extension postgis').catch((error: unknown) => {
    throw new Error(
      `PostGIS could not be added to the database ${name} (${error instanceof Error ? error.message : error}); ` +
        'let an administrator of the database run: create extension postgis',
    );
  });
}

/** @throws Error in words for people when the database does not answer */
async function reach(database: PostgisDatabase): Promise<void> {
  await database.rows('select 1').catch((error: unknown) => {
    // A host with several addresses refuses with several errors and no message of its own.
    const all = error instanceof AggregateError ? error.errors : [error];
    const said = all.map((one) => (one instanceof Error ? one.message : String(one))).join('; ');
    throw new Error(`the database ${database.name} cannot be used: ${said}`, { cause: error });
  });
}
