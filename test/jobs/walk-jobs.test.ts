import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Change } from '../../domain/changes.ts';
import { joinCodeAlphabet } from '../../domain/walk.ts';
import { takeAreaSnapshot } from '../../server/jobs/area-snapshot.ts';
import { jobsFor, runJob } from '../../server/jobs/index.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import { openBlobStore } from '../../server/storage/blob-store.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { Job, Store } from '../../server/storage/store.ts';
import {
  authored,
  findingAdded,
  findingEdited,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { walkEdited } from '../support/process-makers.ts';

const workers = createWorkerPool();
const folder = await mkdtemp(join(tmpdir(), 'lykta-jobs-'));
const photos = { blobs: await openBlobStore(folder), photoCleaner: createPhotoCleaner() };
afterAll(async () => {
  await workers.close();
  await photos.photoCleaner.close();
  await rm(folder, { recursive: true });
});
const today = new Date('2026-11-20T12:00:00.000Z');
const never = new AbortController().signal;
const at = (longitude: number): [number, number] => [longitude, 57.25];

describe('the jobs of a walk', () => {
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });
  async function openTestStore(): Promise<Store> {
    const store = await openStore(':memory:', { catalogue: testCatalogue, jobsFor });
    stores.push(store);
    return store;
  }
  const commit = (store: Store, ...changes: Change[]) =>
    store.commit(changes.map((change) => authored(change)));
  const run = (store: Store, name: string, bytes: () => Uint8Array = () => randomBytes(16)) => {
    const job: Job = { id: 1, name, key: walkNumber(1), attempts: 1 };
    const source = { now: () => today, randomBytes: bytes };
    return runJob(job, { store, source, catalogue: testCatalogue, workers, ...photos }, never);
  };
  const walkOf = async (store: Store) => (await store.recordsOfKind('walk'))[0]?.feature.properties;
  const areasOf = async (store: Store) => (await store.recordsOfKind('area')).map(({ feature }) => feature);

  test('a job of another version is an error in words', async () => {
    await expect(run(await openTestStore(), 'make-coffee')).rejects.toThrow('no job "make-coffee"');
  });

  test('a new walk gets a code at once, marks ask for areas within seconds', async () => {
    expect(jobsFor(walkCreated())).toEqual([
      { name: 'issue-join-code', key: walkNumber(1), afterMilliseconds: 0, atMostMilliseconds: 0 },
    ]);
    for (const change of [findingAdded(1), findingEdited(1, {}), joined(1)])
      expect(jobsFor(change), change.kind).toEqual([
        { name: 'compute-areas', key: walkNumber(1), afterMilliseconds: 1000, atMostMilliseconds: 5000 },
      ]);
  });

  test('the code can be read aloud, lives 30 days from the planned day, and is given once', async () => {
    const store = await openTestStore();
    await commit(store, walkCreated(1, { plannedStartAt: '2026-12-01T17:00:00.000Z' }));
    await run(store, 'issue-join-code');
    const first = await walkOf(store);
    expect(first?.joinCode).toMatch(new RegExp(`^[${joinCodeAlphabet}]{6}$`));
    expect(first?.joinCodeExpiresAt).toBe('2026-12-31T17:00:00.000Z');
    await run(store, 'issue-join-code');
    expect(await walkOf(store)).toEqual(first);
  });

  test('a walk without a day has a code for 30 days from now', async () => {
    const store = await openTestStore();
    await commit(store, walkCreated());
    await run(store, 'issue-join-code');
    expect((await walkOf(store))?.joinCodeExpiresAt).toBe('2026-12-20T12:00:00.000Z');
  });

  test('a code that is taken is not given again', async () => {
    const store = await openTestStore();
    await commit(store, walkCreated(1), walkCreated(2), joinCodeIssued(2, '222222'));
    let calls = 0;
    await run(store, 'issue-join-code', () => new Uint8Array(16).fill(calls++ < 3 ? 0 : 1));
    expect((await store.walkByJoinCode('333333'))?.id).toBe(walkNumber(1));
    expect((await store.walkByJoinCode('222222'))?.id).toBe(walkNumber(2));
  });

  describe('the survey before a walk', () => {
    const survey = { opensAt: '2026-11-10T08:00:00.000Z', closesAt: '2026-11-24T08:00:00.000Z' };

    test('has a code of its own, given once and also when the survey is set later', async () => {
      const store = await openTestStore();
      await commit(store, walkCreated(1));
      await run(store, 'issue-join-code');
      expect((await walkOf(store))?.surveyCode).toBeNull();
      const set = walkEdited({ survey: { value: survey, basedOn: [walkCreated(1).id] } });
      expect(jobsFor(set).map(({ name }) => name)).toContain('issue-join-code');
      await commit(store, set);
      await run(store, 'issue-join-code');
      const first = await walkOf(store);
      expect(first?.surveyCode).toMatch(new RegExp(`^[${joinCodeAlphabet}]{6}$`));
      expect(first?.surveyCode).not.toBe(first?.joinCode);
      expect((await store.walkBySurveyCode(first?.surveyCode ?? ''))?.id).toBe(walkNumber(1));
      expect(await store.walkByJoinCode(first?.surveyCode ?? '')).toBeUndefined();
      await run(store, 'issue-join-code');
      expect(await walkOf(store)).toEqual(first);
    });

    test('never has the code of any walk, and no walk has its', async () => {
      const store = await openTestStore();
      await commit(store, walkCreated(1, { survey }), walkCreated(2), joinCodeIssued(2, '222222'));
      let calls = 0;
      // What is drawn first belongs to the other walk, then the survey's own code comes once more.
      await run(store, 'issue-join-code', () =>
        new Uint8Array(16).fill([0, 0, 0, 1, 1, 1, 1, 2][calls++] ?? 2),
      );
      const walk = (await store.recordsOfKind('walk', walkNumber(1)))[0]?.feature.properties;
      expect([walk?.surveyCode, walk?.joinCode].sort()).toEqual(['333333', '444444']);
    });
  });

  test('marks of three people near each other become an area; the same data are not written twice', async () => {
    const store = await openTestStore();
    await commit(store, walkCreated(), joined(1), joined(2), joined(3), joined(4));
    await run(store, 'compute-areas');
    expect(await areasOf(store)).toEqual([]);
    await commit(store, findingAdded(1, 1), findingAdded(2, 2), findingAdded(3, 3));
    await run(store, 'compute-areas');
    const [area, ...others] = await areasOf(store);
    expect(others).toEqual([]);
    expect(area?.properties).toMatchObject({
      nMarked: 3,
      nPassed: 3,
      version: 1,
      runAt: today.toISOString(),
    });
    const log = await store.changesSince(0, 100);
    expect(log.at(-1)?.author).toBe('system:compute-areas');
    await run(store, 'compute-areas');
    expect(await store.changesSince(0, 100)).toEqual(log);
  });

  test('an area goes on as its next version, and goes when its marks go', async () => {
    const store = await openTestStore();
    await commit(store, walkCreated(), joined(1), joined(2), joined(3), joined(4));
    await commit(store, findingAdded(1, 1), findingAdded(2, 2), findingAdded(3, 3));
    await run(store, 'compute-areas');
    const [first] = await areasOf(store);
    await commit(store, findingAdded(4, 4));
    await run(store, 'compute-areas');
    const [second] = await areasOf(store);
    expect([second?.id, second?.properties.version, second?.properties.nMarked]).toEqual([first?.id, 2, 4]);
    await commit(store, findingWithdrawn(1), findingWithdrawn(2));
    await run(store, 'compute-areas');
    expect(await areasOf(store)).toEqual([]);
    expect((await store.record(first?.id ?? ''))?.withdrawn).not.toBeNull();
    await commit(store, findingAdded(5, 1), findingAdded(6, 2));
    await run(store, 'compute-areas');
    expect((await areasOf(store)).map(({ properties }) => properties.nMarked)).toEqual([4]);
  });
});

