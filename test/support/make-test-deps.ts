import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdSource } from '../../domain/ids.ts';
import { type StaffRole, staffRoles } from '../../domain/roles.ts';
import { createAnnouncements } from '../../server/announcements.ts';
import { announcingStore } from '../../server/announcing-store.ts';
import type { Deps } from '../../server/deps.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';
import type { Log } from '../../server/log.ts';
import { createAuth } from '../../server/people/create-auth.ts';
import { createOneTimeLinks } from '../../server/people/one-time-links.ts';
import { createPeople, type People } from '../../server/people/people.ts';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import type { Settings } from '../../server/settings.ts';
import { openBlobStore } from '../../server/storage/blob-store.ts';
import { openAccounts } from '../../server/storage/open-accounts.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { testCatalogue } from './change-makers.ts';
import { testPublishedPromise } from './promise-makers.ts';
import { testTemplates } from './test-templates.ts';

/** The time of every test, a while after the changes of change-makers.ts. */
export const testTime = new Date('2026-11-20T18:00:00.000Z');
export const testOrigin = 'http://lykta.test';

export const testSettings: Settings = {
  name: 'Lyktehamn',
  publicUrl: testOrigin,
  basemap: { kind: 'demo' },
  basemapFile: null,
  basemapHosts: [],
  centre: [17.6, 57.25],
  zoom: 14,
  positionMetres: 15,
  languages: ['sv', 'en'],
  demo: false,
  credits: 'Lyktehamn',
  trustedProxies: 0,
  contactEmail: undefined,
};

/** A clock that stands still until it is moved, and ids in a known order. */
export interface TestSource extends IdSource {
  moveBy(milliseconds: number): void;
}

export function makeTestSource(): TestSource {
  let time = testTime.getTime();
  let count = 0;
  return {
    now: () => new Date(time),
    randomBytes: () => {
      count += 1;
      return Uint8Array.from({ length: 16 }, (_, index) => (count * 37 + index * 11 + count * index) % 256);
    },
    moveBy(milliseconds) {
      time += milliseconds;
    },
  };
}

/** Faults that the server noted, so that a test can demand that there were none. */
export interface TestLog extends Log {
  readonly faults: readonly string[];
}

export function makeTestLog(): TestLog {
  const faults: string[] = [];
  const note = (message: string, error?: unknown) =>
    void faults.push(error === undefined ? message : `${message}: ${error}`);
  return { faults, error: note, warn: note, info: () => undefined };
}

export interface TestDeps extends Deps {
  source: TestSource;
  log: TestLog;
  close(): Promise<void>;
}

/**
 * Real parts in memory: the SQLite store, better-auth on a database of its own, and no network. No job runs. A test that
 * wants another engine names an empty database in LYKTA_TEST_DATABASE. People's
 * sessions and links follow the real clock, because the library asks no other.
 */
export async function makeTestDeps(settings: Partial<Settings> = {}): Promise<TestDeps> {
  const source = makeTestSource();
  const announcements = createAnnouncements();
  const address = process.env.LYKTA_TEST_DATABASE ?? ':memory:';
  const engine = await openStore(address, {
    catalogue: testCatalogue,
    templates: testTemplates,
    jobsFor: () => [],
  });
  const blobFolder = await mkdtemp(join(tmpdir(), 'lykta-blobs-'));
  const store = announcingStore(engine, announcements);
  const accounts = openAccounts(address);
  const auth = await createAuth({
    database: accounts.database,
    secret: 'a secret of the tests, long enough',
    publicUrl: testOrigin,
  });
  const photoCleaner = createPhotoCleaner();
  const workers = createWorkerPool();
  const realSource = { now: () => new Date(), randomBytes: () => randomBytes(16) };
  return {
    source,
    store,
    blobs: await openBlobStore(blobFolder),
    photoCleaner,
    workers,
    catalogue: testCatalogue,
    templates: testTemplates,
    observables: [],
    textLint: { firstNames: ['Anna'], originWords: ['utländsk*'] },
    publishedPromises: [testPublishedPromise],
    mailer: null,
    announcements,
    streets: { current: async () => null },
    people: await createPeople(auth, await createOneTimeLinks(auth, realSource)),
    demo: null,
    settings: { ...testSettings, ...settings },
    log: makeTestLog(),
    clientFolder: '/nonexistent',
    async close() {
      await workers.close();
      await photoCleaner.close();
      await store.close();
      await accounts.close();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}

/** One of the staff for each role, each with a session: the value of its `cookie` header. */
export async function makeStaff(people: People): Promise<Readonly<Record<StaffRole, string>>> {
  const cookies = { leader: '', planner: '', police: '', admin: '' };
  for (const role of staffRoles) {
    const email = `${role}@lykta.test`;
    const person = await people.add({ name: `The ${role}`, email, role, organisationId: null });
    const [cookie = ''] = await people.signIn(person.id);
    cookies[role] = cookie.split(';')[0] ?? '';
  }
  return cookies;
}
