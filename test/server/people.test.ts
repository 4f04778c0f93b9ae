import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { makeTestDeps, testOrigin } from '../support/make-test-deps.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const password = 'en lykta i mörkret';
const fromPage = { origin: testOrigin };
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function invite(email = 'ny@example.org', role = 'planner') {
  const answer = await server.ask('POST', '/api/staff', { as: 'admin', json: { name: 'Ny', email, role } });
  expect(answer.status).toBe(201);
  const { person, link } = await answer.json();
  expect(link).toMatch(new RegExp(`^${testOrigin}/set-up/[A-Za-z0-9_-]{43}$`));
  return { person, token: link.split('/').at(-1) as string };
}
const accept = (token: string, chosen = password) =>
  server.ask('POST', '/api/staff/accept', { json: { token, password: chosen } });
const signIn = (email: string, chosen = password, from = '203.0.113.1') =>
  server.ask('POST', '/api/auth/sign-in/email', { json: { email, password: chosen }, from });
const who = async (cookie: string) =>
  (await server.ask('GET', '/api/me', { headers: { cookie, ...fromPage } })).json();

describe('an invitation', () => {
  test('sets the password once, signs in, and is dead afterwards', async () => {
    const { token, person } = await invite();
    expect(await (await server.ask('GET', `/api/set-up/${token}`)).json()).toEqual({
      purpose: 'set-password',
      name: 'Ny',
      email: 'ny@example.org',
    });
    const accepted = await accept(token);
    expect(await accepted.json()).toEqual({ role: 'planner' });
    expect(await who(cookiesOf(accepted))).toMatchObject({
      kind: 'staff',
      email: person.email,
      role: 'planner',
    });
    const again = await accept(token, 'ett annat lösenord');
    expect([again.status, (await problemIn(again)).code]).toEqual([410, 'expired-code']);
    expect((await signIn('ny@example.org')).status).toBe(200);
    expect((await signIn('ny@example.org', 'ett annat lösenord')).status).toBe(401);
  });

  test('used by two at once lets one in', async () => {
    const { token } = await invite();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test.each([
    ['eleven characters', 'elva tecken'],
    ['two hundred and one', 'x'.repeat(201)],
  ])('takes no password of %s', async (_name, chosen) => {
    const { token } = await invite();
    const answer = await accept(token, chosen);
    expect([answer.status, (await problemIn(answer)).errors?.[0]?.pointer]).toEqual([422, '/password']);
    expect((await accept(token)).status).toBe(200);
  });

  test('cannot be guessed by trying: the address has to wait', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect((await accept(`${tries}`.padEnd(43, 'q'))).status).toBe(410);
    const { token } = await invite();
    expect((await accept(token)).status).toBe(429);
  });

  test('is not given for an e-mail address that is there already, in any case', async () => {
    await invite();
    const before = await server.contents();
    const json = { name: 'Ny igen', email: 'NY@example.org', role: 'admin' };
    const answer = await server.ask('POST', '/api/staff', { as: 'admin', json });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([409, 'duplicate-id']);
    expect(await server.contents()).toEqual(before);
  });

  test('a new link works for a forgotten password and ends old sessions', async () => {
    const { token, person } = await invite();
    const old = cookiesOf(await accept(token));
    const renewed = await server.ask('POST', `/api/staff/${person.id}/link`, { as: 'admin' });
    const { link } = await renewed.json();
    expect((await accept(link.split('/').at(-1), 'ett nytt lösenord')).status).toBe(200);
    expect(await who(old)).toEqual({ kind: 'public' });
    expect((await signIn('ny@example.org')).status).toBe(401);
  });
});

describe('signing in', () => {
  test('without a password is not possible, and no account has one from the start', async () => {
    for (const email of ['admin@lykta.test', 'leader@lykta.test', 'ny@example.org'])
      for (const guess of ['admin', 'password', 'lykta', ' '])
        expect((await signIn(email, guess, `203.0.113.${email.length + guess.length}`)).status).toBe(401);
    const { staff } = await (await server.ask('GET', '/api/staff', { as: 'admin' })).json();
    expect(staff.every(({ hasPassword }: { hasPassword: boolean }) => !hasPassword)).toBe(true);
  });

  test('after ten wrong passwords the account has to wait, from any address', async () => {
    const { token } = await invite();
    await accept(token);
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await signIn('ny@example.org', 'fel lösenord', `198.51.100.${tries}`);
      expect([answer.status, (await problemIn(answer)).code]).toEqual([401, 'not-signed-in']);
    }
    const answer = await signIn('ny@example.org', password, '198.51.100.77');
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([429, true]);
  });

  test('ends with signing out', async () => {
    const { token } = await invite();
    const cookie = cookiesOf(await accept(token));
    const answer = await server.ask('POST', '/api/auth/sign-out', { headers: { cookie, ...fromPage } });
    expect(answer.status).toBe(200);
    expect(await who(cookie)).toEqual({ kind: 'public' });
  });

  test('the cookie is for this server alone and out of reach of scripts', async () => {
    const { token } = await invite();
    const [cookie] = (await accept(token)).headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/; Domain/i);
  });

  test('one’s own password can be changed with the old one only', async () => {
    const { token } = await invite();
    const cookie = cookiesOf(await accept(token));
    const change = (oldPassword: string) =>
      server.ask('POST', '/api/auth/change-password', {
        json: { oldPassword, newPassword: 'ett nytt lösenord' },
        headers: { cookie, ...fromPage },
      });
    expect((await change('fel lösenord')).status).toBe(401);
    expect((await change(password)).status).toBe(200);
    expect((await signIn('ny@example.org', 'ett nytt lösenord')).status).toBe(200);
  });

  test.each(['/api/auth/sign-up/email', '/api/auth/update-user', '/api/auth/list-sessions'])(
    'the library’s own door %s is shut',
    async (path) => {
      const json = { name: 'Eva', email: 'eva@example.org', password, role: 'admin' };
      expect((await server.ask('POST', path, { json, headers: fromPage })).status).toBe(404);
    },
  );
});

