import type { AuthoredChange } from '../../../domain/apply-change.ts';
import type { CommitOptions, Verdict } from '../store.ts';
import type { Judge } from './judge-change.ts';
import type { SqliteDatabase } from './open-database.ts';

/** A transaction takes in no further commit once it holds this many changes, so that reads get their turn. */
const changesPerTransaction = 500;
/** So many turns of the event loop are given to requests that are still coming in. */
const turnsAtMost = 6;

/** Also for the engine itself: what is written beside the log. */
interface QueueOptions extends CommitOptions {
  /**
   * Runs first in the transaction, which is then this commit's own; only with `allOrNothing`. False: nothing is kept,
   * and there are no verdicts.
   */
  alongside?: () => boolean;
}

interface WaitingCommit {
  changes: readonly AuthoredChange[];
  options: QueueOptions;
  resolve(verdicts: readonly Verdict[]): void;
  reject(reason: unknown): void;
}

/** Ends a transaction without a fault: the verdicts stand, the writes do not. */
class NothingKept extends Error {
  readonly verdicts: readonly Verdict[];

  constructor(verdicts: readonly Verdict[]) {
    super('nothing is kept');
    this.verdicts = verdicts;
  }
}

export interface CommitQueue {
  commit(changes: readonly AuthoredChange[], options: QueueOptions): Promise<readonly Verdict[]>;
  /** Resolves when all that was handed in is answered. */
  settled(): Promise<void>;
}

/**
 * Commits that arrive together share one durable transaction and its one wait for the disk. Where one of them
 * faults, they are done again one by one, so that a fault leaves the others alone: cheaper than a savepoint for
 * each, because faults are rare. Nobody is answered before the transaction is on disk.
 */
export function createCommitQueue(database: SqliteDatabase, { judge, forget }: Judge): CommitQueue {
  const waiting: WaitingCommit[] = [];
  let flushing: Promise<void> | undefined;

  const judgeTogether = database.transaction((commits: readonly WaitingCommit[]) =>
    commits.map(({ changes }) => changes.map(judge)),
  );
  const judgeAlone = database.transaction(({ changes, options }: WaitingCommit) => {
    if (options.alongside?.() === false) throw new NothingKept([]);
    const verdicts = changes.map(judge);
    const isRefused = verdicts.some(({ verdict }) => verdict === 'refused');
    if (options.allOrNothing && isRefused) throw new NothingKept(verdicts);
    return verdicts;
  });

  /** Those that may share a transaction; one that is all or nothing has its own. */
  function next(): WaitingCommit[] {
    let changes = 0;
    const end = waiting.findIndex((commit) => {
      changes += commit.changes.length;
      return commit.options.allOrNothing || changes >= changesPerTransaction;
    });
    if (end === -1) return waiting.splice(0);
    const stops = waiting[end]?.options.allOrNothing === true;
    return waiting.splice(0, stops ? Math.max(1, end) : end + 1);
  }

  function answerAlone(commit: WaitingCommit): void {
    try {
      commit.resolve(judgeAlone.immediate(commit));
    } catch (error) {
      if (error instanceof NothingKept) commit.resolve(error.verdicts);
      else commit.reject(error);
    } finally {
      forget();
    }
  }

  function flush(): void {
    const [first, ...others] = next();
    if (first === undefined) return;
    if (others.length === 0) {
      answerAlone(first);
      return;
    }
    const commits = [first, ...others];
    try {
      const results = judgeTogether.immediate(commits);
      forget();
      for (const [index, commit] of commits.entries()) commit.resolve(results[index] ?? []);
    } catch {
      forget();
      for (const commit of commits) answerAlone(commit);
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
