import { afterEach, expect, test } from 'vitest';
import { joinCodes, makeTestServer, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
afterEach(() => server.close());

/** Joins with a wrong code and says whether the address may still try. */
async function guess(from: string, forwarded?: string): Promise<number> {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await server.ask('POST', '/api/join', { json: { code: 'QQQQQQ' }, from, headers })).status;
}
const tenGuesses = async (from: (index: number) => string, forwarded?: (index: number) => string) => {
  for (let index = 0; index < 10; index += 1) expect(await guess(from(index), forwarded?.(index))).toBe(404);
};

test('an address that somebody writes into a header is not believed', async () => {
  server = await makeTestServer();
  await tenGuesses(
    () => '203.0.113.9',
    (index) => `198.51.100.${index}`,
  );
  expect(await guess('203.0.113.9', '198.51.100.99')).toBe(429);
});

test('behind one proxy of ours, the entry that it wrote counts and no other', async () => {
  server = await makeTestServer({ settings: { trustedProxies: 1 } });
  await tenGuesses(
    () => '10.0.0.1',
    (index) => `192.0.2.${index}, 203.0.113.9`,
  );
  expect(await guess('10.0.0.1', '192.0.2.77, 203.0.113.9')).toBe(429);
  expect(await guess('10.0.0.1', '203.0.113.10')).toBe(404);
});

test('one household has a whole network of IPv6 addresses and counts as one', async () => {
  server = await makeTestServer();
  await tenGuesses((index) => `2001:db8:1:2:${index}::${index}`);
  expect(await guess('2001:db8:1:2:ffff:1:2:3')).toBe(429);
  expect(await guess('2001:db8:1:3::1')).toBe(404);
});

test('IPv4 in the dress of IPv6 is the same address', async () => {
  server = await makeTestServer();
  await tenGuesses((index) => (index % 2 === 0 ? '::ffff:203.0.113.9' : '203.0.113.9'));
  const answer = await server.ask('POST', '/api/join', {
    json: { code: joinCodes.open },
    from: '203.0.113.9',
  });
  expect(answer.status).toBe(429);
});
