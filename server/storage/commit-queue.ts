import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { CommitOptions, Verdict } from './store.ts';

/** A transaction takes in no further commit once it holds this many changes, so that reads get their turn. */
const changesPerTransaction = 500;
/** So many turns of the event loop are given to requests that are still coming in. */
const turnsAtMost = 6;

/** Also for the engine itself: what is written beside the log. */
export interface QueueOptions<Alongside> extends CommitOptions {
  /**
   * Runs first in the transaction, which is then this commit's own; only with `allOrNothing`. Where it says false
   * nothing is kept, and there are no verdicts.
   */
  alongside?: Alongside;
}

export interface WaitingCommit<Alongside> {
  changes: readonly AuthoredChange[];
  options: QueueOptions<Alongside>;
}

type Verdicts = readonly Verdict[];

/** The two kinds of durable transaction that an engine gives. On disk when they return, or resolve. */
export interface CommitTransactions<Alongside> {
  /** All of them or, where one of them faults, none: then it throws. */
  together(commits: readonly WaitingCommit<Alongside>[]): readonly Verdicts[] | Promise<readonly Verdicts[]>;
  alone(commit: WaitingCommit<Alongside>): Verdicts | Promise<Verdicts>;
}

/** Thrown inside a transaction, ends it without a fault: the verdicts stand, the writes do not. */
export class NothingKept extends Error {
  readonly verdicts: Verdicts;

  constructor(verdicts: Verdicts) {
    super('nothing is kept');
    this.verdicts = verdicts;
  }
}

/** @throws NothingKept when one that is all or nothing was refused in part */
export function keptWhole(verdicts: Verdicts, { allOrNothing }: CommitOptions): Verdicts {
  if (allOrNothing && verdicts.some(({ verdict }) => verdict === 'refused')) throw new NothingKept(verdicts);
  return verdicts;
}

interface Waiting<Alongside> extends WaitingCommit<Alongside> {
  resolve(verdicts: Verdicts): void;
  reject(reason: unknown): void;
}

export interface CommitQueue<Alongside> {
  commit(changes: readonly AuthoredChange[], options: QueueOptions<Alongside>): Promise<Verdicts>;
  /** Resolves when all that was handed in is answered. */
  settled(): Promise<void>;
}

/**
 * Commits that arrive together share one durable transaction and its one wait for the disk. Where one of them
 * faults, they are done again one by one, so that a fault leaves the others alone: cheaper than a savepoint for
 * each, because faults are rare. Nobody is answered before the transaction is on disk.
 */
export function createCommitQueue<Alongside>(
  transactions: CommitTransactions<Alongside>,
): CommitQueue<Alongside> {
  const waiting: Waiting<Alongside>[] = [];
  let flushing: Promise<void> | undefined;

  /** Those that may share a transaction; one that is all or nothing has its own. */
  function next(): Waiting<Alongside>[] {
    let changes = 0;
    const end = waiting.findIndex((commit) => {
      changes += commit.changes.length;
      return commit.options.allOrNothing || changes >= changesPerTransaction;
    });
    if (end === -1) return waiting.splice(0);
    const stops = waiting[end]?.options.allOrNothing === true;
    return waiting.splice(0, stops ? Math.max(1, end) : end + 1);
  }

  async function answerAlone(commit: Waiting<Alongside>): Promise<void> {
    try {
      commit.resolve(await transactions.alone(commit));
    } catch (error) {
      if (error instanceof NothingKept) commit.resolve(error.verdicts);
      else commit.reject(error);
    }
  }

  async function flush(): Promise<void> {
    const [first, ...others] = next();
    if (first === undefined) return;
    if (others.length === 0) return await answerAlone(first);
    const commits = [first, ...others];
    try {
      const results = await transactions.together(commits);
      for (const [index, commit] of commits.entries()) commit.resolve(results[index] ?? []);
    } catch {
      for (const commit of commits) await answerAlone(commit);
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
      await flush();
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
