import { afterEach, expect, test } from 'vitest';
import { createDemo, isDemoDatabase } from '../../server/people/demo-access.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
afterEach(() => server.close());

const key = 'k'.repeat(43);
const withDemo = () => makeTestServer({ demo: ({ people }) => createDemo(people, key) });

test('without the demo its links do not exist', async () => {
  server = await makeTestServer();
  expect((await server.ask('GET', `/demo/sign-in/admin/${key}`)).status).toBe(404);
  expect(await isDemoDatabase(server.deps.people)).toBe(false);
});

test.each([
  ['leader', '/walks'],
  ['planner', '/findings'],
  ['police', '/hotspots'],
  ['admin', '/staff'],
])('one click signs in as %s and leads to %s', async (role, screen) => {
  server = await withDemo();
  const answer = await server.ask('GET', `/demo/sign-in/${role}/${key}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, screen]);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await (await server.ask('GET', '/api/me', { headers: { cookie } })).json()).toMatchObject({ role });
});

test('a wrong key is answered as if there were no demo, and cannot be guessed', async () => {
  server = await withDemo();
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await server.ask('GET', `/demo/sign-in/admin/${String(tries).repeat(43)}`);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
  }
  expect((await server.ask('GET', `/demo/sign-in/admin/${key}`)).status).toBe(429);
});

test('the people of the demo have no password', async () => {
  server = await withDemo();
  const demo = (await server.deps.people.list()).filter(({ email }) => email.endsWith('.invalid'));
  expect(demo.map(({ role, hasPassword }) => [role, hasPassword]).sort()).toEqual([
    ['admin', false],
    ['leader', false],
    ['planner', false],
    ['police', false],
  ]);
});
