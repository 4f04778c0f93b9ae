import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

const routes = ['routes', 'staff-routes']
  .map((name) => readFileSync(new URL(`../../client/${name}.tsx`, import.meta.url), 'utf8'))
  .join('');
const addresses = [...routes.matchAll(/ path: '([^']+)'/g)].map(([, path = '']) =>
  path.replace(/:\w+/g, 'x'),
);

test('the server knows the address of every screen', async () => {
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    // No client is built here: a known address says so, an unknown one is nothing.
    expect((await server.ask('GET', address)).status, address).toBe(503);
  }
  expect((await server.ask('GET', '/walks/x/nothing-here')).status).toBe(404);
});
