import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { testCatalogue } from '../support/change-makers.ts';
import { testOrigin } from '../support/make-test-deps.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await makeTestServer({ settings: { basemapHosts: ['https://tiles.example.org'] } });
  folder = await mkdtemp(join(tmpdir(), 'lykta-client-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>The client</title>');
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('writes from other sites', () => {
  const write = (headers: Record<string, string>) =>
    server.ask('POST', '/api/changes', { as: 'leader', json: { changes: [] }, headers });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: '' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://lykta.test:81' }],
    ['a browser that says cross-site', { origin: testOrigin, 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { origin: testOrigin, 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_name, headers) => {
    const answer = await write(headers);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([403, 'wrong-origin']);
  });

  test('signing in from another site is refused too', async () => {
    const headers = { origin: 'https://evil.example' };
    const json = { email: 'a@example.org', password: 'x' };
    expect((await server.ask('POST', '/api/auth/sign-in/email', { json, headers })).status).toBe(403);
  });

  test('our own pages and programs with a token go on', async () => {
    expect((await write({ 'sec-fetch-site': 'same-origin' })).status).toBe(422);
    const asParticipant = await server.ask('POST', '/api/changes', {
      as: 'participant',
      json: { changes: [] },
    });
    expect(asParticipant.status).toBe(422);
  });
});

describe('headers', () => {
  test('the policy allows ourselves, the map’s hosts, and nothing written inline but style attributes', async () => {
    const policy = (await server.ask('GET', '/api/settings')).headers.get('content-security-policy') ?? '';
    const rules = new Map(
      policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(rules)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'style-src-attr': "'unsafe-inline'",
      'font-src': "'self'",
      'img-src': "'self' data: blob: https://tiles.example.org",
      'connect-src': "'self' https://tiles.example.org",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  test('every answer has them, refusals too', async () => {
    for (const path of ['/api/walks', '/nothing', '/api/health', '/problems/not-found']) {
      const { headers } = await server.ask('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).not.toBeNull();
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('plain http is not declared secure for ever', async () => {
    expect((await server.ask('GET', '/api/health')).headers.get('strict-transport-security')).toBeNull();
    const secure = createApp({
      ...server.deps,
      settings: { ...server.deps.settings, publicUrl: 'https://lykta.test' },
    });
    const answer = await secure.request('https://lykta.test/api/health');
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  });

  test('answers are compressed, streams are not', async () => {
    const answer = await server.ask('GET', '/api/openapi.json', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const stream = await server.ask('GET', '/api/events', {
      as: 'leader',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(stream.headers.get('content-encoding')).toBeNull();
    await stream.body?.cancel();
  });

  test('the catalogue is sent again only when it changed', async () => {
    const first = await server.ask('GET', '/api/catalogue');
    const etag = first.headers.get('etag') ?? '';
    expect((await first.json()).categories).toHaveLength(testCatalogue.categories.length);
    const second = await server.ask('GET', '/api/catalogue', { headers: { 'if-none-match': etag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
  });
});

describe('addresses', () => {
  test('that are not there are 404, with a method that is not taken 405', async () => {
    const nothing = await server.ask('GET', '/api/nothing');
    expect([nothing.status, (await problemIn(nothing)).code]).toEqual([404, 'not-found']);
    const nowhere = await server.ask('PUT', '/api/nothing', { as: 'leader' });
    expect(nowhere.status).toBe(404);
    const wrong = await server.ask('PUT', '/api/changes', { as: 'participant' });
    expect([wrong.status, (await problemIn(wrong)).code]).toEqual([405, 'method-not-allowed']);
    expect(wrong.headers.get('allow')).toBe('POST');
  });

  test('of problems explain them to people', async () => {
    const page = await server.ask('GET', '/problems/walk-closed');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(await page.text()).toContain('The walk is closed');
    expect((await server.ask('GET', '/problems/no-such')).status).toBe(404);
  });
});

test('a fault of ours is a problem without its stack, and is noted for us', async () => {
  const deps = {
    ...server.deps,
    store: {
      ...server.deps.store,
      recordsOfKind: async () => Promise.reject(new Error('the disk is full of secrets')),
    },
  };
  const faults: string[] = [];
  deps.log = { ...deps.log, faults, error: (message, error) => void faults.push(`${message} ${error}`) };
  const token = 'token-of-participant-1-'.padEnd(43, 'x');
  const answer = await createApp(deps).request('/api/walks', {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await answer.clone().text();
  expect([answer.status, (await problemIn(answer)).code]).toEqual([500, 'internal-fault']);
  expect(text).not.toMatch(/secrets|\.ts:/);
  expect(faults).toEqual([expect.stringContaining('the disk is full of secrets')]);
});

test('a database that cannot be used makes the server unwell, not silent', async () => {
  const store = { ...server.deps.store, checkHealth: async () => Promise.reject(new Error('read-only')) };
  const log = { ...server.deps.log, error: () => undefined };
  const answer = await createApp({ ...server.deps, store, log }).request('/api/health');
  expect([answer.status, (await problemIn(answer)).code]).toEqual([503, 'not-ready']);
});

describe('the client’s files', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    createApp({ ...server.deps, clientFolder: folder }).request(`${testOrigin}${path}`, { headers });

  test.each([
    '/',
    '/j/ABC234',
    '/walk',
    '/walk/mark',
    '/walk/mine',
    '/sign-in',
    '/set-up/token',
    '/hotspots',
    '/findings',
    '/areas',
    '/walks',
    '/walks/new',
    '/staff',
  ])('%s is the client’s page, never kept', async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await answer.text()).toContain('The client');
  });

  test('a file named by its content is kept for ever, others are asked for again', async () => {
    const script = await get('/assets/main-abc.js');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test('a missing asset is missing, whoever asks', async () => {
    const answer = await get('/assets/gone.mjs', { accept: 'text/html,*/*' });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([404, 'not-found']);
  });

  test('an unknown address shows the client’s page to people, as a 404', async () => {
    const page = await get('/nowhere', { accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('The client')]);
    expect((await get('/nowhere')).headers.get('content-type')).toMatch(/problem\+json/);
  });

  test('nothing outside the folder can be read', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
    ])
      expect((await get(path)).status).toBe(404);
  });

  test('without a build the page says what to do', async () => {
    const answer = await server.ask('GET', '/');
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm start')]);
  });
});
