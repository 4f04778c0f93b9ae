import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authored, participantNumber, walkAdvanced, walkNumber } from '../support/change-makers.ts';
import { joinCodes, makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const token = 'a'.repeat(43);
const join = (json: unknown, from?: string) =>
  server.ask('POST', '/api/join', { json, ...(from === undefined ? {} : { from }) });

describe('codes that open nothing', () => {
  test.each([
    ['a guess', 'QQQQQQ', 404, 'unknown-code'],
    ['no code at all', '?', 404, 'unknown-code'],
    ['the code of a closed walk', joinCodes.closed, 410, 'expired-code'],
  ] as const)('%s', async (_name, code, status, problemCode) => {
    const before = await server.contents();
    const answer = await join({ code });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([status, problemCode]);
    expect(await server.contents()).toEqual(before);
  });

  test('a code whose time is over', async () => {
    server.deps.source.moveBy(60 * 24 * 60 * 60 * 1000);
    const answer = await join({ code: joinCodes.open });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([410, 'expired-code']);
  });

  test('a walk that was cancelled after the code was given out', async () => {
    await server.deps.store.commit([authored(walkAdvanced('cancelled'))]);
    expect((await join({ code: joinCodes.open })).status).toBe(410);
  });

  test('after ten wrong tries in a minute the address has to wait, even with the right code', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect((await join({ code: `QQQQQ${tries}` })).status).toBe(404);
    const before = await server.contents();
    const answer = await join({ code: joinCodes.open });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([429, 'too-many-attempts']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await server.contents()).toEqual(before);
    expect((await join({ code: joinCodes.open }, '203.0.113.2')).status).toBe(200);
  });

  test('right codes are not counted, so a whole group can join from one address', async () => {
    for (let people = 0; people < 30; people += 1)
      expect((await join({ code: joinCodes.open })).status).toBe(200);
  });

  test('there is no way to ask about a code without using it', async () => {
    const answer = await server.ask('GET', `/api/join/${joinCodes.open}`);
    expect(answer.status).toBe(404);
  });

  test.each([
    ['a token that is too short', { token: 'short' }, '/token'],
    ['a person’s own kind of id', { participantId: 'me' }, '/participantId'],
    ['a language that is not there', { language: 'tlh' }, '/language'],
    ['a wish to be the leader', { role: 'leader' }, ''],
  ])('%s', async (_name, more, pointer) => {
    const answer = await join({ code: joinCodes.open, ...more });
    const problem = await problemIn(answer);
    expect([answer.status, problem.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
});

test('a code joins however it is written, and the token opens this walk', async () => {
  const answer = await join({ code: ' abc-234 ', language: 'en' });
  const joined = await answer.json();
  expect(joined).toEqual({
    walkId: walkNumber(1),
    participantId: expect.any(String),
    token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    walkName: 'Walk 1',
    serverTime: '2026-11-20T18:00:00.000Z',
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const headers = { authorization: `Bearer ${joined.token}` };
  const me = await (await server.ask('GET', '/api/me', { headers })).json();
  expect(me).toEqual({ kind: 'participant', walkId: walkNumber(1), participantId: joined.participantId });
});

test('the token itself is kept nowhere', async () => {
  const { token: given } = await (await join({ code: joinCodes.open })).json();
  expect(JSON.stringify(await server.contents())).not.toContain(given);
});

describe('a phone that makes its own id and token', () => {
  const wanted = { code: joinCodes.open, participantId: participantNumber(50), token };

  test('may ask again when the answer was lost, and is still one person', async () => {
    const first = await (await join(wanted)).json();
    const before = await server.contents();
    expect(await (await join(wanted)).json()).toEqual(first);
    expect(await server.contents()).toEqual(before);
  });

  test('may ask twice at once', async () => {
    const answers = await Promise.all([join(wanted), join(wanted), join(wanted)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const people = await server.deps.store.recordsOfKind('participant', walkNumber(1));
    expect(people.filter(({ id }) => id === wanted.participantId)).toHaveLength(1);
  });

  test.each([
    ['the id of somebody with another token', { ...wanted, participantId: participantNumber(1) }],
    ['the id of a walk', { ...wanted, participantId: walkNumber(1) }],
  ])('does not get %s', async (_name, json) => {
    const before = await server.contents();
    const answer = await join(json);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([409, 'duplicate-id']);
    expect(await server.contents()).toEqual(before);
  });

  test('does not get a token that somebody has', async () => {
    await join(wanted);
    const answer = await join({ ...wanted, participantId: participantNumber(51) });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([409, 'duplicate-id']);
  });
});

test('a token that is not known is nobody’s', async () => {
  const headers = { authorization: `Bearer ${'z'.repeat(43)}` };
  expect(await (await server.ask('GET', '/api/me', { headers })).json()).toEqual({ kind: 'public' });
  const answer = await server.ask('GET', '/api/walks', { headers });
  expect([answer.status, (await problemIn(answer)).code]).toEqual([401, 'not-signed-in']);
});
