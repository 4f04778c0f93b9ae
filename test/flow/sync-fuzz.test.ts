import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../domain/catalogue.ts';
import { loadCatalogue } from '../../server/load-catalogue.ts';
import { makeTestDeps, type TestDeps } from '../support/make-test-deps.ts';
import { openKilledServer } from '../support/phone/killed-server.ts';
import { loadPageProgram } from '../support/phone/page-program.ts';
import { openTownInProcess, type TownServer } from '../support/phone/town-server.ts';
import { chanceOf, WorldClock } from '../support/phone/world-clock.ts';
import { faultsOf } from './check-town.ts';
import { heal, playHistory } from './play-history.ts';
import { anyHistory, type History, smallHistory } from './sync-steps.ts';
import { Town } from './sync-town.ts';

/** A longer run: LYKTA_FUZZ_RUNS=5000, from another seed each time or from LYKTA_FUZZ_SEED. */
const runs = Number(process.env.LYKTA_FUZZ_RUNS ?? 100);
const isLong = process.env.LYKTA_FUZZ_RUNS !== undefined;
const seed = Number(process.env.LYKTA_FUZZ_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_261_123));
/** The path that a failing run prints leads straight to its history. */
const path = process.env.LYKTA_FUZZ_PATH ?? '';
const startsAt = Date.parse('2026-11-20T18:00:00.000Z');
const minute = 60_000;

/** Real walks share one real process, because starting one takes a second. */
const walksPerServer = 20;
const deaths = 8;

let catalogue: Catalogue;
let start: Awaited<ReturnType<typeof loadPageProgram>>;
let deps: TestDeps;

beforeAll(async () => {
  catalogue = await loadCatalogue(join(import.meta.dirname, '..', '..', 'data', 'categories'));
  start = await loadPageProgram();
  deps = await makeTestDeps();
});
afterAll(() => deps.close());

/** Plays the histories side by side on one server until everything works and nothing waits any more. */
async function play(server: TownServer, clock: WorldClock, histories: readonly History[]): Promise<string[]> {
  const towns = histories.map((history, walk) => new Town(server, clock, history, walk + 1, start));
  for (const [walk, town] of towns.entries()) await town.prepare(walk + 1);
  const ends = towns.map((town, walk) => playHistory(town, histories[walk] ?? { ...noHistory }));
  await clock.pass(Math.max(...ends) - clock.now + 1000);
  await server.calm();
  for (const town of towns) heal(town);
  const waits = () =>
    towns.some(({ phones }) =>
      phones.some(
        (phone) =>
          phone.membership === undefined ||
          phone.queue().some(({ state }) => state === 'kept' || state === 'sending'),
      ),
    );
  for (let round = 0; round < 12 && waits(); round += 1) await clock.pass(5 * minute);
  await clock.pass(2 * minute);
  for (const town of towns) count(town);
  return (await Promise.all(towns.map(faultsOf))).flat();
}

/** What the histories led to in all, so that a run in which nothing happens does not pass. */
const seen = { applied: 0, duplicate: 0, conflict: 0, refused: 0, unsent: 0, attention: 0 };

function count({ acknowledged, phones }: Town): void {
  for (const { verdict } of acknowledged) seen[verdict] += 1;
  for (const { state, leftAs, wasRefused } of phones.flatMap(({ ledger }) => [...ledger.values()])) {
    if (state === 'attention') seen.attention += 1;
    if (wasRefused) seen.refused += 1;
    if (leftAs === 'unsent') seen.unsent += 1;
  }
}

const noHistory: History = {
  seed: 0,
  phones: 0,
  tabs: 1,
  hasLocks: true,
  skewsMilliseconds: [],
  weather: { lostRequests: 0, lostAnswers: 0, twice: 0, strangers: 0, delayMilliseconds: 0, inStep: false },
  steps: [],
};

describe('phones in the field', () => {
  test(
    'whatever happens on the way, everything saved arrives once and everybody sees the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, async (history) => {
          const clock = new WorldClock(startsAt);
          const server = await openTownInProcess(deps, catalogue, () => clock.now);
          try {
            expect(await play(server, clock, [history])).toEqual([]);
          } finally {
            await server.close();
          }
        }),
        // To make a failing history small: LYKTA_FUZZ_SHRINK=1 with the seed; it takes minutes.
        { seed, path, numRuns: runs, endOnFailure: process.env.LYKTA_FUZZ_SHRINK === undefined },
      );
      // A run in which nothing went wrong on the way would prove nothing.
      for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
    },
    isLong ? 3_600_000 : 240_000,
  );

  test('a real server that is killed between any two writes loses nothing and doubles nothing', async () => {
    // A lease runs by the phone's clock, which is the real server's here: minutes of the walk pass before it ends.
    const withLocks = smallHistory.map((history) => ({ ...history, hasLocks: true }));
    const histories = fc.sample(withLocks, { numRuns: walksPerServer, seed });
    const server = await openKilledServer(catalogue, chanceOf(seed), deaths);
    try {
      expect(await play(server, new WorldClock(startsAt, 300), histories), `seed ${seed}`).toEqual([]);
      expect(server.deaths()).toBe(deaths);
    } finally {
      await server.close();
    }
  }, 240_000);
});
