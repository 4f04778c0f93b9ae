import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildTemplates } from '../../domain/templates.ts';
import { readEnvironment } from '../../server/env.ts';
import { type RunningServer, startServer } from '../../server/start/start-server.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { authored, testCatalogue, walkCreated } from '../support/change-makers.ts';
import { testTemplate } from '../support/test-templates.ts';

let folder: string;
let running: RunningServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-start-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

const start = async (variables: Record<string, string> = {}) => {
  const DATABASE_URL = `sqlite:${join(folder, 'lykta.sqlite')}`;
  running = await startServer(readEnvironment({ PORT: '0', HOST: '127.0.0.1', DATABASE_URL, ...variables }));
  return running;
};
const stop = async () => {
  await running?.stop();
  running = undefined;
};
const get = (path: string, init?: RequestInit) => fetch(`http://localhost:${running?.port}${path}`, init);
const roles = /demo\/sign-in\/(leader|planner|police|admin)\/[A-Za-z0-9_-]{43}/g;

describe('the demo', () => {
  test('prints a code that joins and a link a role that signs in, the same at the next start', async () => {
    const { welcome } = await start();
    const code = /\/j\/([A-Z0-9]{6})/.exec(welcome)?.[1];
    const joined = await get('/api/join', {
      method: 'POST',
      body: JSON.stringify({ code }),
      headers: { 'content-type': 'application/json' },
    });
    expect(joined.status).toBe(200);
    const links = welcome.match(roles) ?? [];
    expect(links).toHaveLength(4);
    for (const link of links) expect((await get(`/${link}`, { redirect: 'manual' })).status).toBe(302);
    expect(welcome).not.toContain('/set-up/');
    expect(welcome).toMatch(/[█▀▄]{10}/);
    const receipt = /\/r\/([A-Z0-9]{12})/.exec(welcome)?.[1];
    const read = await get('/api/receipt', {
      method: 'POST',
      body: JSON.stringify({ code: receipt }),
      headers: { 'content-type': 'application/json' },
    });
    const { summary } = await read.json();
    expect(Math.min(summary.done, summary.planned)).toBeGreaterThan(0);
    await stop();
    const again = await start();
    expect(again.welcome.match(roles)).toEqual(links);
    expect(/\/j\/([A-Z0-9]{6})/.exec(again.welcome)?.[1]).toBe(code);
    expect(again.welcome).toContain(`/r/${receipt}`);
  }, 20_000);

  test('keeps its secrets for their owner only', async () => {
    await start();
    for (const name of await readdir(join(folder, 'run')))
      expect((await stat(join(folder, 'run', name))).mode & 0o077).toBe(0);
    expect((await readdir(join(folder, 'run'))).sort()).toEqual(['auth-secret', 'demo-key']);
  }, 20_000);

  test('never opens a database that holds something real', async () => {
    const { welcome } = await start({ DEMO: 'off' });
    const token = /\/set-up\/(\S+)/.exec(welcome)?.[1];
    const person = { token, name: 'Ada', email: 'ada@example.org', password: 'en lykta i mörkret' };
    const made = await get('/api/set-up', {
      method: 'POST',
      body: JSON.stringify(person),
      headers: { 'content-type': 'application/json' },
    });
    expect(made.status).toBe(200);
    await stop();
    const again = await start({ DEMO: 'on' });
    expect(again.welcome).not.toMatch(roles);
    expect(again.welcome).not.toContain('/r/');
    expect(again.welcome).toMatch(/the demo stays off/);
    expect(await (await get('/api/settings')).json()).toMatchObject({
      demo: false,
      basemap: { kind: 'style' },
    });
  }, 20_000);

  test('turned off later, its links are dead', async () => {
    const [link] = (await start()).welcome.match(roles) ?? [];
    await stop();
    await start({ DEMO: 'off' });
    expect((await get(`/${link}`, { redirect: 'manual' })).status).toBe(404);
  }, 20_000);
});

test('without the demo the first start prints a link for the first administrator and nothing to join', async () => {
  const { welcome } = await start({ DEMO: 'off' });
  expect(welcome).toMatch(/\/set-up\/[A-Za-z0-9_-]{43}/);
  expect(welcome).not.toContain('/j/');
  expect(welcome).not.toMatch(roles);
});

test('it ends in two seconds although a stream is open', async () => {
  await start({ DEMO: 'off' });
  const { welcome } = running ?? { welcome: '' };
  const token = /\/set-up\/(\S+)/.exec(welcome)?.[1];
  const made = await get('/api/set-up', {
    method: 'POST',
    body: JSON.stringify({ token, name: 'Ada', email: 'ada@example.org', password: 'en lykta i mörkret' }),
    headers: { 'content-type': 'application/json' },
  });
  const cookie = made.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const stream = await get('/api/events', { headers: { cookie } });
  expect(stream.status).toBe(200);
  const startedAt = performance.now();
  await stop();
  expect(performance.now() - startedAt).toBeLessThan(2000);
  await stream.body?.cancel().catch(() => undefined);
});

test.each([
  [
    'is missing',
    { version: 9 },
    /the walk "Walk 1" uses the template data\/templates\/standard-v9\.json, which is missing/,
  ],
  [
    'has changed',
    {},
    /standard-v1\.json has changed since the walk "Walk 1" .* a new version: standard-v2\.json/,
  ],
])('a template that a walk uses and that %s is told in words', async (_what, more, message) => {
  const { template, sha256 } = testTemplate;
  const used = { template: { ...template, ...more }, sha256 };
  const { id, version } = used.template;
  const store = await openStore(`sqlite:${join(folder, 'lykta.sqlite')}`, {
    catalogue: testCatalogue,
    templates: buildTemplates([used]),
    jobsFor: () => [],
  });
  await store.commit([authored(walkCreated(1, { template: { id, version } }))]);
  await store.close();
  await expect(start({ DEMO: 'off' })).rejects.toThrow(message);
  // Nothing holds the database afterwards.
  await rm(join(folder, 'lykta.sqlite'));
  await expect(start({ DEMO: 'off' })).resolves.toBeDefined();
});

test('a port that is taken is told in words', async () => {
  const { port } = await start({ DEMO: 'off' });
  const variables = { PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: ':memory:', DEMO: 'off' };
  await expect(startServer(readEnvironment(variables))).rejects.toThrow(/Port \d+ is in use already/);
});

test.each(['pmtiles', 'mbtiles'])('a %s file that is not there is told in words', async (kind) => {
  await expect(start({ BASEMAP: `${kind}:${folder}/nothing`, DEMO: 'off' })).rejects.toThrow(
    /names the file/,
  );
});
