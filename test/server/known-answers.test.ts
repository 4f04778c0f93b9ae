import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { authored, findingAdded } from '../support/change-makers.ts';
import { makeTestServer, type Persona, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

const bring = (rows: string) =>
  server.ask('POST', '/api/incidents?dataset=Brott&fileName=brott.csv', {
    as: 'police',
    bytes: new TextEncoder().encode(`occurredAt;type;longitude;latitude\n${rows}`),
  });
const ask = (path: string, as: Persona, etag?: string) =>
  server.ask('GET', path, { as, ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }) });

/** Asks until the server has seen what was written: it may answer for a tenth of a second by what it knew. */
async function expectKnown(path: string, as: Persona, change: () => Promise<unknown>): Promise<void> {
  const first = await ask(path, as);
  const etag = first.headers.get('etag') ?? '';
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  const text = await first.text();
  const again = await ask(path, as, etag);
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(await (await ask(path, as)).text()).toBe(text);
  expect((await ask(path, 'public', etag)).status).toBe(401);
  expect((await ask(path, 'participant', etag)).status).toBe(403);
  await change();
  const after = await ask(path, as, etag);
  expect(after.status).toBe(200);
  expect(after.headers.get('etag')).not.toBe(etag);
}

test('counts of incidents that the browser has are not sent again, until a file comes in', async () => {
  await bring('2026-10-02 22:10;Inbrott;17.6;57.25');
  await expectKnown('/api/incidents?hours=20-24', 'police', () =>
    bring('2026-10-03 22:10;Inbrott;17.61;57.25'),
  );
  expect((await (await ask('/api/incidents', 'police')).json()).matched).toBe(2);
});

test('a layer that the browser has is not computed again, until something is written', async () => {
  const run = vi.spyOn(server.deps.workers, 'run');
  await expectKnown('/api/layers/density', 'planner', () =>
    server.deps.store.commit([authored(findingAdded(301))]),
  );
  expect(run).toHaveBeenCalledTimes(2);
  const told = await (await ask('/api/layers/density/progress', 'planner')).text();
  expect(told).toContain('event: result');
  expect(run).toHaveBeenCalledTimes(2);
  await ask('/api/layers/density?category=patrol_wish', 'planner');
  expect(run).toHaveBeenCalledTimes(3);
  run.mockRestore();
});

test('hours of a patrol place are counted once, until a file comes in', async () => {
  const count = vi.spyOn(server.deps.store, 'incidentCounts');
  const ring = [
    [17.5995, 57.2498],
    [17.6005, 57.2498],
    [17.6005, 57.2502],
    [17.5995, 57.2498],
  ];
  const windows = async () => {
    const body = { geometry: { type: 'Polygon', coordinates: [ring] }, periodMonths: 3 };
    const answer = await server.ask('POST', '/api/patrol/windows', {
      as: 'police',
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  };
  const first = await windows();
  const asked = count.mock.calls.length;
  expect(asked).toBeGreaterThan(0);
  expect(await windows()).toEqual(first);
  expect(count).toHaveBeenCalledTimes(asked);
  await bring('2026-10-04 22:10;Inbrott;17.6001;57.2499');
  expect((await windows()).matched).toBe(first.matched + 1);
  expect(count).toHaveBeenCalledTimes(2 * asked);
  count.mockRestore();
});

test('who signs out takes along what the browser kept', async () => {
  const answer = await server.ask('POST', '/api/auth/sign-out', { as: 'leader' });
  expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([200, '"cache"']);
});