describe('removing people', () => {
  test('ends their sessions and keeps everybody else', async () => {
    const { token, person } = await invite();
    const cookie = cookiesOf(await accept(token));
    expect((await server.ask('DELETE', `/api/staff/${person.id}`, { as: 'admin' })).status).toBe(200);
    expect(await who(cookie)).toEqual({ kind: 'public' });
    expect((await signIn('ny@example.org')).status).toBe(401);
    expect(await server.deps.people.list()).toHaveLength(4);
  });

  test('nobody removes themselves, so one administrator always stays', async () => {
    const admin = await server.deps.people.find('admin@lykta.test');
    const answer = await server.ask('DELETE', `/api/staff/${admin?.id}`, { as: 'admin' });
    expect([answer.status, await server.deps.people.hasAdmin()]).toEqual([403, true]);
  });
});

describe('the first administrator', () => {
  const person = { name: 'Ada', email: 'ada@example.org', password };

  test('is made by the printed link, once', async () => {
    const deps = await makeTestDeps();
    const app = createApp(deps);
    const { token } = await deps.people.linkFor({ kind: 'first-admin' });
    const { token: second } = await deps.people.linkFor({ kind: 'first-admin' });
    const post = (json: unknown) =>
      app.request(`${testOrigin}/api/set-up`, {
        method: 'POST',
        body: JSON.stringify(json),
        headers: { 'content-type': 'application/json' },
      });
    const look = await app.request(`${testOrigin}/api/set-up/${token}`);
    expect(await look.json()).toEqual({ purpose: 'first-admin', name: null, email: null });
    expect((await post({ token: 'w'.repeat(43), ...person })).status).toBe(410);
    const made = await post({ token, ...person });
    expect([made.status, await made.json()]).toEqual([200, { role: 'admin' }]);
    expect((await post({ token, ...person, email: 'eve@example.org' })).status).toBe(410);
    const late = await post({ token: second, ...person, email: 'eve@example.org' });
    expect([late.status, (await problemIn(late)).code]).toEqual([410, 'set-up-done']);
    expect((await deps.people.list()).map(({ email }) => email)).toEqual(['ada@example.org']);
    await deps.close();
  });

  test('is not made by an invitation’s link, nor the other way round', async () => {
    const { token } = await invite();
    const json = { token, ...person };
    expect((await server.ask('POST', '/api/set-up', { json })).status).toBe(410);
    const { token: first } = await server.deps.people.linkFor({ kind: 'first-admin' });
    expect((await accept(first)).status).toBe(410);
    expect((await accept(token)).status).toBe(200);
  });
});
