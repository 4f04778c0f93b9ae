import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arrival } from '../../domain/arrival.ts';
import {
  authored,
  findingAdded,
  joined,
  participant,
  participantNumber,
  photoAttached,
  photoReceived,
  rated,
  walkAdvanced,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { groupAdded, grouped, left } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const records = `/api/walks/${walkNumber(1)}/records`;
const path = `/api/walks/${walkNumber(1)}/phones`;

function pull(as: Persona, undelivered?: number | string, photos: number | string = 0) {
  const headers: Record<string, string> =
    undelivered === undefined
      ? {}
      : { 'Lykta-Undelivered': String(undelivered), 'Lykta-Undelivered-Photos': String(photos) };
  return server.ask('GET', records, { as, headers });
}

async function phones(): Promise<{ phones: Record<string, unknown>[]; arrival: Arrival }> {
  return (await server.ask('GET', path, { as: 'leader' })).json();
}

describe('headers that are no counts', () => {
  test.each(['-1', '1.5', 'many', '1e3', ' ', '99999999999'])('%j', async (wrong) => {
    const answer = await pull('participant', wrong);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([400, 'invalid-query']);
    expect(await server.deps.store.contacts(walkNumber(1))).toEqual([]);
  });
});

test('what a refused phone says is not kept', async () => {
  expect((await pull('stranger', 3)).status).toBe(403);
  expect(await server.deps.store.contacts(walkNumber(1))).toEqual([]);
});

test('a planner sees no phones, nor does a participant', async () => {
  for (const as of ['planner', 'police', 'participant', 'public'] as const)
    expect([401, 403]).toContain((await server.ask('GET', path, { as })).status);
});

test('each phone in the order of joining, with what it said last and what is here of it', async () => {
  await server.deps.store.commit(
    [
      authored(groupAdded(1)),
      authored(grouped(1, 1)),
      authored(findingAdded(1)),
      authored(findingAdded(2)),
      authored(photoAttached(1)),
      authored(rated(1, 1, 1)),
      authored(left(2)),
    ],
    { allOrNothing: true },
  );
  await pull('participant', 2, 1);
  server.deps.source.moveBy(60_000);
  await pull('participant', 1, 0);
  const base = { joinedAt: '2026-11-20T12:00:00.000Z', leftAt: null };
  expect(await phones()).toEqual({
    phones: [
      {
        ...base,
        participantId: participantNumber(1),
        number: 1,
        groupId: expect.any(String),
        lastContactAt: '2026-11-20T18:01:00.000Z',
        undelivered: 1,
        undeliveredPhotos: 0,
        findings: 2,
        ratings: 1,
      },
      {
        ...base,
        participantId: participantNumber(2),
        number: 2,
        groupId: null,
        lastContactAt: null,
        undelivered: null,
        undeliveredPhotos: null,
        findings: 0,
        ratings: 0,
        leftAt: '2026-11-20T12:00:00.000Z',
      },
    ],
    arrival: {
      everythingArrived: false,
      reasons: [
        { code: 'walk-not-ended', count: 0, participantIds: [] },
        { code: 'silent', count: 2, participantIds: [participantNumber(1), participantNumber(2)] },
        { code: 'undelivered', count: 2, participantIds: [participantNumber(1), participantNumber(2)] },
        { code: 'undelivered-photos', count: 1, participantIds: [participantNumber(2)] },
        { code: 'photos-awaited', count: 1, participantIds: [] },
      ],
    },
  });
});

test('everything has arrived only after the end, from every phone, with nothing left and no photo awaited', async () => {
  const arrived = async () => (await phones()).arrival.everythingArrived;
  const commit = (...changes: Parameters<typeof authored>[0][]) =>
    server.deps.store.commit(
      changes.map((change) => authored(change, undefined, server.deps.source.now().toISOString())),
      { allOrNothing: true },
    );
  const pullBoth = async () => {
    server.deps.source.moveBy(1000);
    await pull('participant', 0);
    await pull('participant 2', 0);
  };
  await commit(findingAdded(1), photoAttached(1));
  await pullBoth();
  expect(await arrived()).toBe(false);
  await commit(walkAdvanced('walked'));
  expect(await arrived()).toBe(false);
  await pullBoth();
  expect((await phones()).arrival.reasons.map(({ code }) => code)).toEqual(['photos-awaited']);
  await commit(photoReceived(1));
  await server.deps.store.commit([authored(photoReceived(1), { kind: 'system', name: 'test' })]);
  expect(await arrived()).toBe(true);
  await pull('participant', 0, 1);
  expect(await arrived()).toBe(false);
  await pull('participant');
  expect(await arrived()).toBe(false);
  await pull('participant', 0, 0);
  expect(await arrived()).toBe(true);
  // A phone that joins late has said nothing yet.
  await server.ask('POST', '/api/join', { json: { code: 'ABC234' } });
  expect(await arrived()).toBe(false);
});

test('a phone that left is not waited for after the end', async () => {
  const now = () => server.deps.source.now().toISOString();
  await server.deps.store.commit([authored(left(1), participant(1), now())]);
  server.deps.source.moveBy(1000);
  await pull('participant', 0);
  await server.deps.store.commit([authored(walkAdvanced('walked'), undefined, now())]);
  server.deps.source.moveBy(1000);
  await pull('participant 2', 0);
  expect((await phones()).arrival).toEqual({ everythingArrived: true, reasons: [] });
});

test('who answered the survey before the walk has no phone in it, and their photos keep nobody waiting', async () => {
  const now = () => server.deps.source.now().toISOString();
  const answering = joined(9);
  const { properties } = answering.participant;
  const surveyed = {
    ...answering,
    participant: { ...answering.participant, properties: { ...properties, source: 'presurvey' as const } },
  };
  await server.deps.store.commit(
    [
      authored(surveyed),
      authored(findingAdded(9, 9)),
      authored(photoAttached(9, 9, 9)),
      authored(walkAdvanced('walked'), undefined, now()),
    ],
    { allOrNothing: true },
  );
  const atHome = { participantId: participantNumber(9), at: now(), undelivered: 3, undeliveredPhotos: 2 };
  await server.deps.store.noteContact(walkNumber(1), atHome);
  server.deps.source.moveBy(1000);
  await pull('participant', 0);
  await pull('participant 2', 0);
  const heard = await phones();
  expect(heard.phones.map(({ participantId }) => participantId)).toEqual([1, 2].map(participantNumber));
  expect(heard.arrival).toEqual({ everythingArrived: true, reasons: [] });
});

test('leaders hear of contacts at most once a second, planners and participants never', async () => {
  const streams = await Promise.all(
    (['leader', 'planner', 'participant'] as const).map((as) => server.ask('GET', '/api/events', { as })),
  );
  const texts = ['', '', ''];
  const readers = streams.map((answer) => answer.body?.pipeThrough(new TextDecoderStream()).getReader());
  const reading = readers.map(async (reader, index) => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return;
      texts[index] += value;
    }
  });
  const contacts = () => texts[0]?.match(/event: phones/g)?.length ?? 0;
  for (let times = 0; times < 5; times += 1) await pull('participant', times);
  await expect.poll(contacts).toBe(1);
  await expect.poll(contacts, { timeout: 3000 }).toBe(2);
  expect(texts[0]).toContain(`data: {"walkId":"${walkNumber(1)}"}`);
  expect(texts.slice(1).join()).not.toContain('phones');
  await Promise.all(readers.map((reader) => reader?.cancel()));
  await Promise.all(reading);
});
