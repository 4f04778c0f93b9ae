import { migrate } from './migrate.ts';
import { openSqliteDatabase, type SqliteDatabase } from './open-database.ts';

/**
 * A file that is made where it is missing and brought up to date; it is closed again where it cannot be.
 * @throws Error in words for people when it cannot be used
 */
export function openMigratedDatabase(path: string): SqliteDatabase {
  const database = openSqliteDatabase(path);
  try {
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
