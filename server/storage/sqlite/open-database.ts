import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type SqliteDatabase = Database.Database;

/** How long a writer waits for another process (an import, a backup) before it fails. */
const busyTimeoutMilliseconds = 5000;

/**
 * A connection with the settings that every part of Lykta needs: an acknowledged write survives a power cut
 * (WAL with synchronous=FULL), and references hold. Makes the folder and the file where they are missing; the
 * file is readable by its owner only, because it holds what people said about where they are afraid.
 * @param path a file path, or ":memory:" for a database that ends with the connection
 * @throws when the file cannot be opened or is not an SQLite database
 */
export function openSqliteDatabase(path: string): SqliteDatabase {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true });
    // The log and index files that SQLite puts beside it take over the mode of this one.
    closeSync(openSync(path, 'a', 0o600));
  }
  const database = new Database(path, { timeout: busyTimeoutMilliseconds });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is written over or deleted within a page is overwritten with zeros; for whole pages see erase.ts.
    database.pragma('secure_delete = FAST');
    database.pragma('cache_size = -32768');
    // The log is moved into the file when nobody waits (tidy-log.ts); here only so that it never grows without end.
    database.pragma('wal_autocheckpoint = 16000');
  } catch (error) {
    database.close();
    throw new Error(
      `${path} cannot be used as a database: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  }
  return database;
}

/** A second connection to a file that is open already, which only reads. */
export function openSqliteReader(path: string): SqliteDatabase {
  const database = new Database(path, { readonly: true, timeout: busyTimeoutMilliseconds });
  database.pragma('cache_size = -32768');
  return database;
}
