import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdSource } from '../../domain/ids.ts';
import { createAnnouncements } from '../announcements.ts';
import { announcingStore } from '../announcing-store.ts';
import { createApp } from '../app.ts';
import type { Environment } from '../env.ts';
import { jobsFor, runJob } from '../jobs/index.ts';
import { startRunner } from '../jobs/runner.ts';
import { createWorkerPool } from '../jobs/worker-pool.ts';
import { loadReference } from '../load-reference.ts';
import { createLog } from '../log.ts';
import { createMailer } from '../mail/mailer.ts';
import { createAuth } from '../people/create-auth.ts';
import { createDemo, isDemoDatabase } from '../people/demo-access.ts';
import { keptSecret } from '../people/kept-secret.ts';
import { createOneTimeLinks } from '../people/one-time-links.ts';
import { createPeople, type People } from '../people/people.ts';
import { createPhotoCleaner } from '../photos/photo-cleaner.ts';
import { settingsOf } from '../settings.ts';
import { openBlobStore } from '../storage/blob-store.ts';
import { openAccounts } from '../storage/open-accounts.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';
import { createStreetSource } from '../streets/street-source.ts';
import { streetsFileOf } from '../streets/streets-file.ts';
import { townNetwork } from '../streets/town-network.ts';
import { townWays } from '../town-ground.ts';
import { checkTemplates } from './check-templates.ts';
import { demoReceiptPath } from './demo-receipt.ts';
import { listen } from './listen.ts';
import { openWalk } from './open-walk.ts';
import { fillWithDemo } from './seed.ts';
import { tidyIncidents } from './tidy-incidents.ts';
import { networkAddressOf, welcome } from './welcome.ts';

const projectFolder = join(import.meta.dirname, '..', '..');
/** The code comes from a job; a slow or busy machine takes its time, and without the link nobody can begin. */
const joinCodeWaitMilliseconds = 15_000;

export interface RunningServer {
  port: number;
  /** What to print. */
  welcome: string;
  stop(): Promise<void>;
}

/** Puts everything together and serves. @throws Error in words for the person who starts it. */
export async function startServer(environment: Environment): Promise<RunningServer> {
  const source: IdSource = { now: () => new Date(), randomBytes: () => randomBytes(16) };
  const log = createLog(environment.logLevel, source.now);
  const reference = await loadReference(join(projectFolder, 'data'));
  const { catalogue, templates } = reference;
  const announcements = createAnnouncements();
  const engine = await openStore(environment.databaseUrl, { catalogue, templates, jobsFor });
  const store = announcingStore(engine, announcements);
  await checkTemplates(store, templates).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  const accounts = openAccounts(environment.databaseUrl);
  const auth = await createAuth({
    database: accounts.database,
    secret: environment.authSecret ?? (await keptSecret(environment.runDirectory, 'auth-secret')),
    publicUrl: environment.publicUrl ?? `http://localhost:${environment.port}`,
  });
  const people = await createPeople(auth, await createOneTimeLinks(auth, source));

  const demoRuns = environment.demo && (await mayRunDemo(store, people));
  const demo = demoRuns
    ? await createDemo(people, await keptSecret(environment.runDirectory, 'demo-key'))
    : null;
  if (demoRuns && (await isEmpty(store))) await fillWithDemo(store, source.now(), reference);

  const blobs = await openBlobStore(
    environment.blobFolder ?? (await mkdtemp(join(tmpdir(), 'lykta-blobs-'))),
  );
  const workers = createWorkerPool();
  const mailer = environment.mail === undefined ? null : createMailer(environment.mail);
  const reminders =
    mailer === null || demoRuns ? null : { mailer, people, publicUrl: environment.publicUrl ?? null };
  const settings = settingsOf(environment, demoRuns);
  const { publicUrl } = settings;
  const followerLetters =
    mailer === null || publicUrl === undefined ? null : { mailer, publicUrl, municipality: settings.name };
  const photoCleaner = createPhotoCleaner();
  const runner = startRunner({
    store,
    now: source.now,
    run: (job, signal) =>
      runJob(
        job,
        { store, source, catalogue, workers, blobs, photoCleaner, reminders, followerLetters },
        signal,
      ),
    reportFailure: (job, error) => log.error(`the job ${job.name} failed, attempt ${job.attempts}`, error),
  });
  const stopTidying = tidyIncidents(store, (error) => log.error('unfinished imports stay for now', error));
  const stopListening = announcements.subscribeCommits(() => runner.wake());

  const clientFolder = join(projectFolder, 'dist', 'client');
  const app = createApp({
    source,
    store,
    blobs,
    photoCleaner,
    workers,
    ...reference,
    mailer,
    announcements,
    streets: createStreetSource(
      streetsFileOf(environment.databaseUrl, environment.dataFolder),
      demoRuns ? () => townNetwork('Lyktehamn', townWays()) : undefined,
      log.error,
    ),
    people,
    demo,
    settings,
    log,
    clientFolder,
  });
  const closeAll = async () => {
    stopListening();
    await stopTidying();
    await runner.stop();
    await workers.close();
    await photoCleaner.close();
    await store.close();
    await accounts.close();
  };
  const listening = await listen(app.fetch, environment).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });

  const { port } = listening;
  const firstAdmin = (await people.hasAdmin()) ? undefined : await people.linkFor({ kind: 'first-admin' });
  const wantsDemoButReal = environment.demo && !demoRuns;
  return {
    port,
    welcome: welcome({
      address: environment.publicUrl ?? `http://localhost:${port}`,
      networkAddress:
        environment.publicUrl === undefined ? networkAddressOf(environment.host, port) : undefined,
      join: demoRuns ? await openWalk(store, source.now, joinCodeWaitMilliseconds) : undefined,
      demoKey: demo?.key,
      receiptPath: demoRuns ? await demoReceiptPath(store) : undefined,
      firstAdmin,
      notes: wantsDemoButReal
        ? ['The database holds something real, so the demo stays off. DEMO=off says so for good.']
        : [],
    }),
    async stop() {
      await listening.close();
      await closeAll();
    },
  };
}

async function isEmpty(store: Store): Promise<boolean> {
  return (await store.checkHealth()).changes === 0;
}

/** The demo's open links may never lead into a database that holds something real. */
async function mayRunDemo(store: Store, people: People): Promise<boolean> {
  if (await isDemoDatabase(people)) return true;
  return (await isEmpty(store)) && (await people.list()).length === 0;
}
