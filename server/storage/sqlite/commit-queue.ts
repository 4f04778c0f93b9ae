import type { AuthoredChange } from '../../../domain/apply-change.ts';
import type { CommitOptions, Verdict } from '../store.ts';
import type { Judge } from './judge-change.ts';
import type { SqliteDatabase } from './open-database.ts';

/** A transaction takes in no further commit once it holds this many changes, so that reads get their turn. */
const changesPerTransaction = 500;
/** So many turns of the event loop are given to requests that are still coming in. */
const turnsAtMost = 6;

interface WaitingCommit {
  changes: readonly AuthoredChange[];
  options: CommitOptions;
  resolve(verdicts: readonly Verdict[]): void;
  reject(reason: unknown): void;
}

type Result = { verdicts: readonly Verdict[] } | { fault: unknown };

/** Leaves a savepoint behind without a fault: the verdicts stand, the writes do not. */
class NothingKept extends Error {
  readonly verdicts: readonly Verdict[];

  constructor(verdicts: readonly Verdict[]) {
    super('nothing is kept');
    this.verdicts = verdicts;
  }
}

export interface CommitQueue {
  commit(changes: readonly AuthoredChange[], options: CommitOptions): Promise<readonly Verdict[]>;
  /** Resolves when all that was handed in is answered. */
  settled(): Promise<void>;
}

/**
 * Commits that arrive together share one durable transaction (and its one wait for the disk), each in a
 * savepoint of its own, so that a fault in one leaves the others alone. Nobody is answered before the
 * transaction is on disk.
 */
export function createCommitQueue(database: SqliteDatabase, { judge, forget }: Judge): CommitQueue {
  const waiting: WaitingCommit[] = [];
  let flushing: Promise<void> | undefined;

  const judgeAll = database.transaction(({ changes, options }: WaitingCommit) => {
    const verdicts = changes.map(judge);
    if (options.allOrNothing && verdicts.some(({ verdict }) => verdict === 'refused'))
      throw new NothingKept(verdicts);
    return verdicts;
  });

  function judgeOne(commit: WaitingCommit): Result {
    try {
      return { verdicts: judgeAll(commit) };
    } catch (error) {
      forget();
      // A full disk or a broken file ends the whole transaction; then nobody's changes were kept.
      if (!database.inTransaction) throw error;
      return error instanceof NothingKept ? { verdicts: error.verdicts } : { fault: error };
    }
  }

  const together = database.transaction((commits: readonly WaitingCommit[]) => commits.map(judgeOne));

  function next(): WaitingCommit[] {
    let changes = 0;
    const end = waiting.findIndex((commit) => {
      changes += commit.changes.length;
      return changes >= changesPerTransaction;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end + 1);
  }

  function flush(): void {
    const commits = next();
    try {
      const results = together.immediate(commits);
      commits.forEach((commit, index) => {
        const result = results[index];
        if (result !== undefined && 'verdicts' in result) commit.resolve(result.verdicts);
        else commit.reject(result?.fault);
      });
    } catch (error) {
      for (const commit of commits) commit.reject(error);
    } finally {
      forget();
    }
  }

  /** Ends when a turn of the event loop brought nothing new: what is in the sockets joins the transaction. */
  async function gather(): Promise<void> {
    let before = -1;
    for (let turn = 0; turn < turnsAtMost && waiting.length > before; turn += 1) {
      before = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function flushAll(): Promise<void> {
    while (waiting.length > 0) {
      await gather();
      flush();
    }
    flushing = undefined;
  }

  return {
    commit(changes, options) {
      return new Promise((resolve, reject) => {
        waiting.push({ changes, options, resolve, reject });
        flushing ??= flushAll();
      });
    },
    settled: () => flushing ?? Promise.resolve(),
  };
}
