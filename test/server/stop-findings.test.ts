import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  findingNumber,
  participantNumber,
  rated,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { confirmed, textModerated } from '../support/walk-makers.ts';

let server: TestServer;
const secret = 'Anna Svensson bor här';
const approved = 'Lampan är trasig';
/** Stop 1 of change-makers.ts lies here. */
const atStop: [number, number] = [17.601, 57.25];

beforeEach(async () => {
  server = await makeTestServer();
  const at1 = { checkpointId: checkpointNumber(1), coordinates: [17.9, 57.3] as [number, number] };
  const worded = findingAdded(1, 2, { ...at1, text: approved });
  await server.deps.store.commit(
    [
      authored(checkpointAdded(2)),
      authored(worded),
      authored(textModerated(1, [worded.id])),
      authored(findingAdded(2, 2, { coordinates: atStop, text: secret, suggestion: secret })),
      authored(findingAdded(3, 2, { checkpointId: checkpointNumber(2), coordinates: atStop })),
      authored(findingAdded(4, 1, at1)),
      authored(findingAdded(5, 2, { coordinates: [17.6015, 57.25] })),
    ],
    { allOrNothing: true },
  );
});
afterEach(() => server.close());

const path = (stop = 1, walk = 1) =>
  `/api/walks/${walkNumber(walk)}/checkpoints/${checkpointNumber(stop)}/findings`;
const ask = (as: Persona, address = path()) => server.ask('GET', address, { as });

describe('what is hidden', () => {
  test('others’ marks, until one has rated the stop', async () => {
    const answer = await ask('participant');
    expect([answer.status, (await problemIn(answer)).code]).toEqual([403, 'rate-first']);
    await server.deps.store.commit([authored(rated(1, 1, 2))]);
    expect((await ask('participant')).status).toBe(403);
  });

  test('another walk, from a participant, and a stop of another walk, from everybody', async () => {
    expect((await ask('stranger')).status).toBe(403);
    expect((await ask('participant', path(1, 2))).status).toBe(403);
    expect((await ask('leader', path(1, 2))).status).toBe(404);
    expect((await ask('leader', path(9))).status).toBe(404);
  });
});

test('after rating, others’ marks here: by nobody, without words that nobody approved', async () => {
  await server.deps.store.commit([authored(rated(1, 1, 1)), authored(confirmed(1, 1))]);
  const answer = await ask('participant');
  const text = await answer.text();
  const mark = { kind: 'finding', category: 'lighting', subcategory: null, severity: 3, polarity: 'unsafe' };
  expect(JSON.parse(text)).toEqual({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: findingNumber(1),
        geometry: { type: 'Point', coordinates: [17.9, 57.3] },
        properties: { ...mark, confirmations: 1, confirmedByMe: true, text: approved, suggestion: null },
      },
      {
        type: 'Feature',
        id: findingNumber(2),
        geometry: { type: 'Point', coordinates: atStop },
        properties: { ...mark, confirmations: 0, confirmedByMe: false, text: null, suggestion: null },
      },
    ],
  });
  expect(text).not.toContain(participantNumber(2));
  expect(text).not.toContain(secret);
});

test('skipping a stop opens it too', async () => {
  const skip = rated(1, 1, 1);
  skip.rating.properties = {
    ...skip.rating.properties,
    feeling: null,
    wouldGoAloneInDark: null,
    skipped: true,
  };
  await server.deps.store.commit([authored(skip)], { allOrNothing: true });
  expect((await ask('participant')).status).toBe(200);
});

test('the leader sees every mark there, with everything', async () => {
  const { features } = await (await ask('leader')).json();
  expect(features.map(({ id }: { id: string }) => id)).toEqual([1, 2, 4].map(findingNumber));
  expect(JSON.stringify(features)).toContain(secret);
  expect(features[0].properties.participantId).toBe(participantNumber(2));
});
