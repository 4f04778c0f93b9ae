import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadReference } from '../server/load-reference.ts';
import { fillWithDemo } from '../server/start/seed.ts';
import { openStore } from '../server/storage/open-store.ts';
import {
  attackPoints,
  countLeaks,
  differences,
  gatherOutlets,
  rawLeaks,
} from '../test/support/public-attack.ts';
import { letOneMark, makeAttackedTown, onesWorlds, publishNext } from '../test/support/public-town.ts';
import { inBenchFolder } from './bench-folder.ts';
import { startBenchServer } from './bench-server.ts';
import { type Benchmark, type BenchmarkLine, benchmarkLine, median } from './benchmark.ts';
import { requestRate } from './request-rate.ts';

/** Many short turns: what else the computer does then meets both alike. */
const rounds = 15;
const roundMilliseconds = 400;
const area = '/p/areas/stationen-och-fyrangen';
const towns = 2;

async function startHello() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hello-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = await once(child.stdout, 'data');
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port: Number(String(first)), stop };
}

/** Requests a second of the page of an area beside those of a bare Hono "hello", in turns. */
async function compareRates(): Promise<BenchmarkLine> {
  return inBenchFolder(async (folder) => {
    const databaseUrl = `sqlite:${join(folder, 'public.sqlite')}`;
    const reference = await loadReference(join(import.meta.dirname, '..', 'data'));
    const store = await openStore(databaseUrl, { ...reference, jobsFor: () => [] });
    await fillWithDemo(store, new Date('2026-11-23T12:00:00Z'), reference);
    await store.close();
    const [ours, hello] = await Promise.all([startBenchServer(databaseUrl), startHello()]);
    try {
      const shares: number[] = [];
      const rates: { ours: number[]; hello: number[] } = { ours: [], hello: [] };
      for (let round = 0; round < rounds + 1; round += 1) {
        const [page, bare] = [
          await requestRate(ours.port, area, roundMilliseconds),
          await requestRate(hello.port, '/', roundMilliseconds),
        ];
        // The first round warms both up.
        if (round === 0) continue;
        rates.ours.push(page);
        rates.hello.push(bare);
        shares.push(page / bare);
      }
      const [page, bare] = [median(rates.ours), median(rates.hello)];
      return benchmarkLine({
        bench: 'public',
        case: 'area page',
        medianMs: 1000 / page,
        against: 'bare Hono hello',
        againstMs: 1000 / bare,
        runs: rounds,
        note: `${Math.round(page)} against ${Math.round(bare)} requests a second: ${median(shares).toFixed(2)} of it in the median of the turns, at least 0.5 is wanted`,
      });
    } finally {
      await Promise.all([ours.stop(), hello.stop()]);
    }
  });
}

/** What the attack on all outlets together finds, over several towns. */
async function attack(): Promise<BenchmarkLine> {
  const found = { outlets: 0, counts: 0, few: 0, raw: 0, worlds: 0, told: 0, guesses: 0 };
  const chances: number[] = [];
  const metres: number[] = [];
  const start = performance.now();
  for (let seed = 1; seed <= towns; seed += 1) {
    const town = { people: 8 + 4 * seed, seed };
    let first: Awaited<ReturnType<typeof gatherOutlets>> | undefined;
    for (const world of onesWorlds) {
      const attacked = await makeAttackedTown(town);
      const before = await gatherOutlets(attacked);
      const [protocol] = await attacked.server.deps.store.recordsOfKind('protocol');
      const cells = protocol?.feature.properties.publicFigures?.places.flatMap((place) => place.cells) ?? [];
      const points = attackPoints(cells, attacked.marks);
      if (points.guesses > 0) {
        chances.push(points.bestChance);
        metres.push(points.medianMetres);
      }
      await letOneMark(attacked, world);
      const isTold = differences(before, await gatherOutlets(attacked)).length > 0;
      await publishNext(attacked);
      const after = await gatherOutlets(attacked);
      first ??= after;
      const { counts, leaks } = countLeaks(after);
      found.outlets = Math.max(found.outlets, after.size);
      found.counts += counts;
      found.few += leaks.length;
      found.raw += rawLeaks(after, attacked.marks).length;
      found.worlds += 1;
      found.told += isTold || differences(first, after).length > 0 ? 1 : 0;
      found.guesses += points.guesses;
      await attacked.server.close();
    }
  }
  const took = performance.now() - start;
  const best = Math.max(0, ...chances);
  if (found.few + found.raw + found.told > 0 || best > 1 / 5)
    throw new Error(`the attack found something: ${JSON.stringify({ ...found, best })}`);
  return benchmarkLine({
    bench: 'public',
    case: 'attack',
    medianMs: took,
    against: 'k-bound 1/5',
    againstMs: null,
    runs: found.worlds,
    note:
      `${found.outlets} outlets: ${found.told} of ${found.worlds} worlds of one person told apart; ` +
      `${found.few} of ${found.counts} counts give away one to four people; ${found.raw} times, ids, words or places of marks; ` +
      `whose a guessed place is: at best ${best.toFixed(2)}, bound 0.20, over ${found.guesses} guesses, ${median(metres).toFixed(0)} m off`,
  });
}

/** The public's pages: how quick, and what a program that reads them all can find out. */
export const publicBench: Benchmark = {
  id: 'public',
  async *run() {
    yield await compareRates();
    yield await attack();
  },
};
