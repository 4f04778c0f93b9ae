import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

test.each(['/api/catalogue', '/api/text-lint'])(
  '%s is asked again but sent only when it changed',
  async (path) => {
    const first = await server.ask('GET', path);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(etag).not.toBe('');
    const again = await server.ask('GET', path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  },
);

test('the catalogue tells what is observed, the lint its words', async () => {
  const catalogue = await (await server.ask('GET', '/api/catalogue')).json();
  expect(Object.keys(catalogue)).toEqual(['categories', 'observables']);
  expect(await (await server.ask('GET', '/api/text-lint')).json()).toEqual({
    firstNames: ['Anna'],
    originWords: ['utländsk*'],
  });
});
