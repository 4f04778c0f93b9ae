import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiptCodeFrom } from '../../domain/receipt.ts';
import {
  authored,
  changeNumber,
  findingAdded,
  findingWithdrawn,
  participant,
  participantNumber,
  photoAttached,
} from '../support/change-makers.ts';
import { joinCodes, makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { receiptSet } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const code = receiptCodeFrom(new Uint8Array(16).fill(7));
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const read = (wanted: unknown, from?: string) =>
  server.ask('POST', '/api/receipt', { json: { code: wanted }, ...(from === undefined ? {} : { from }) });

describe('codes that show nothing', () => {
  test.each([['QQQQQQQQQQQQ'], ['short'], [''], [hashOf(code).slice(0, 40)]])('%s', async (guess) => {
    await server.deps.store.commit([authored(receiptSet(1, hashOf(code)), participant(1))]);
    const answer = await read(guess);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([404, 'unknown-receipt']);
  });

  test.each([[17], [null], [['a']]])('%j is no code', async (wrong) => {
    expect((await read(wrong)).status).toBe(422);
  });

  test('after ten wrong tries in a minute even the right one has to wait', async () => {
    await server.deps.store.commit([authored(receiptSet(1, hashOf(code)), participant(1))]);
    for (let tries = 0; tries < 10; tries += 1) expect((await read('QQQQQQQQQQQQ')).status).toBe(404);
    const answer = await read(code);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([429, 'too-many-attempts']);
    expect((await read(code, '203.0.113.77')).status).toBe(200);
  });

  test('a receipt hash at joining that is no hash joins nobody', async () => {
    const before = await server.contents();
    const json = { code: joinCodes.open, receiptHash: code };
    const answer = await server.ask('POST', '/api/join', { json });
    expect([answer.status, (await problemIn(answer)).errors?.[0]?.pointer]).toEqual([422, '/receiptHash']);
    expect(await server.contents()).toEqual(before);
  });

  test('two people cannot have the same receipt', async () => {
    const join = () =>
      server.ask('POST', '/api/join', { json: { code: joinCodes.open, receiptHash: hashOf(code) } });
    expect((await join()).status).toBe(200);
    const again = await join();
    expect([again.status, (await problemIn(again)).code]).toEqual([409, 'duplicate-id']);
  });
});

test('a code given at joining shows own marks with their status, however it is written, and no ids', async () => {
  const json = { code: joinCodes.open, receiptHash: hashOf(code), participantId: participantNumber(20) };
  expect((await server.ask('POST', '/api/join', { json })).status).toBe(200);
  await server.deps.store.commit(
    [
      authored(findingAdded(1, 20, { text: 'Mörkt här', recordedAt: '2026-11-20T11:00:00.000Z' })),
      authored(photoAttached(1, 1, 20)),
      authored(findingAdded(2, 20, { recordedAt: '2026-11-20T10:00:00.000Z', severity: 1 })),
      authored(findingAdded(3, 20)),
      authored(findingWithdrawn(3)),
      authored(findingAdded(4, 1, { text: 'somebody else’s' })),
    ],
    { allOrNothing: true },
  );
  const written = ` ${code.toLowerCase().slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)} `;
  const answer = await read(written);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const text = await answer.text();
  const mark = { category: 'lighting', subcategory: null, polarity: 'unsafe', date: '2026-11-20' };
  const undecided = {
    ...{ status: 'received', decision: null, reason: null, horizon: null, season: null, deadline: null },
    ...{ mayAnswer: false, answer: null },
  };
  expect(JSON.parse(text)).toEqual({
    walk: { name: 'Walk 1', date: '2026-11-20' },
    feed: null,
    summary: { done: 0, planned: 0, declined: 0, waiting: 2 },
    findings: [
      { ...mark, ...undecided, number: 1, severity: 1, text: null, photos: 0 },
      { ...mark, ...undecided, number: 2, severity: 3, text: 'Mörkt här', photos: 1 },
    ],
  });
  expect(text).not.toMatch(/01900000|[0-9a-f]{8}-[0-9a-f]{4}/);
});

test('a phone that joined before sets it by a change, once, for itself', async () => {
  const send = (change: unknown, as: 'participant' | 'participant 2' = 'participant') =>
    server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
  const verdictOf = async (answer: Response) => (await answer.json()).verdicts[0];
  const foreign = await verdictOf(await send(receiptSet(2, hashOf(code))));
  expect(foreign.problem.code).toBe('not-allowed');
  const set = receiptSet(1, hashOf(code));
  expect((await verdictOf(await send(set))).verdict).toBe('applied');
  expect((await verdictOf(await send(set))).verdict).toBe('duplicate');
  const other = await verdictOf(await send(receiptSet(1, hashOf('other'))));
  expect(other.problem.code).toBe('receipt-kept');
  const stolen = await verdictOf(await send(receiptSet(2, hashOf(code)), 'participant 2'));
  expect(stolen.problem.code).toBe('duplicate-id');
  expect((await read(code)).status).toBe(200);
});

test('neither the code nor its hash leaves by the records', async () => {
  await server.deps.store.commit([
    authored({ ...receiptSet(1, hashOf(code)), id: changeNumber(77) }, participant(1)),
  ]);
  for (const as of ['participant', 'leader', 'admin', 'planner'] as const) {
    const answer = await server.ask('GET', `/api/walks/${receiptSet(1, '').walkId}/records`, { as });
    const text = await answer.text();
    expect(text).toContain(participantNumber(1));
    expect(text).not.toContain(hashOf(code));
  }
});