describe('the worker pool', () => {
  test('ends a task at once when its signal says so', async () => {
    const findings = Array.from({ length: 20_000 }, (_, index) =>
      JSON.stringify(findingAdded(index, index, { coordinates: [17.6 + index * 1e-8, 57.25] }).finding),
    );
    const records = { walks: [], participants: [], ratings: [], checkpoints: [], groups: [] };
    const settings = { asOf: today.toISOString() };
    const { categories } = testCatalogue;
    const task = { records, findings, categories, settings, answeredHash: null };
    const stop = new AbortController();
    const running = workers.run('analyseWalk', task, { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toThrow();
    expect(await workers.run('analyseWalk', { ...task, findings: [] })).toMatchObject({
      marks: 0,
      computed: { areas: [] },
    });
  });

  test('tells how far a task is', async () => {
    const store = await openStore(':memory:', { catalogue: testCatalogue, jobsFor });
    const route = { type: 'LineString' as const, coordinates: [at(17.59), at(17.61)] };
    const people = [1, 2, 3, 4];
    const changes = [
      walkCreated(1, { route }),
      ...people.map((number) => joined(number)),
      ...people.map((number) => findingAdded(number, number)),
    ];
    await store.commit(changes.map((change) => authored(change)));
    const told: number[] = [];
    const source = { now: () => today, randomBytes: () => randomBytes(16) };
    const deps = { store, source, catalogue: testCatalogue };
    const { areas } = await takeAreaSnapshot(walkNumber(1), {}, deps, (task) =>
      workers.run('analyseWalk', task, { onProgress: (share) => told.push(share) }),
    );
    await store.close();
    expect(areas[0]?.properties.chance.tested).toBe(true);
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
