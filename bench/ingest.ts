import { Agent, request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { jobsFor } from '../server/jobs/index.ts';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { openStore } from '../server/storage/open-store.ts';
import { inBenchFolder } from './bench-folder.ts';
import { startBenchServer } from './bench-server.ts';
import { type Benchmark, benchmarkLine, median } from './benchmark.ts';
import { type MarkingWalk, makeMarkingWalk, markAt, type SentChange } from './marking-walk.ts';
import { townPoints } from './town-points.ts';

const connections = 20;
const batchSize = 50;
const batchesPerConnection = 5;
const runs = 9;
const warmUps = 3;
const changesPerRun = connections * batchSize * batchesPerConnection;

/** One connection: somebody's walk and the batches that it sends one after the other. */
interface Sender {
  walk: MarkingWalk;
  batches: readonly (readonly SentChange[])[];
}

/** Each walk marks in a neighbourhood of its own. */
function makeSenders(walks: readonly MarkingWalk[], seed: number): Sender[] {
  return walks.map((walk, number) => {
    const points = townPoints(batchSize * batchesPerConnection, seed * connections + number);
    const mark = (index: number) =>
      markAt(walk, [(points.longitudes[index] ?? 0) + number / 10, points.latitudes[index] ?? 0]);
    const batches = Array.from({ length: batchesPerConnection }, (_, batch) =>
      Array.from({ length: batchSize }, (_, index) => mark(batch * batchSize + index)),
    );
    return { walk, batches };
  });
}

function send(port: number, agent: Agent, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const options = { host: '127.0.0.1', port, path: '/api/changes', method: 'POST', agent, headers };
    const sent = request(options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Milliseconds until every batch of every connection is answered. @throws unless everything was accepted */
async function ingestOverHttp(port: number, agent: Agent, senders: readonly Sender[]): Promise<number> {
  const queues = senders.map(({ walk, batches }) => ({
    token: walk.token,
    bodies: batches.map((changes) => JSON.stringify({ changes })),
  }));
  const startedAt = performance.now();
  const answers = await Promise.all(
    queues.map(async ({ token, bodies }) => {
      const received: string[] = [];
      for (const body of bodies) received.push(await send(port, agent, token, body));
      return received;
    }),
  );
  const elapsed = performance.now() - startedAt;
  const all = answers.flat();
  const accepted = all.reduce((sum, answer) => sum + answer.split('"verdict":"applied"').length - 1, 0);
  if (accepted !== changesPerRun)
    throw new Error(`${accepted} of ${changesPerRun} changes were accepted: ${all[0]?.slice(0, 500)}`);
  return elapsed;
}

/** The least that could be done: the text of each change under its id, a durable transaction a batch. */
function createRaw(path: string) {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table changes (id text primary key, content text not null)');
  const insert = database.prepare<[string, string]>('insert into changes values (?, ?)');
  const insertAll = database.transaction((batch: readonly [string, string][]) => {
    for (const [id, content] of batch) insert.run(id, content);
  });
  return {
    ingest(senders: readonly Sender[]): number {
      const batches = senders.flatMap((sender) =>
        sender.batches.map((changes) =>
          changes.map((change): [string, string] => [change.id, JSON.stringify(change)]),
        ),
      );
      const startedAt = performance.now();
      for (const batch of batches) insertAll.immediate(batch);
      return performance.now() - startedAt;
    },
    close: () => database.close(),
  };
}

async function makeWalks(databaseUrl: string): Promise<MarkingWalk[]> {
  const catalogue = await loadCatalogue(join(import.meta.dirname, '..', 'data', 'categories'));
  const store = await openStore(databaseUrl, { catalogue, jobsFor });
  const walks: MarkingWalk[] = [];
  for (let number = 1; number <= connections; number += 1)
    walks.push(await makeMarkingWalk(store, `Walk ${number}`));
  await store.close();
  return walks;
}

/** Marks over HTTP into the real server, against bare inserts of the same texts on the same disk. */
export const ingest: Benchmark = {
  id: 'ingest',
  async *run() {
    yield await inBenchFolder(async (folder) => {
      const databaseUrl = `sqlite:${join(folder, 'lykta.sqlite')}`;
      const walks = await makeWalks(databaseUrl);
      const raw = createRaw(join(folder, 'raw.sqlite'));
      const agent = new Agent({ keepAlive: true, maxSockets: connections });
      const server = await startBenchServer(databaseUrl);
      const ours: number[] = [];
      const theirs: number[] = [];
      try {
        for (let run = 0; run < warmUps + runs; run += 1) {
          const senders = makeSenders(walks, run);
          const overHttp = await ingestOverHttp(server.port, agent, senders);
          const bare = raw.ingest(senders);
          if (run < warmUps) continue;
          ours.push(overHttp);
          theirs.push(bare);
        }
      } finally {
        agent.destroy();
        raw.close();
        await server.stop();
      }
      const perSecond = (milliseconds: number) => Math.round((changesPerRun / milliseconds) * 1000);
      const [medianMs, againstMs] = [median(ours), median(theirs)];
      return benchmarkLine({
        bench: 'ingest',
        case: `${batchSize}x${connections}`,
        medianMs,
        against: 'better-sqlite3',
        againstMs,
        runs,
        note: `${changesPerRun} changes; ${perSecond(medianMs)} a second over HTTP, ${perSecond(againstMs)} raw`,
      });
    });
  },
};
