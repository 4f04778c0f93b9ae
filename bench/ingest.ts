import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { jobsFor } from '../server/jobs/index.ts';
import { findPostgis } from '../server/launcher/postgis.mjs';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { openStore } from '../server/storage/open-store.ts';
import { startPostgisCluster } from '../test/support/postgis-cluster.ts';
import { inBenchFolder } from './bench-folder.ts';
import { startBenchServer } from './bench-server.ts';
import { type Benchmark, benchmarkLine, median } from './benchmark.ts';
import { type MarkingWalk, makeMarkingWalk, markAt, type SentChange } from './marking-walk.ts';
import { insertsOfOneTable, insertsOfSameRows } from './raw-inserts.ts';
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
async function ingestOverHttp(port: number, senders: readonly Sender[]): Promise<number> {
  // New for each run: a server ends connections that nobody used while the others had their turn.
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
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
  agent.destroy();
  const all = answers.flat();
  const accepted = all.reduce((sum, answer) => sum + answer.split('"verdict":"applied"').length - 1, 0);
  if (accepted !== changesPerRun)
    throw new Error(`${accepted} of ${changesPerRun} changes were accepted: ${all[0]?.slice(0, 500)}`);
  return elapsed;
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

/** A server of ours on a database, and walks in it. */
async function startSide(databaseUrl: string, environment: Readonly<Record<string, string>> = {}) {
  const walks = await makeWalks(databaseUrl);
  return { walks, server: await startBenchServer(databaseUrl, environment) };
}

/** The runs of each, one after the other in turn, so that all meet the same machine and disk. */
async function measureInTurn(folder: string) {
  const cluster = findPostgis() === undefined ? undefined : await startPostgisCluster();
  await cluster?.waitForDisk();
  await cluster?.ask('create database lykta');
  const file = await startSide(`sqlite:${join(folder, 'lykta.sqlite')}`);
  const postgis = cluster && (await startSide(cluster.address('lykta'), { DATA_FOLDER: folder }));
  const sameRows = insertsOfSameRows(join(folder, 'same-rows.sqlite'));
  const oneTable = insertsOfOneTable(join(folder, 'one-table.sqlite'));
  const times = {
    overHttp: [] as number[],
    postgis: [] as number[],
    sameRows: [] as number[],
    oneTable: [] as number[],
  };
  try {
    for (let run = 0; run < warmUps + runs; run += 1) {
      const senders = makeSenders(file.walks, run);
      const batches = senders.flatMap((sender) => sender.batches);
      const overHttp = await ingestOverHttp(file.server.port, senders);
      const inPostgis =
        postgis && (await ingestOverHttp(postgis.server.port, makeSenders(postgis.walks, run)));
      const [same, one] = [sameRows.insert(batches), oneTable.insert(batches)];
      if (run < warmUps) continue;
      times.overHttp.push(overHttp);
      if (inPostgis !== undefined) times.postgis.push(inPostgis);
      times.sameRows.push(same);
      times.oneTable.push(one);
    }
  } finally {
    for (const raw of [sameRows, oneTable]) raw.close();
    await file.server.stop();
    await postgis?.server.stop();
    await cluster?.stop();
  }
  return times;
}

/**
 * Marks over HTTP into the real server, against bare better-sqlite3 on the same disk with the same batches and
 * durability: writing the same rows, and writing the text of each change into one table.
 */
export const ingest: Benchmark = {
  id: 'ingest',
  async *run() {
    const times = await inBenchFolder(measureInTurn);
    const perSecond = (milliseconds: number) => Math.round((changesPerRun / milliseconds) * 1000);
    const medianMs = median(times.overHttp);
    const line = (name: string, against: string, againstMs: number, how = 'raw') =>
      benchmarkLine({
        bench: 'ingest',
        case: name,
        medianMs,
        against,
        againstMs,
        runs,
        note: `${changesPerRun} changes; ${perSecond(medianMs)} a second over HTTP, ${perSecond(againstMs)} ${how}`,
      });
    const name = `${batchSize}x${connections}`;
    yield line(name, 'better-sqlite3, same rows', median(times.sameRows));
    yield line(`${name}-one-table`, 'better-sqlite3, one table', median(times.oneTable));
    if (times.postgis.length > 0)
      yield line(`${name}-postgis`, 'the same server on PostGIS', median(times.postgis), 'in PostgreSQL');
  },
};
