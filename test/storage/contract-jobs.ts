import { describe, expect, test } from 'vitest';
import type { JobRequest, Store } from '../../server/storage/store.ts';
import { authored, findingAdded, joined, noon, system, walkCreated } from '../support/change-makers.ts';
import { type Bench, prepare } from './contract.ts';

const start = Date.parse(noon);
/** So many seconds after the first change. */
const at = (seconds: number) => new Date(start + seconds * 1000);
const lease = 60_000;

export function jobsContract(bench: Bench): void {
  describe('jobs', () => {
    const job = (key: string): JobRequest => ({
      name: 'areas',
      key,
      afterMilliseconds: 1000,
      atMostMilliseconds: 5000,
    });
    const open = (address?: string): Promise<Store> =>
      bench.open(
        { jobsFor: (change) => (change.kind === 'walk-created' ? [job(change.walkId)] : []) },
        address,
      );
    const ask = (store: Store, seconds: number, walk = 1) => {
      const change = { ...walkCreated(walk) };
      return store.commit([authored(change, system, at(seconds).toISOString())]);
    };
    /** A store in which a change of any kind but the walk's own asks for the one job. */
    async function withAsking() {
      const store = await bench.open({
        jobsFor: (change) => (change.kind === 'finding-added' ? [job(change.walkId)] : []),
      });
      await prepare(store, [authored(walkCreated()), authored(joined(1))]);
      let number = 0;
      const askAt = async (seconds: number) => {
        number += 1;
        await prepare(store, [authored(findingAdded(number), system, at(seconds).toISOString())]);
      };
      return { store, askAt };
    }

    test('a job waits for its time and is handed out once', async () => {
      const store = await open();
      expect(await store.nextJobAt()).toBeUndefined();
      await ask(store, 0);
      expect(await store.nextJobAt()).toEqual(at(1));
      expect(await store.claimJob(at(0.9), lease)).toBeUndefined();
      const claimed = await store.claimJob(at(1), lease);
      expect(claimed).toMatchObject({ name: 'areas', attempts: 1 });
      expect(await store.claimJob(at(2), lease)).toBeUndefined();
      await store.finishJob(claimed?.id ?? 0);
      expect(await store.nextJobAt()).toBeUndefined();
      expect(await store.checkHealth()).toEqual({ changes: 1, waitingJobs: 0, failedJobs: 0 });
    });

    test('a refused change asks for nothing', async () => {
      const { store } = await withAsking();
      await store.commit([authored(findingAdded(1, 99))]);
      expect(await store.nextJobAt()).toBeUndefined();
    });

    test('asking again moves the time, but never past the limit of the first', async () => {
      const { store, askAt } = await withAsking();
      await askAt(0);
      await askAt(0.5);
      expect(await store.nextJobAt()).toEqual(at(1.5));
      for (const seconds of [1.4, 2.3, 3.2, 3.9]) await askAt(seconds);
      expect(await store.nextJobAt()).toEqual(at(4.9));
      await askAt(4.8);
      expect(await store.nextJobAt()).toEqual(at(5));
      expect(await store.checkHealth()).toMatchObject({ waitingJobs: 1 });
    });

    test('different keys are different jobs, the one due first comes first', async () => {
      const store = await open();
      await ask(store, 1, 2);
      await ask(store, 0, 1);
      const keys = [await store.claimJob(at(9), lease), await store.claimJob(at(9), lease)].map(
        (one) => one?.key,
      );
      expect(keys).toEqual([walkCreated(1).walkId, walkCreated(2).walkId]);
    });

    test('asked for while it runs, it runs once more, and not at the same time', async () => {
      const { store, askAt } = await withAsking();
      await askAt(0);
      const first = await store.claimJob(at(1), lease);
      await askAt(2);
      expect(await store.claimJob(at(4), lease)).toBeUndefined();
      await store.finishJob(first?.id ?? 0);
      const second = await store.claimJob(at(4), lease);
      expect(second).toMatchObject({ attempts: 1 });
      expect(second?.id).not.toBe(first?.id);
    });

    test('a job whose runner died is handed out again when the lease is over', async ({ skip }) => {
      if (!bench.engine.keeps) skip();
      const address = bench.engine.newAddress();
      const store = await open(address);
      await ask(store, 0);
      const first = await store.claimJob(at(1), lease);
      await store.close();
      const reopened = await open(address);
      expect(await reopened.nextJobAt()).toEqual(at(61));
      expect(await reopened.claimJob(at(60), lease)).toBeUndefined();
      expect(await reopened.claimJob(at(61), lease)).toEqual({ ...first, attempts: 2 });
    });

    test('jobs of a runner that died are put back at once, and once each', async () => {
      const { store, askAt } = await withAsking();
      await askAt(0);
      const first = await store.claimJob(at(1), lease);
      await store.releaseJobs();
      expect(await store.claimJob(at(2), lease)).toEqual({ ...first, attempts: 2 });
      await askAt(3);
      await store.releaseJobs();
      expect(await store.checkHealth()).toMatchObject({ waitingJobs: 1 });
      expect(await store.claimJob(at(4), lease)).toMatchObject({ attempts: 1 });
      expect(await store.claimJob(at(4), lease)).toBeUndefined();
    });

    test('a failed job rests, is tried again, and is given up in the end', async () => {
      const { store, askAt } = await withAsking();
      await askAt(0);
      const first = await store.claimJob(at(1), lease);
      await store.failJob(first?.id ?? 0, at(10), 2, 'no luck');
      expect(await store.claimJob(at(9), lease)).toBeUndefined();
      const second = await store.claimJob(at(10), lease);
      expect(second).toMatchObject({ id: first?.id, attempts: 2 });
      await store.failJob(second?.id ?? 0, at(20), 2, 'no luck');
      expect(await store.claimJob(at(99), lease)).toBeUndefined();
      expect(await store.checkHealth()).toMatchObject({ waitingJobs: 0, failedJobs: 1 });
      // A later change asks anew, and its success ends the old worry.
      await askAt(100);
      const third = await store.claimJob(at(101), lease);
      expect(third).toMatchObject({ attempts: 1 });
      await store.finishJob(third?.id ?? 0);
      expect(await store.checkHealth()).toMatchObject({ waitingJobs: 0, failedJobs: 0 });
    });

    test('a job that fails while it was asked for again leaves one waiting', async () => {
      const { store, askAt } = await withAsking();
      await askAt(0);
      const first = await store.claimJob(at(1), lease);
      await askAt(2);
      await store.failJob(first?.id ?? 0, at(10), 5, 'no luck');
      expect(await store.checkHealth()).toMatchObject({ waitingJobs: 1, failedJobs: 0 });
      expect(await store.claimJob(at(3), lease)).toMatchObject({ attempts: 1 });
    });
  });
}
