import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueuedChange } from '../../../client/offline/local-db.ts';
import {
  batchMaximum,
  deliverWaiting,
  type SendAnswer,
  type SyncPorts,
} from '../../../client/offline/sync.ts';
import { problem } from '../../../domain/problem.ts';
import { changeNumber, findingAdded } from '../../support/change-makers.ts';

const refusal = problem('invalid-input', { detail: 'no', action: 'none' });
const noToken = problem('not-signed-in', { detail: 'no', action: 'none' });

function queued(order: number, author: QueuedChange['author'] = 'participant:a'): QueuedChange {
  const change = { ...findingAdded(order, 1), id: changeNumber(10_000 + order) };
  const waiting = { state: 'kept', attempts: 0, problem: null, holdUntil: null, sequence: null } as const;
  return { order, id: change.id, author, change, keptAt: change.at, ...waiting };
}

/** The queue as a plain array with the rules of queue.ts; `answer` is the server. */
function phone(items: QueuedChange[], answer: (ids: readonly string[]) => SendAnswer | Error) {
  const sent: string[][] = [];
  const rewrite = (
    batch: readonly QueuedChange[],
    more: (item: QueuedChange, place: number) => Partial<QueuedChange>,
  ) => {
    batch.forEach((item, place) => {
      const index = items.findIndex(({ order }) => order === item.order);
      const found = items[index];
      if (found !== undefined) items[index] = { ...found, ...more(found, place) };
    });
    return Promise.resolve();
  };
  const ports: SyncPorts = {
    recover: () =>
      rewrite(
        items.filter(({ state }) => state === 'sending'),
        () => ({ state: 'kept' }),
      ),
    take: async (limit) => {
      const waiting = items.filter(({ state }) => state === 'kept');
      const batch = waiting.filter(({ author }) => author === waiting[0]?.author).slice(0, limit);
      await rewrite(batch, (item) => ({ state: 'sending', attempts: item.attempts + 1 }));
      return batch;
    },
    settle: (batch, verdicts) =>
      rewrite(batch, (_, place) => {
        const verdict = verdicts[place];
        if (verdict === undefined) return { state: 'kept' };
        return verdict.verdict === 'refused'
          ? { state: 'attention', problem: verdict.problem }
          : { state: 'delivered', sequence: verdict.sequence };
      }),
    release: (batch) => rewrite(batch, () => ({ state: 'kept' })),
    refuse: (batch, reason) => rewrite(batch, () => ({ state: 'attention', problem: reason })),
    send: (_, changes) => {
      const ids = changes.map(({ id }) => id);
      sent.push(ids);
      const result = answer(ids);
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    },
  };
  return { ports, sent, items };
}

const allApplied = (ids: readonly string[]): SendAnswer => ({
  kind: 'verdicts',
  verdicts: ids.map((id, place) => ({ id, verdict: 'applied', sequence: place + 1 })),
});

test('sends the oldest first, in batches of at most fifty', async () => {
  const { ports, sent, items } = phone(
    Array.from({ length: 120 }, (_, order) => queued(order)),
    allApplied,
  );
  const result = await deliverWaiting(ports);
  expect(result).toEqual({ delivered: 120, refused: 0, waitMilliseconds: undefined });
  expect(sent.map((ids) => ids.length)).toEqual([batchMaximum, batchMaximum, 20]);
  expect(sent.flat()).toEqual(items.map(({ id }) => id));
});

test('never mixes two authors in a request', async () => {
  const items = [queued(1), queued(2, 'participant:b'), queued(3)];
  const { ports, sent } = phone(items, allApplied);
  await deliverWaiting(ports);
  expect(sent).toEqual([[items[0]?.id, items[2]?.id], [items[1]?.id]]);
});

test('keeps everything when the server cannot be reached, and stops there', async () => {
  const { ports, sent, items } = phone([queued(1), queued(2)], () => ({
    kind: 'later',
    waitMilliseconds: 7000,
  }));
  expect(await deliverWaiting(ports)).toMatchObject({ delivered: 0, waitMilliseconds: 7000 });
  expect(sent).toHaveLength(1);
  expect(items.map(({ state }) => state)).toEqual(['kept', 'kept']);
});

test('one change that the server will not read does not hold back its neighbours', async () => {
  const bad = queued(2);
  const { ports, items } = phone([queued(1), bad, queued(3)], (ids) =>
    ids.includes(bad.id) ? { kind: 'refused', problem: refusal } : allApplied(ids),
  );
  expect(await deliverWaiting(ports)).toMatchObject({ delivered: 2, refused: 1 });
  expect(items.map(({ state }) => state)).toEqual(['delivered', 'attention', 'delivered']);
  expect(items[1]?.problem).toEqual(refusal);
});

test('a sender who is not known is not asked about each change by itself', async () => {
  const { ports, sent, items } = phone([queued(1), queued(2)], () => ({ kind: 'refused', problem: noToken }));
  await deliverWaiting(ports);
  expect(sent).toHaveLength(1);
  expect(items.map(({ state }) => state)).toEqual(['attention', 'attention']);
});

test('what a killed page was sending is sent again', async () => {
  const { ports, sent, items } = phone([{ ...queued(1), state: 'sending', attempts: 1 }], allApplied);
  await deliverWaiting(ports);
  expect(sent).toHaveLength(1);
  expect(items[0]).toMatchObject({ state: 'delivered', attempts: 2 });
});

test('a fault of our own leaves the changes waiting', async () => {
  const { ports, items } = phone([queued(1)], () => new Error('a bug'));
  await expect(deliverWaiting(ports)).rejects.toThrow('a bug');
  expect(items[0]?.state).toBe('kept');
});

test('whatever the server answers, a round ends and no change is lost or left being sent', async () => {
  const answers = fc.array(fc.constantFrom('applied', 'refused', 'later', 'whole', 'short'), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 130 }), answers, async (count, moods) => {
      let round = 0;
      const { ports, items } = phone(
        Array.from({ length: count }, (_, order) => queued(order)),
        (ids) => {
          const mood = moods[round++ % moods.length];
          if (mood === 'later') return { kind: 'later' };
          if (mood === 'whole') return { kind: 'refused', problem: refusal };
          if (mood === 'short') return allApplied(ids.slice(0, -1));
          if (mood === 'applied') return allApplied(ids);
          return {
            kind: 'verdicts',
            verdicts: ids.map((id) => ({ id, verdict: 'refused', problem: refusal })),
          };
        },
      );
      const result = await deliverWaiting(ports);
      expect(items).toHaveLength(count);
      expect(items.some(({ state }) => state === 'sending')).toBe(false);
      const waiting = items.some(({ state }) => state === 'kept');
      expect(waiting).toBe(result.waitMilliseconds !== undefined);
    }),
    { numRuns: 60 },
  );
});
