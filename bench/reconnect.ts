import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { randomFrom } from '../domain/random.ts';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { openStore } from '../server/storage/open-store.ts';
import type { Store } from '../server/storage/store.ts';
import { inBenchFolder } from './bench-folder.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Benchmark, type BenchmarkLine, benchmarkLine } from './benchmark.ts';
import { joinMarkingWalk, makeMarkingWalk, markAt, photoOf } from './marking-walk.ts';
import { lossesOf, type SentIds } from './reconnect-check.ts';
import { type Outcome, type Plan, type PlannedPhone, requestKinds } from './reconnect-phones.ts';

const walks = 10;
const phonesPerWalk = 20;
const findingsPerPhone = 30;
const photosPerPhone = 2;
const withinMilliseconds = 1000;
const seed = 20261123;

/** What a request may take at most, and the server at most hold. */
const limits = { requestMilliseconds: 5000, megabytes: 400 } as const;
/** All photos are cleaned after the rush; so long is waited for that. */
const cleanedWithinMilliseconds = 600_000;

/** A photo as a phone sends it, some 100 kB, each with pixels of its own: coarse noise, as large as the phone makes it. */
async function makePhoto(number: number): Promise<Buffer> {
  const random = randomFrom(seed + number);
  const [width, height, channels] = [160, 120, 3] as const;
  const noise = Uint8Array.from({ length: width * height * channels }, () => random.integer(0, 255));
  return sharp(noise, { raw: { width, height, channels } })
    .resize(1280, 960, { kernel: 'cubic' })
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** 200 people who have joined, each with what they kept while there was no network. */
async function planPhones(store: Store, folder: string): Promise<{ phones: PlannedPhone[]; sent: SentIds }> {
  const phones: PlannedPhone[] = [];
  const sent = { changes: [] as string[], findings: [] as string[], photos: [] as string[] };
  const photoFolder = join(folder, 'phones');
  await mkdir(photoFolder);
  for (let walk = 0; walk < walks; walk += 1) {
    const first = await makeMarkingWalk(store, `Walk ${walk + 1}`);
    for (let person = 0; person < phonesPerWalk; person += 1) {
      const owner = person === 0 ? first : await joinMarkingWalk(store, first.walkId);
      const number = walk * phonesPerWalk + person;
      const marks = Array.from({ length: findingsPerPhone }, (_, mark) =>
        markAt(owner, [17.5 + number / 1000, 57.2 + mark / 1000]),
      );
      const photos = [];
      const announced = [];
      for (const [photo, { finding }] of marks.slice(0, photosPerPhone).entries()) {
        const bytes = await makePhoto(number * photosPerPhone + photo);
        const change = photoOf(owner, finding.id, createHash('sha256').update(bytes).digest('hex'));
        const file = join(photoFolder, change.photo.id);
        await writeFile(file, bytes);
        photos.push({ id: change.photo.id, file });
        announced.push(change);
      }
      const { walkId, token } = owner;
      const changes = [marks, announced].map((batch) => JSON.stringify({ changes: batch }));
      phones.push({ walkId, token, changes, photos });
      sent.changes.push(...[...marks, ...announced].map(({ id }) => id));
      sent.findings.push(...marks.map(({ finding }) => finding.id));
      sent.photos.push(...photos.map(({ id }) => id));
    }
  }
  return { phones, sent };
}

async function runPhones(plan: Plan, folder: string): Promise<Outcome> {
  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, JSON.stringify(plan));
  const program = join(import.meta.dirname, 'reconnect-phones.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, planFile], {
    maxBuffer: 64 * 1024 * 1024,
  });
  // Printed by our own program, which has this type.
  return JSON.parse(stdout) as Outcome;
}

/** Waits until no photo is on its way any more. @returns how long that took in seconds */
async function waitForPictures(store: Store): Promise<number> {
  const start = Date.now();
  while (Date.now() - start < cleanedWithinMilliseconds) {
    const photos = await store.recordsOfKind('photo');
    const open = photos.filter(({ feature }) => ['awaited', 'received'].includes(feature.properties.state));
    if (open.length === 0) break;
    await sleep(500);
  }
  return (Date.now() - start) / 1000;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function* timeLines({ times }: Outcome): Generator<BenchmarkLine> {
  for (const kind of requestKinds) {
    const sorted = times[kind].toSorted((a, b) => a - b);
    const shown = [0.5, 0.95, 0.99, 1].map((share) => Math.round(percentile(sorted, share)));
    const slow = sorted.filter((time) => time > limits.requestMilliseconds).length;
    const words = `p50 ${shown[0]}, p95 ${shown[1]}, p99 ${shown[2]}, slowest ${shown[3]} ms`;
    yield benchmarkLine({
      bench: 'reconnect',
      case: kind,
      medianMs: percentile(sorted, 0.5),
      against: 'limit',
      againstMs: limits.requestMilliseconds,
      runs: sorted.length,
      note: slow === 0 ? words : `${words}; ${slow} OVER THE LIMIT`,
    });
  }
}

async function totalsLine(outcome: Outcome, server: BenchServer, pictures: number): Promise<BenchmarkLine> {
  const { seconds, failures, verdicts } = outcome;
  const requests = requestKinds.reduce((sum, kind) => sum + outcome.times[kind].length, 0);
  const peak = await server.peakMegabytes();
  const notes = [
    `${requests} requests, ${Math.round(requests / seconds)} a second, ${failures.length} failed`,
    Object.entries(verdicts)
      .map(([verdict, times]) => `${times} ${verdict}`)
      .join(', '),
    `pictures cleaned ${pictures.toFixed(0)} s later`,
    `peak memory ${peak ?? '?'} MB${(peak ?? 0) > limits.megabytes ? ' OVER THE LIMIT' : ''}`,
  ];
  return benchmarkLine({
    bench: 'reconnect',
    case: `${walks * phonesPerWalk} phones`,
    medianMs: seconds * 1000,
    against: 'nothing',
    againstMs: null,
    runs: 1,
    note: notes.join('; '),
  });
}

/**
 * 200 phones come back into the network within the same second, each with 30 findings and 2 photos. Throws when
 * anything is lost or there twice.
 */
export const reconnect: Benchmark = {
  id: 'reconnect',
  async *run() {
    const lines: BenchmarkLine[] = [];
    const losses = await inBenchFolder(async (folder) => {
      const databaseUrl = `sqlite:${join(folder, 'lykta.sqlite')}`;
      const catalogue = await loadCatalogue(join(import.meta.dirname, '..', 'data', 'categories'));
      const store = await openStore(databaseUrl, { catalogue, jobsFor: () => [] });
      const { phones, sent } = await planPhones(store, folder);
      const server = await startBenchServer(databaseUrl);
      try {
        const outcome = await runPhones({ port: server.port, withinMilliseconds, phones }, folder);
        const pictures = await waitForPictures(store);
        lines.push(...timeLines(outcome), await totalsLine(outcome, server, pictures));
        return [...(await lossesOf(store, join(folder, 'blobs'), sent)), ...outcome.failures.slice(0, 3)];
      } finally {
        await server.stop();
        await store.close();
      }
    });
    yield* lines;
    if (losses.length > 0) throw new Error(losses.slice(0, 10).join('\n'));
  },
};
