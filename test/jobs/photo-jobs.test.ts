import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../domain/changes.ts';
import { jobsFor, runJob } from '../../server/jobs/index.ts';
import type { JobDeps } from '../../server/jobs/job.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import { receivePiece } from '../../server/photos/receive-photo.ts';
import { type BlobStore, openBlobStore, sha256Of } from '../../server/storage/blob-store.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { Store } from '../../server/storage/store.ts';
import {
  authored,
  findingAdded,
  findingNumber,
  findingWithdrawn,
  joined,
  photoAttached,
  photoNumber,
  photoReceived,
  photoStored,
  photoWithdrawn,
  testCatalogue,
  walkCreated,
} from '../support/change-makers.ts';
import { phoneJpeg, tracesIn } from '../support/photo-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const workers = createWorkerPool();
const photoCleaner = createPhotoCleaner();
let sent: Uint8Array;
beforeAll(async () => {
  sent = await phoneJpeg();
});
afterAll(async () => {
  await photoCleaner.close();
  await workers.close();
});
const never = new AbortController().signal;

interface World extends JobDeps {
  folder: string;
}

/** A walk with a finding of participant 1 that has photo 1, announced with the hash of `announced`. */
async function world(announced: Uint8Array): Promise<World> {
  const folder = await temporaryFolder();
  const store = await openStore(':memory:', { catalogue: testCatalogue, jobsFor });
  onTestFinished(() => store.close());
  const attached = photoAttached(1, 1, 1, sha256Of(announced));
  await commit(store, walkCreated(), joined(1), findingAdded(1), attached);
  const source = { now: () => new Date('2026-11-20T12:00:00.000Z'), randomBytes: () => randomBytes(16) };
  const blobs = await openBlobStore(folder);
  return { store, source, catalogue: testCatalogue, workers, blobs, photoCleaner, folder };
}

async function commit(store: Store, ...changes: Change[]): Promise<void> {
  for (const verdict of await store.commit(changes.map((change) => authored(change))))
    if (verdict.verdict === 'refused') throw new Error(verdict.problem.detail);
}

async function photoIn(store: Store, number = 1) {
  const record = await store.record(photoNumber(number));
  if (record?.kind !== 'photo') throw new Error('there is no such photo');
  return record;
}

const run = (name: string, key: string, deps: JobDeps) =>
  runJob({ id: 1, name, key, attempts: 1 }, deps, never);
const clean = (deps: JobDeps) => run('clean-photo', photoNumber(1), deps);

/** Sends bytes in two pieces from where the upload is, as a phone does. */
async function sendAll(bytes: Uint8Array, deps: World): Promise<void> {
  for (;;) {
    const photo = await photoIn(deps.store);
    if (photo.feature.properties.state !== 'awaited') return;
    const offset = await deps.blobs.receivedBytes(photo.id);
    const piece = bytes.subarray(offset, offset + Math.ceil(bytes.length / 2));
    await receivePiece(photo, { offset, bytes: piece, isLast: offset + piece.length >= bytes.length }, deps);
  }
}

const filesIn = async ({ folder }: World) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('what changes of photos set in motion', () => {
  test('bytes that are whole are cleaned in a second, what is withdrawn is removed at once', () => {
    const at = { afterMilliseconds: 0, atMostMilliseconds: 0 };
    const soon = { afterMilliseconds: 1000, atMostMilliseconds: 1000 };
    expect(jobsFor(photoReceived(1))).toEqual([{ name: 'clean-photo', key: photoNumber(1), ...soon }]);
    expect(jobsFor(photoWithdrawn(1))).toEqual([{ name: 'drop-photo', key: photoNumber(1), ...at }]);
    expect(jobsFor(findingWithdrawn(1))).toContainEqual({
      name: 'withdraw-photos',
      key: findingNumber(1),
      ...at,
    });
    expect(jobsFor(photoAttached(1))).toEqual([]);
  });
});

