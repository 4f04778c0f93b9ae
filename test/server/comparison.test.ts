import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WalkComparison } from '../../domain/comparison/walk-comparison.ts';
import type { Position } from '../../domain/geo.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import { authored, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { walkedChanges } from '../support/paired-walks.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const dark = '2025-11-18T18:00:00.000Z';
const again = '2026-11-17T18:00:00.000Z';
const daylight = '2026-06-17T12:00:00.000Z';

async function walk(...[told]: Parameters<typeof walkedChanges>): Promise<void> {
  await server.deps.store.commit(walkedChanges(told), { allOrNothing: true });
}

async function compared(number: number): Promise<WalkComparison> {
  const answer = await server.ask('GET', `/api/walks/${walkNumber(number)}/comparison`, { as: 'planner' });
  expect(answer.status).toBe(200);
  return answer.json();
}

const first = {
  walk: 5,
  stops: [{ stop: 51 }, { stop: 52 }, { stop: 53 }],
  startedAt: dark,
  people: 12,
  marks: { 51: 9, 52: 4 },
  feelings: { 51: [3, 3, 4, 4, 4, 4, 4, 3, 3, 4, 2, 4], 52: [1, 2, 3, 4] },
} as const;
const second = {
  walk: 6,
  previous: 5,
  stops: [{ stop: 61, again: 51 }, { stop: 62, again: 52 }, { stop: 63 }],
  startedAt: again,
  people: 12,
  marks: { 61: 1, 62: 4 },
  feelings: { 61: [1, 1, 2, 1, 2, 1, 1, 2, 3, 1, 2, 1], 62: [1, 2, 3, 4] },
} as const;

/** Stops 51, 52 … of the makers stand a kilometre apart; these stand on the route of both walks. */
const onRoute = <Told extends { stops: readonly { stop: number }[] }>(told: Told) => ({
  ...told,
  stops: told.stops.map((one, index) => ({
    ...one,
    coordinates: [17.601 + index / 1000, 57.25] as [number, number],
  })),
});

test('lays the walks side by side, stop by stop, and says what can be said', async () => {
  await walk(onRoute(first));
  await walk(onRoute(second));
  const told = await compared(6);
  if (told.state !== 'compared') throw new Error(`refused: ${told.reason}`);
  expect(told.before).toMatchObject({ people: 12, lightClass: 'dark', walkOn: '2025-11-18' });
  const [one, two] = told.stops;
  expect(one?.marked.shares).toMatchObject({
    before: { count: 9, of: 12 },
    after: { count: 1, of: 12 },
  });
  expect(one?.marked.conclusion.kind).toBe('better');
  expect(one?.feeling.feelings).toMatchObject({ before: [0, 1, 4, 7], after: [7, 4, 1, 0] });
  expect(one?.feeling.conclusion.kind).toBe('better');
  expect(one?.notAlone.shares).toMatchObject({ before: { count: 11, of: 12 }, after: { count: 1, of: 12 } });
  expect(two?.marked.conclusion.kind).toBe('unclear');
  expect(two?.feeling.conclusion).toEqual({ kind: 'refused', reason: 'too-few-people' });
  expect(told.leftOut.map(({ reason }) => reason)).toEqual(['only-after', 'only-before']);
});

test('areas of the first walk are counted in the same way again, and a fall there proves nothing', async () => {
  await walk(onRoute(first));
  await walk(onRoute(second));
  // Around the first stop, where nine of twelve marked the first time and one of twelve the second.
  const [west, east] = [17.6005, 17.6015];
  const area = {
    ...areaOf(5, [5001], { walkIds: [walkNumber(5)], centre: [17.601, 57.25] }),
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 57.2495],
          [east, 57.2495],
          [east, 57.2505],
          [west, 57.2505],
          [west, 57.2495],
        ] satisfies Position[],
      ],
    },
  };
  await server.deps.store.commit([authored({ ...areasComputed([area]), walkId: walkNumber(5) })], {
    allOrNothing: true,
  });
  const told = await compared(6);
  if (told.state !== 'compared') throw new Error(`refused: ${told.reason}`);
  expect(told.areas).toMatchObject([
    {
      number: 1,
      marked: {
        shares: { before: { count: 9, of: 12 }, after: { count: 1, of: 12 } },
        conclusion: { kind: 'better-but-chosen' },
      },
    },
  ]);
});

test('walks in different light are not compared', async () => {
  await walk(onRoute(first));
  await walk(onRoute({ ...second, startedAt: daylight }));
  expect(await compared(6)).toMatchObject({
    state: 'refused',
    reason: 'light-differs',
    before: { lightClass: 'dark' },
    after: { lightClass: 'daylight' },
  });
});

test('a walk that walks nothing again, and one whose stops have all moved', async () => {
  await walk(onRoute(first));
  expect(await compared(5)).toMatchObject({ state: 'refused', reason: 'no-previous-walk', before: null });
  const moved = onRoute(second).stops.map((stop) => ({
    ...stop,
    coordinates: [17.6045, 57.25] as [number, number],
  }));
  await walk({ ...second, stops: moved });
  expect(await compared(6)).toMatchObject({ state: 'refused', reason: 'nothing-in-common' });
});
