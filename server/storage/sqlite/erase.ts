import type { SqliteDatabase } from './open-database.ts';

/** What the work deletes or writes over is overwritten in the file too, not only unlinked. */
export function erase<Result>(database: SqliteDatabase, work: () => Result): Result {
  database.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    database.pragma('secure_delete = FAST');
  }
}
