import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisationIdSchema } from '../../domain/ids.ts';
import { authored, noon, organisationAdded, system, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';

const csv = [
  'Stolpnr;Öst;Nord;Skick;Ljuskälla',
  'B1;587000;6347000;OK;LED',
  'B2;587030;6347000;Trasig;Natrium',
  'B3;587060;6347000;;LED',
  'B3;587060;6347000;;LED',
  'B4;;;OK;LED',
].join('\n');

let server: TestServer;
let adminOfPolice: string;
let lampSetId: string;

const send = (path: string, as: Persona, text = csv) =>
  server.ask('POST', path, { as, bytes: new TextEncoder().encode(text) });
const lampsNow = async () => (await server.ask('GET', '/api/lamps', { as: 'planner' })).json();

beforeAll(async () => {
  server = await makeTestServer();
  const change = organisationAdded(41);
  change.organisation.properties.organisationKind = 'police';
  await server.deps.store.commit([authored(change, system)]);
  const person = await server.deps.people.add({
    ...{ name: 'police', email: 'admin-of-police@lykta.test', role: 'admin' },
    organisationId: organisationIdSchema.parse(change.organisation.id),
  });
  adminOfPolice = (await server.deps.people.signIn(person.id))[0]?.split(';')[0] ?? '';
  const answer = await send('/api/lamps?fileName=gatlampor.csv', 'planner');
  expect(answer.status, await answer.clone().text()).toBe(200);
  const report = await answer.json();
  expect(report).toMatchObject({ accepted: 3, refused: 1, duplicates: 1 });
  lampSetId = report.lampSetId;
});
afterAll(() => server.close());

describe('bringing in street lamps is refused', () => {
  const others = ['public', 'participant', 'stranger', 'leader', 'police'] as const;

  test.each(others.flatMap((as) => ['/api/lamps', '/api/lamps/preview'].map((path) => [as, path] as const)))(
    'to %s at %s',
    async (as, path) => {
      const before = await server.contents();
      const answer = await send(path, as);
      expect(answer.status).toBe(as === 'public' ? 401 : 403);
      expect((await problemIn(answer)).action).not.toBe('');
      expect(await server.contents()).toEqual(before);
    },
  );

  test('to an administrator whom the police employ', async () => {
    const answer = await server.ask('POST', '/api/lamps', {
      headers: { cookie: adminOfPolice, origin: 'http://lykta.test' },
      bytes: new TextEncoder().encode(csv),
    });
    expect(answer.status).toBe(403);
  });

  test('and so is withdrawing them, by a change of a leader or of a participant', async () => {
    for (const as of ['participant', 'leader', 'police'] as const) {
      const change = {
        kind: 'lamps-withdrawn',
        id: '0193588c-2e00-7a6b-8000-00000000abce',
        at: noon,
        lampSetId,
        reason: 'x',
      };
      const answer = await server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
      expect((await answer.json()).verdicts).toMatchObject([
        { verdict: 'refused', problem: { code: 'not-allowed' } },
      ]);
    }
  });

  test('lamps are not pulled as records by anybody', async () => {
    for (const as of ['participant', 'planner'] as const) {
      const text = await (await server.ask('GET', `/api/walks/${walkNumber(1)}/records`, { as })).text();
      expect(text).not.toContain('lamp-set');
    }
  });
});

describe('a file of street lamps', () => {
  test('is shown as it would be understood, and nothing is kept', async () => {
    const before = await server.contents();
    const preview = await (await send('/api/lamps/preview', 'planner')).json();
    expect(preview).toMatchObject({
      ...{ rows: 5, good: 3, broken: 1, refused: 1, duplicates: 1 },
      columns: {
        longitude: 'Öst',
        latitude: 'Nord',
        status: 'Skick',
        type: 'Ljuskälla',
        reference: 'Stolpnr',
      },
      refusedRows: [{ line: 6, reason: { sv: 'saknar koordinater som är tal' } }],
    });
    expect(preview.firstRows[1]).toMatchObject({ working: false, type: 'Natrium', reference: 'B2' });
    expect(await server.contents()).toEqual(before);
  });

  test('that cannot be understood is refused with words for the screen and the columns to choose from', async () => {
    const answer = await send('/api/lamps/preview', 'planner', 'a;b\n1;2');
    expect(answer.status).toBe(422);
    expect(await problemIn(answer)).toMatchObject({
      words: { sv: expect.stringContaining('filen har: a, b') },
      columns: ['a', 'b'],
    });
    const empty = await send('/api/lamps', 'planner', 'lat;lng\n0;0');
    expect((await problemIn(empty)).detail).toContain('no lamps');
    expect(await lampsNow()).toMatchObject({ lamps: 3 });
  });

  test('is counted, with its broken lamps, and every later file replaces it', async () => {
    expect(await lampsNow()).toMatchObject({
      sets: [
        {
          id: lampSetId,
          versions: [{ source: 'register', name: 'gatlampor.csv', lamps: 3, broken: 1, withState: 2 }],
        },
      ],
      ...{ lamps: 3, working: 1, broken: 1 },
      types: [
        { name: 'LED', amount: 2 },
        { name: 'Natrium', amount: 1 },
      ],
      brokenLamps: [{ reference: 'B2', working: false }],
    });
    const next = await (await send('/api/lamps', 'admin', csv.split('\n').slice(0, 3).join('\n'))).json();
    expect(next).toMatchObject({ accepted: 2, lampSetId });
    const { sets, lamps } = await lampsNow();
    expect([lamps, sets.length, sets[0].versions.length]).toEqual([2, 1, 2]);
  });

  test('is told in tiles, with a tag by which nothing is sent twice', async () => {
    const path = '/api/tiles/lamps/4/8/4.mvt';
    const answer = await server.ask('GET', path, { as: 'leader' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.lamps;
    expect(layer?.feature(0).properties).toMatchObject({ amount: 2, working: 1, broken: 1 });
    const etag = answer.headers.get('etag') ?? '';
    const again = await server.ask('GET', path, { as: 'leader', headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    await send('/api/lamps', 'planner');
    expect((await server.ask('GET', path, { as: 'leader', headers: { 'if-none-match': etag } })).status).toBe(
      200,
    );
    expect((await server.ask('GET', '/api/tiles/lamps/3/8/0.mvt', { as: 'leader' })).status).toBe(400);
  });

  test('that is withdrawn is gone at once, and the next file begins a new set', async () => {
    const change = {
      kind: 'lamps-withdrawn',
      id: '0193588c-2e00-7a6b-8000-00000000abcf',
      at: noon,
      lampSetId,
      reason: 'Fel kommun',
    };
    const answer = await server.ask('POST', '/api/changes', { as: 'planner', json: { changes: [change] } });
    expect((await answer.json()).verdicts).toMatchObject([{ verdict: 'applied' }]);
    expect(await lampsNow()).toMatchObject({ sets: [], lamps: 0, brokenLamps: [] });
    const report = await (await send('/api/lamps', 'planner')).json();
    expect(report.lampSetId).not.toBe(lampSetId);
    expect(await lampsNow()).toMatchObject({ lamps: 3 });
  });
});

test('dark places say that lighting is unknown, or where its lamps come from', async () => {
  const answer = await server.ask('GET', '/api/layers/dark-spots', { as: 'planner' });
  expect(answer.status).toBe(200);
  expect((await answer.json()).notes.length).toBeGreaterThan(0);
});
