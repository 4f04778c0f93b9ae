import { migrate } from './migrate.ts';
import { openPostgisDatabase, type PostgisDatabase } from './open-database.ts';

/**
 * Connections to a database that is brought up to date; none stays open where it cannot be.
 * @throws Error in words for people when it cannot be reached or used
 */
export async function openMigratedDatabase(databaseUrl: string): Promise<PostgisDatabase> {
  const database = openPostgisDatabase(databaseUrl);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
