import type { SqliteDatabase } from './open-database.ts';

/** So long nobody may have written before the log is moved into the file. */
const quietMilliseconds = 150;

/**
 * SQLite moves its log into the file while somebody waits for their commit. A burst of marks would pay for that in the
 * middle of it; so it is done in the first quiet moment after the writing, and by SQLite itself where none comes.
 * @returns to be called after each commit
 */
export function tidyLogWhenQuiet(database: SqliteDatabase): { wrote(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tidy = (): void => {
    timer = undefined;
    if (database.open) database.pragma('wal_checkpoint(PASSIVE)');
  };
  return {
    wrote() {
      if (timer === undefined) timer = setTimeout(tidy, quietMilliseconds).unref();
      else timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}