describe('cleaning', () => {
  test('stores a picture without traces and forgets what the phone sent', async () => {
    const deps = await world(sent);
    await sendAll(sent, deps);
    await clean(deps);
    const { properties } = (await photoIn(deps.store)).feature;
    expect(properties).toMatchObject({ state: 'stored', width: 120, height: 80, sourceBytes: sent.length });
    const picture = (await deps.blobs.get(properties.sha256 ?? '')) ?? new Uint8Array();
    expect([picture.length, tracesIn(picture)]).toEqual([properties.bytes, []]);
    expect(await filesIn(deps)).toEqual([properties.sha256]);
    await clean(deps);
    expect((await photoIn(deps.store)).feature.properties).toEqual(properties);
  });

  test('refuses in words what is no photo, and forgets it', async () => {
    const text = Buffer.from('dear diary');
    const deps = await world(text);
    await sendAll(text, deps);
    await clean(deps);
    const { state, refusedReason, sha256 } = (await photoIn(deps.store)).feature.properties;
    expect([state, refusedReason, sha256]).toEqual(['refused', 'not-a-photo', null]);
    expect(await filesIn(deps)).toEqual([]);
  });

  test('says so when the bytes are gone or rotten', async () => {
    for (const spoil of ['gone', 'rotten']) {
      const deps = await world(sent);
      await sendAll(sent, deps);
      if (spoil === 'gone') await deps.blobs.dropUpload(photoNumber(1));
      else await deps.blobs.appendPiece(photoNumber(1), 100, Uint8Array.of(1, 2, 3));
      await clean(deps);
      const { state, refusedReason } = (await photoIn(deps.store)).feature.properties;
      expect([spoil, state, refusedReason]).toEqual([spoil, 'refused', 'lost']);
    }
  });

  test('leaves alone what is not whole yet', async () => {
    const deps = await world(sent);
    await deps.blobs.appendPiece(photoNumber(1), 0, sent.subarray(0, 500));
    await commit(deps.store, photoWithdrawn(1));
    await clean(deps);
    expect((await photoIn(deps.store)).feature.properties.state).toBe('awaited');
    expect(await filesIn(deps)).toEqual([]);
  });

  test('stores nothing when the server stops meanwhile', async () => {
    const deps = await world(sent);
    await sendAll(sent, deps);
    const job = { id: 1, name: 'clean-photo', key: photoNumber(1), attempts: 1 };
    await expect(runJob(job, deps, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
    expect((await photoIn(deps.store)).feature.properties.state).toBe('received');
    await clean(deps);
    expect((await photoIn(deps.store)).feature.properties.state).toBe('stored');
  });
});

describe('taking back', () => {
  test('a finding takes its photos along, once', async () => {
    const deps = await world(sent);
    await commit(deps.store, photoAttached(2), findingWithdrawn(1));
    await run('withdraw-photos', findingNumber(1), deps);
    await run('withdraw-photos', findingNumber(1), deps);
    for (const number of [1, 2])
      expect((await photoIn(deps.store, number)).withdrawn?.by).toBe('system:withdraw-photos');
    expect(await deps.store.recordsOfKind('photo')).toEqual([]);
  });

  test('nothing of a finding that stays', async () => {
    const deps = await world(sent);
    await run('withdraw-photos', findingNumber(1), deps);
    await run('drop-photo', photoNumber(1), deps);
    expect((await photoIn(deps.store)).withdrawn).toBeNull();
  });

  test('removes the picture from the disk, unless another photo has the same', async () => {
    const deps = await world(sent);
    const sha256 = await deps.blobs.put(sent);
    await commit(deps.store, photoAttached(2), photoStored(1, 1, sha256), photoStored(2, 1, sha256));
    await commit(deps.store, photoWithdrawn(1));
    await run('drop-photo', photoNumber(1), deps);
    expect(await filesIn(deps)).toEqual([sha256]);
    await commit(deps.store, photoWithdrawn(2));
    await run('drop-photo', photoNumber(2), deps);
    await run('drop-photo', photoNumber(2), deps);
    expect(await filesIn(deps)).toEqual([]);
  });
});

/** The same world, whose process dies before or after its n-th write; everything after it fails too. */
function dyingAt(step: number, after: boolean, { store, blobs, ...rest }: World): World {
  let steps = 0;
  async function write<Value>(work: () => Promise<Value>): Promise<Value> {
    steps += 1;
    if (steps > step || (steps === step && !after)) throw new Error('killed');
    const value = await work();
    if (steps === step) throw new Error('killed');
    return value;
  }
  const mortal: BlobStore = {
    ...blobs,
    put: (bytes) => write(() => blobs.put(bytes)),
    appendPiece: (id, offset, piece) => write(() => blobs.appendPiece(id, offset, piece)),
    dropUpload: (id) => write(() => blobs.dropUpload(id)),
  };
  const mortalStore = new Proxy(store, {
    get: (target, name) =>
      name === 'commit'
        ? (...given: Parameters<Store['commit']>) => write(() => store.commit(...given))
        : Reflect.get(target, name),
  });
  return { ...rest, blobs: mortal, store: mortalStore };
}

describe('a process that dies at any write', () => {
  // Two pieces, the note that all is here, the picture, the note that it is stored, forgetting what was sent.
  const deaths = [1, 2, 3, 4, 5, 6, 7].flatMap((step) =>
    [false, true].map((after) => [step, after] as const),
  );

  test.each(deaths)(
    'number %i (done: %s) leaves an upload that goes on or a photo that is done',
    async (step, after) => {
      const deps = await world(sent);
      const dying = dyingAt(step, after, deps);
      const died = await sendAll(sent, dying)
        .then(() => clean(dying))
        .then(
          () => false,
          (error: Error) => error.message === 'killed',
        );
      await sendAll(sent, deps);
      await clean(deps);
      const { state, sha256 } = (await photoIn(deps.store)).feature.properties;
      expect(state).toBe('stored');
      expect(await filesIn(deps)).toEqual([sha256]);
      const log = await deps.store.changesSince(0, 1000);
      const kinds = log.map(({ content }) => /"kind":"(photo-\w+)"/.exec(content)?.[1]);
      expect(kinds.filter((kind) => kind === 'photo-received')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'photo-stored')).toHaveLength(1);
      // The table of deaths reaches past the last write, so that none is forgotten.
      expect(died).toBe(step <= 6);
    },
  );
});
