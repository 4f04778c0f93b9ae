import type { Change } from '../../domain/changes.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AuthorKey, QueuedChange } from './local-db.ts';
import type { SentVerdict } from './queue.ts';

export const batchMaximum = 50;

export type SendAnswer =
  | { kind: 'verdicts'; verdicts: readonly SentVerdict[] }
  /** The server understood the request and will not have it as a whole. */
  | { kind: 'refused'; problem: Problem }
  /** No answer, a fault at the server, or too many requests: try later. */
  | { kind: 'later'; waitMilliseconds?: number };

/** What one round of delivery needs; the queue and the network in the app, plain objects in tests. */
export interface SyncPorts {
  recover(): Promise<void>;
  take(limit: number): Promise<readonly QueuedChange[]>;
  settle(batch: readonly QueuedChange[], verdicts: readonly SentVerdict[]): Promise<void>;
  release(batch: readonly QueuedChange[]): Promise<void>;
  refuse(batch: readonly QueuedChange[], problem: Problem): Promise<void>;
  send(author: AuthorKey, changes: readonly Change[]): Promise<SendAnswer>;
}

export type RoundResult = { delivered: number; refused: number; waitMilliseconds: number | undefined };

/** A refusal of the sender rather than of what was sent: dividing the batch would not help. */
function isAboutSender(problem: Problem): boolean {
  return problem.status === 401 || problem.status === 403;
}

/**
 * One round: sends everything that waits, oldest first, until the queue is empty or the server cannot be reached.
 * Every change ends as delivered, refused with its problem, or waiting; none is dropped. Must not run twice at
 * the same time on one device (the caller holds the lock).
 * @returns `waitMilliseconds` is set when something still waits: 0, or as long as the server asked for.
 */
export async function deliverWaiting(ports: SyncPorts): Promise<RoundResult> {
  const result: RoundResult = { delivered: 0, refused: 0, waitMilliseconds: undefined };
  let singles = 0;
  await ports.recover();
  for (;;) {
    const batch = await ports.take(singles > 0 ? 1 : batchMaximum);
    const [first] = batch;
    if (first === undefined) return result;
    singles = Math.max(0, singles - 1);
    let answer: SendAnswer;
    try {
      answer = await ports.send(
        first.author,
        batch.map((item) => item.change),
      );
    } catch (fault) {
      await ports.release(batch);
      throw fault;
    }
    if (answer.kind === 'later') {
      await ports.release(batch);
      return { ...result, waitMilliseconds: answer.waitMilliseconds ?? 0 };
    }
    if (answer.kind === 'verdicts') {
      await ports.settle(batch, answer.verdicts);
      const refused = answer.verdicts.filter((verdict) => verdict.verdict === 'refused').length;
      result.refused += refused;
      result.delivered += answer.verdicts.length - refused;
      // A server that judges fewer changes than it was sent would keep this loop going for ever.
      if (answer.verdicts.length < batch.length) return { ...result, waitMilliseconds: 0 };
      continue;
    }
    if (batch.length > 1 && !isAboutSender(answer.problem)) {
      // One bad change must not hold back its neighbours: the same ones again, one by one.
      await ports.release(batch);
      singles = batch.length;
      continue;
    }
    await ports.refuse(batch, answer.problem);
    result.refused += batch.length;
  }
}
