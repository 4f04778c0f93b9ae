import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Runner, type RunnerSettings, startRunner } from '../../server/jobs/runner.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { JobRequest, Store } from '../../server/storage/store.ts';
import { authored, testCatalogue, walkCreated } from '../support/change-makers.ts';

const now = () => new Date();
const request = (key: string, afterMilliseconds = 0): JobRequest => ({
  name: 'test',
  key,
  afterMilliseconds,
  atMostMilliseconds: afterMilliseconds,
});

describe('the runner of jobs', () => {
  const stores: Store[] = [];
  const runners: Runner[] = [];
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    for (const store of stores.splice(0)) await store.close();
  });

  async function openTestStore(afterMilliseconds = 0): Promise<Store> {
    const jobsFor = (change: object) =>
      'walkId' in change ? [request(String(change.walkId), afterMilliseconds)] : [];
    const store = await openStore(':memory:', { catalogue: testCatalogue, jobsFor });
    stores.push(store);
    return store;
  }
  const ask = (store: Store, walk = 1) =>
    store.commit([authored(walkCreated(walk), undefined, now().toISOString())]);
  function start(store: Store, run: RunnerSettings['run'], more: Partial<RunnerSettings> = {}) {
    const reportFailure = vi.fn();
    const settings = {
      store,
      now,
      run,
      reportFailure,
      restMilliseconds: 10,
      lookMilliseconds: 60_000,
      ...more,
    };
    const runner = startRunner(settings);
    runners.push(runner);
    return { runner, reportFailure };
  }

  test('runs what waits at its start, and what comes later when it is woken', async () => {
    const store = await openTestStore();
    await ask(store);
    const run = vi.fn(async () => {});
    const { runner } = start(store, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    await ask(store, 2);
    runner.wake();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    await vi.waitFor(async () => expect(await store.checkHealth()).toMatchObject({ waitingJobs: 0 }));
  });

  test('wakes by itself when a job becomes due', async () => {
    const store = await openTestStore(80);
    await ask(store);
    const askedAt = Date.now();
    const run = vi.fn(async () => {});
    start(store, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    expect(Date.now() - askedAt).toBeGreaterThanOrEqual(75);
  });

  test('runs one job at a time', async () => {
    const store = await openTestStore();
    for (const walk of [1, 2, 3, 4]) await ask(store, walk);
    let running = 0;
    let most = 0;
    const run = vi.fn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    });
    start(store, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(4));
    expect(most).toBe(1);
  });

  test('tries again after a rest and gives up in the end, each failure reported', async () => {
    const store = await openTestStore();
    await ask(store);
    const run = vi.fn(async () => {
      throw new Error('no luck');
    });
    const { reportFailure } = start(store, run, { attemptsAtMost: 3 });
    await vi.waitFor(async () => expect(await store.checkHealth()).toMatchObject({ failedJobs: 1 }));
    expect(run).toHaveBeenCalledTimes(3);
    expect(reportFailure).toHaveBeenCalledTimes(3);
  });

  test('a job that fails once does not hold up the others', async () => {
    const store = await openTestStore();
    await ask(store, 1);
    await ask(store, 2);
    const done: string[] = [];
    start(store, async (job) => {
      if (job.attempts === 1 && done.length === 0 && job.key.endsWith('1')) throw new Error('no luck');
      done.push(job.key.slice(-1));
    });
    await vi.waitFor(() => expect(done).toEqual(['2', '1']));
  });

  test('stopping ends the running job and leaves it for the next start', async () => {
    const store = await openTestStore();
    await ask(store);
    const started = Promise.withResolvers<void>();
    const { runner, reportFailure } = start(store, (_, signal) => {
      started.resolve();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await started.promise;
    await runner.stop();
    expect(reportFailure).not.toHaveBeenCalled();
    const run = vi.fn(async () => {});
    start(store, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  });

  test('a job that never ends is ended by its time limit', async () => {
    const store = await openTestStore();
    await ask(store);
    const forEver: RunnerSettings['run'] = (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { reportFailure } = start(store, forEver, { leaseMilliseconds: 50, attemptsAtMost: 1 });
    await vi.waitFor(() => expect(reportFailure).toHaveBeenCalledTimes(1));
  });
});
