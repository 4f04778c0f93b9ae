import type { Change } from '../../domain/changes.ts';
import type { Problem } from '../../domain/problem.ts';
import { type AuthorKey, type QueuedChange, withDatabase } from './local-db.ts';
import { announceLocal } from './local-events.ts';

/** What the server said of one change. */
export type SentVerdict =
  | { id: string; verdict: 'applied' | 'conflict' | 'duplicate'; sequence: number }
  | { id: string | null; verdict: 'refused'; problem: Problem };

export interface EnqueueOptions {
  /** Wait this long before sending, so that it can still be taken back. */
  holdMilliseconds?: number;
}

/** Adds changes within a transaction that writes more than the queue. */
export async function addToQueue(
  store: { add(item: QueuedChange): Promise<unknown> },
  author: AuthorKey,
  changes: readonly Change[],
  options: EnqueueOptions = {},
): Promise<void> {
  const now = Date.now();
  const holdUntil = options.holdMilliseconds === undefined ? null : now + options.holdMilliseconds;
  for (const change of changes) {
    // `order` is the key that the database gives: it must be absent, although every stored item has one.
    const item: Omit<QueuedChange, 'order'> = {
      id: change.id,
      author,
      change,
      state: 'kept',
      attempts: 0,
      problem: null,
      keptAt: new Date(now).toISOString(),
      holdUntil,
      sequence: null,
    };
    await store.add(item as QueuedChange);
  }
}

/**
 * Keeps changes on this device. Resolves when they are on the disk (strict durability), not before: only then may
 * a screen say "saved". Rejects when the browser will not store them.
 */
export async function enqueue(
  author: AuthorKey,
  changes: readonly Change[],
  options: EnqueueOptions = {},
): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite', { durability: 'strict' });
    await addToQueue(step.store, author, changes, options);
    await step.done;
  });
  announceLocal('queue');
}

/** What this author has in the queue, oldest first; of all authors when none is named. */
export async function queuedChanges(author?: AuthorKey): Promise<QueuedChange[]> {
  return withDatabase((database) =>
    author === undefined ? database.getAll('queue') : database.getAllFromIndex('queue', 'author', author),
  );
}

/**
 * How long this is still held back so that it can be undone, in milliseconds. A clock that was set back since it
 * was kept would hold it for hours: then it goes at once.
 */
export function heldFor({ holdUntil, keptAt }: QueuedChange, now: number): number {
  if (holdUntil === null || now < Date.parse(keptAt)) return 0;
  return Math.max(0, holdUntil - now);
}

/**
 * Marks the oldest waiting changes of one author as being sent and returns them. Only the holder of the delivery
 * lock calls this.
 */
export async function takeBatch(
  limit: number,
  now: number,
  maySend: (author: AuthorKey) => boolean,
): Promise<QueuedChange[]> {
  const taken = await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite', { durability: 'strict' });
    const waiting = (await step.store.getAll()).filter(
      (item) => item.state === 'kept' && heldFor(item, now) === 0 && maySend(item.author),
    );
    const batch = waiting.filter((item) => item.author === waiting[0]?.author).slice(0, limit);
    const sending = batch.map((item) => ({
      ...item,
      state: 'sending' as const,
      attempts: item.attempts + 1,
    }));
    await Promise.all(sending.map((item) => step.store.put(item)));
    await step.done;
    return sending;
  });
  if (taken.length > 0) announceLocal('delivery');
  return taken;
}

/** Writes each item anew as `next` says; items that are gone or replaced meanwhile stay so. */
async function rewrite(
  items: readonly QueuedChange[],
  next: (item: QueuedChange) => QueuedChange | undefined,
): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite', { durability: 'strict' });
    for (const { order, id } of items) {
      const item = await step.store.get(order);
      if (item?.id !== id) continue;
      const changed = next(item);
      await (changed === undefined ? step.store.delete(order) : step.store.put(changed));
    }
    await step.done;
  });
  announceLocal('delivery');
}

/** Puts down what the server said. A change without a verdict waits again. */
export async function settleBatch(
  batch: readonly QueuedChange[],
  verdicts: readonly SentVerdict[],
): Promise<void> {
  // By place first: a change that the server could not read comes back without its id.
  const verdictAt = new Map(batch.map((item, place) => [item.id, verdicts[place]] as const));
  await rewrite(batch, (item) => {
    const verdict = verdictAt.get(item.id);
    if (verdict === undefined || (verdict.id !== null && verdict.id !== item.id))
      return ifSending(item, { state: 'kept' });
    if (verdict.verdict === 'refused')
      return ifSending(item, { state: 'attention', problem: verdict.problem });
    return { ...item, state: 'delivered', problem: null, sequence: verdict.sequence };
  });
}

/**
 * Only what is still on its way changes for the worse: without locks another tab may have delivered the same change
 * meanwhile, and what is delivered stays so.
 */
function ifSending(item: QueuedChange, changes: Partial<QueuedChange>): QueuedChange {
  return item.state === 'sending' ? { ...item, ...changes } : item;
}

/** Nothing was heard: they wait again. */
export async function releaseBatch(batch: readonly QueuedChange[]): Promise<void> {
  await rewrite(batch, (item) => ifSending(item, { state: 'kept' }));
}

/** The server refused the request as a whole. */
export async function refuseBatch(batch: readonly QueuedChange[], problem: Problem): Promise<void> {
  await rewrite(batch, (item) => ifSending(item, { state: 'attention', problem }));
}

/** What a killed page left in the state "sending" waits again. Only under the delivery lock. */
export async function recoverSending(): Promise<void> {
  const stuck = (await queuedChanges()).filter((item) => item.state === 'sending');
  if (stuck.length > 0) await releaseBatch(stuck);
}

/**
 * Takes back a change that was never sent. False when it was: the server may have it although no answer came, so
 * only a further change can undo it.
 */
export async function cancelUnsent(id: string): Promise<boolean> {
  const cancelled = await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite', { durability: 'strict' });
    const item = await step.store.index('id').get(id);
    const unsent = item !== undefined && item.state === 'kept' && item.attempts === 0;
    if (unsent) await step.store.delete(item.order);
    await step.done;
    return unsent;
  });
  if (cancelled) announceLocal('delivery');
  return cancelled;
}

/** Sends refused changes once more as they are. */
export async function sendAgain(items: readonly QueuedChange[]): Promise<void> {
  await rewrite(items, (item) =>
    item.state === 'attention' ? { ...item, state: 'kept', problem: null } : item,
  );
  announceLocal('queue');
}

/** Removes refused changes from this device, because the person said so. */
export async function discardRefused(items: readonly QueuedChange[]): Promise<void> {
  await rewrite(items, (item) => (item.state === 'attention' ? undefined : item));
}

/** Takes refused changes out and keeps a mended one in their place, in one step. */
export async function replaceRefused(items: readonly QueuedChange[], mended: Change): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite', { durability: 'strict' });
    for (const { order } of items) {
      const item = await step.store.get(order);
      if (item?.state === 'attention') await step.store.delete(order);
    }
    await step.store.put({
      ...first,
      id: mended.id,
      change: mended,
      state: 'kept',
      attempts: 0,
      problem: null,
    });
    await step.done;
  });
  announceLocal('queue');
}
