import { type CommitTransactions, keptWhole, NothingKept, type WaitingCommit } from '../commit-queue.ts';
import type { Judge } from '../judge-change.ts';
import type { SqliteDatabase } from './open-database.ts';

/** Writes beside the log in the open transaction; false: nothing is kept. */
export type Alongside = () => boolean;

/** Commits as transactions of SQLite, each done before the call returns. */
export function createCommitTransactions(
  database: SqliteDatabase,
  { judge, forget }: Judge,
): CommitTransactions<Alongside> {
  const together = database.transaction((commits: readonly WaitingCommit<Alongside>[]) =>
    commits.map(({ changes }) => changes.map(judge)),
  );
  const alone = database.transaction(({ changes, options }: WaitingCommit<Alongside>) => {
    if (options.alongside?.() === false) throw new NothingKept([]);
    return keptWhole(changes.map(judge), options);
  });

  /** Whether it ended well or not, what it saw is no more. */
  function forgetting<Result>(work: () => Result): Result {
    try {
      return work();
    } finally {
      forget();
    }
  }

  return {
    together: (commits) => forgetting(() => together.immediate(commits)),
    alone: (commit) => forgetting(() => alone.immediate(commit)),
  };
}
