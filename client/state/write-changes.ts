import { useEffect, useState } from 'react';
import type { Change } from '../../domain/changes.ts';
import type { Problem } from '../../domain/problem.ts';
import { deliverNow } from '../offline/delivery.ts';
import { type AuthorKey, type QueuedChange, withDatabase } from '../offline/local-db.ts';
import { onLocal } from '../offline/local-events.ts';
import { discardRefused, enqueue, queuedChanges } from '../offline/queue.ts';

/** `kept`: safe on this device and sent when the server can be reached. `refused`: the first reason of the server. */
export type WriteOutcome =
  | { state: 'delivered' }
  | { state: 'kept' }
  | { state: 'refused'; problem: Problem };

/** Long enough for a slow network, short enough that nobody wonders whether the button worked. */
const patienceMilliseconds = 8_000;

async function forget(items: readonly QueuedChange[]): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction('queue', 'readwrite');
    await Promise.all(items.map(({ order }) => step.store.delete(order)));
    await step.done;
  });
}

/**
 * The one way in which staff screens write: through the same queue as the phones, in the name of whoever is signed
 * in. Resolves when the server has judged every change, or after a while with the changes kept on this device.
 * Refused changes leave the queue: the form that made them still has what was typed.
 */
export async function writeChanges(author: AuthorKey, changes: readonly Change[]): Promise<WriteOutcome> {
  const ids = new Set<string>(changes.map(({ id }) => id));
  const look = async (): Promise<WriteOutcome> => {
    const ours = (await queuedChanges(author)).filter(({ id }) => ids.has(id));
    if (ours.some(({ state }) => state === 'kept' || state === 'sending')) return { state: 'kept' };
    const refused = ours.filter(({ state }) => state === 'attention');
    await forget(ours.filter(({ state }) => state === 'delivered'));
    const problem = refused.find((item) => item.problem !== null)?.problem ?? undefined;
    if (problem === undefined) return { state: 'delivered' };
    await discardRefused(refused);
    return { state: 'refused', problem };
  };
  await enqueue(author, changes);
  deliverNow();
  return new Promise((resolve, reject) => {
    let over = false;
    const finish = (outcome: WriteOutcome): void => {
      over = true;
      stop();
      clearTimeout(timer);
      resolve(outcome);
    };
    const check = (): void => {
      if (!over)
        look().then((outcome) => {
          if (outcome.state !== 'kept' && !over) finish(outcome);
        }, reject);
    };
    const stop = onLocal((topic) => (topic === 'queue' || topic === 'delivery') && check());
    const timer = setTimeout(() => finish({ state: 'kept' }), patienceMilliseconds);
    check();
  });
}

/** Takes what the server has out of the queue of an author who pulls no records that would do it. */
export async function forgetDelivered(author: AuthorKey): Promise<void> {
  await forget((await queuedChanges(author)).filter(({ state }) => state === 'delivered'));
}

/** What this author still has in the queue: waiting for the network, or refused after the form was left. */
export function useWaitingChanges(author: AuthorKey): readonly QueuedChange[] {
  const [waiting, setWaiting] = useState<readonly QueuedChange[]>([]);
  useEffect(() => {
    let over = false;
    const look = (): void => {
      queuedChanges(author).then(
        (items) => !over && setWaiting(items.filter(({ state }) => state !== 'delivered')),
        (fault: unknown) => console.error('the queue of this device cannot be read', fault),
      );
    };
    look();
    const stop = onLocal((topic) => (topic === 'queue' || topic === 'delivery') && look());
    return () => {
      over = true;
      stop();
    };
  }, [author]);
  return waiting;
}
