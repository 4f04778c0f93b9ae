import { gunzipSync, gzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentQueryOf, noIncidentFilter } from '../../client/state/incident-filter.ts';
import { datasetIdSchema, organisationIdSchema } from '../../domain/ids.ts';
import {
  authored,
  checkpointNumber,
  noon,
  organisationAdded,
  system,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';

const csv = [
  'incident;occurred;brott;öst;nord',
  'A1;2026-10-02 22:10;Inbrott;674032;6580821',
  'A2;2026-10-03 23:40;Inbrott;674040;6580830',
  'A3;2026-10-04 02:00;Rån;674050;6580840',
  'A3;2026-10-04 02:00;Rån;674050;6580840',
  'A4;2026-10-05;Rån;0;0',
  'A5;imorgon;Rån;674050;6580840',
].join('\n');
const reading = `map=${encodeURIComponent('incident=reference,occurred=occurredAt,brott=type')}&fileName=brott.csv`;
const secret = 'Inbrott';

let server: TestServer;
let datasetId: string;
let adminOfPolice: string;
let adminOfTown: string;

const send = (path: string, as: Persona, bytes: string | Uint8Array = csv) =>
  server.ask('POST', path, {
    as,
    bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  });

async function cookieOfAdmin(organisationNumber: number, kind: 'police' | 'municipality'): Promise<string> {
  const change = organisationAdded(organisationNumber);
  change.organisation.properties.organisationKind = kind;
  await server.deps.store.commit([authored(change, system)]);
  const person = await server.deps.people.add({
    name: kind,
    email: `admin-of-${kind}@lykta.test`,
    role: 'admin',
    organisationId: organisationIdSchema.parse(change.organisation.id),
  });
  const [cookie = ''] = await server.deps.people.signIn(person.id);
  return cookie.split(';')[0] ?? '';
}

beforeAll(async () => {
  server = await makeTestServer();
  [adminOfPolice, adminOfTown] = [await cookieOfAdmin(41, 'police'), await cookieOfAdmin(42, 'municipality')];
  const answer = await send(`/api/incidents?dataset=Brott&${reading}`, 'police');
  expect(answer.status, await answer.clone().text()).toBe(200);
  const report = await answer.json();
  expect(report).toMatchObject({ accepted: 3, refused: 2, duplicates: 1 });
  datasetId = datasetIdSchema.parse(report.datasetId);
});
afterAll(() => server.close());

function withdrawn(dataset: string, id: string) {
  return {
    kind: 'incident-dataset-withdrawn',
    ...{ id, at: noon, datasetId: dataset, reason: 'The wrong columns' },
  };
}

const others = ['public', 'participant', 'stranger', 'leader', 'planner', 'admin'] as const;
const tilePath = () => '/api/tiles/incidents/10/563/301.mvt';

describe('recorded incidents are refused to everybody but the police', () => {
  const addresses = [
    ['GET', '/api/incidents'],
    ['POST', '/api/incidents?dataset=Mine'],
    ['POST', '/api/incidents/preview'],
    ['GET', '/api/tiles/incidents/10/563/301.mvt'],
    ['GET', '/api/incidents/risk/expected'],
    ['GET', '/api/incidents/felt-and-reported'],
    ['POST', '/api/incidents/before-and-after'],
  ] as const;

  test.each(addresses.flatMap(([method, path]) => others.map((as) => [method, path, as] as const)))(
    '%s %s asked by %s',
    async (method, path, as) => {
      const before = await server.contents();
      const answer = await server.ask(method, path, { as, ...(method === 'POST' ? { body: csv } : {}) });
      expect(answer.status).toBe(as === 'public' ? 401 : 403);
      expect((await problemIn(answer)).action).not.toBe('');
      expect(await server.contents()).toEqual(before);
    },
  );

  test.each(addresses)(
    '%s %s asked by an administrator of the municipality, and one of the police',
    async (method, path) => {
      const ask = (cookie: string) =>
        server.ask(method, path, {
          headers: { cookie, origin: 'http://lykta.test' },
          ...(method === 'POST' ? { body: 'x\n1' } : {}),
        });
      expect((await ask(adminOfTown)).status).toBe(403);
      expect([200, 204, 400, 422]).toContain((await ask(adminOfPolice)).status);
    },
  );

  test('the withdrawal of a data set, sent by anybody else', async () => {
    for (const as of ['participant', 'leader', 'planner', 'admin'] as const) {
      const json = { changes: [withdrawn(datasetId, '0193588c-2e00-7a6b-8000-00000000abce')] };
      const answer = await server.ask('POST', '/api/changes', { as, json });
      expect((await answer.json()).verdicts).toMatchObject([
        { verdict: 'refused', problem: { code: 'not-allowed' } },
      ]);
    }
    expect(await server.deps.store.recordsOfKind('dataset')).toHaveLength(1);
  });

  test('whether the screen is theirs at all', async () => {
    for (const as of ['leader', 'planner', 'admin', 'police'] as const)
      expect((await (await server.ask('GET', '/api/me', { as })).json()).handlesIncidents, as).toBe(
        as === 'police',
      );
    const me = await server.ask('GET', '/api/me', { headers: { cookie: adminOfPolice } });
    expect((await me.json()).handlesIncidents).toBe(true);
  });

  test('the change itself, sent by a leader or a planner', async () => {
    for (const as of ['participant', 'leader', 'planner', 'admin'] as const) {
      const change = {
        kind: 'incident-dataset-added',
        id: '0193588c-2e00-7a6b-8000-00000000abcd',
        at: noon,
        datasetId,
        name: 'Mine',
        file: { name: 'x', sha256: 'a'.repeat(64), rows: 0, refused: 0, importedAt: noon, notes: [] },
      };
      const answer = await server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
      expect((await answer.json()).verdicts).toMatchObject([
        { verdict: 'refused', problem: { code: 'not-allowed' } },
      ]);
    }
  });

  test('nothing of them is in anything else that anybody may read', async () => {
    const paths = [
      '/api/walks',
      `/api/walks/${walkNumber(1)}/records`,
      `/api/walks/${walkNumber(1)}/process`,
      `/api/walks/${walkNumber(1)}/closing`,
      `/api/walks/${walkNumber(1)}/checkpoints/${checkpointNumber(1)}/findings`,
      ...['/api/findings', '/api/areas', '/api/layers', '/api/layers/density', '/api/layers/gi-star'],
      ...[
        '/api/actions',
        '/api/exports/findings.csv',
        '/api/exports/findings.geojson',
        '/api/exports/areas.geojson',
        '/api/exports/actions.csv',
      ],
      ...['/api/me', '/api/settings', '/api/health', `/p/walks/${walkNumber(1)}`, '/p/feed.atom'],
    ];
    for (const path of paths)
      for (const as of [...others, 'police'] as const) {
        const said = await (await server.ask('GET', path, { as })).text();
        for (const word of [secret, 'Rån', datasetId, '18.0591', '59.3302'])
          expect(said.includes(word), `${as} ${path} says ${word}`).toBe(false);
      }
  });
});

describe('a file of recorded incidents', () => {
  test('is shown as it would be understood, and nothing is kept', async () => {
    const before = await server.contents();
    const answer = await send(`/api/incidents/preview?${reading}`, 'police');
    const preview = await answer.json();
    expect(answer.status, JSON.stringify(preview)).toBe(200);
    expect(preview).toMatchObject({
      rows: 6,
      good: 3,
      refused: 2,
      duplicates: 1,
      columns: {
        longitude: 'öst',
        latitude: 'nord',
        occurredAt: 'occurred',
        type: 'brott',
        reference: 'incident',
      },
      types: [
        { name: 'Inbrott', amount: 2 },
        { name: 'Rån', amount: 1 },
      ],
      refusedRows: [
        {
          line: 6,
          reason: {
            sv: expect.stringContaining('ligger på 0, 0'),
            en: expect.stringContaining('lies at 0, 0'),
          },
        },
        { line: 7, reason: { en: expect.stringContaining('"imorgon" is not a time') } },
      ],
    });
    expect(JSON.stringify(preview.notes)).toContain('SWEREF 99 TM');
    expect(preview.firstRows[0]).toMatchObject({
      position: [18.0591889, 59.3302223],
      hour: 22,
      type: 'Inbrott',
    });
    expect(await server.contents()).toEqual(before);
  });

  test('again adds nothing; packed, in other letters of the name, or in a part', async () => {
    const path = `/api/incidents?dataset=BROTT&${reading}`;
    for (const bytes of [csv, gzipSync(csv), `${csv.split('\n').slice(0, 3).join('\n')}\n`]) {
      const report = await (await send(path, 'police', bytes)).json();
      expect(report).toMatchObject({ datasetId, accepted: 0 });
    }
  });

  test('that cannot be understood is refused in words', async () => {
    const cases: [string, string, number][] = [
      ['a,b\n1,2', '', 422],
      ['lat,lng\n236000,2697000\n236001,2697001', '', 422],
      ['{"type":"Feature"', '', 422],
      ['lat,lng\n59,18', '&map=lat=nothing', 400],
      ['lat,lng\n59,18', '&timeZone=Mars', 400],
      ['lat,lng\n59,18', '&map=brott=type', 422],
    ];
    for (const [text, query, status] of cases) {
      const answer = await send(`/api/incidents/preview?fileName=x${query}`, 'police', text);
      expect(answer.status, text).toBe(status);
      expect((await problemIn(answer)).detail.length).toBeGreaterThan(20);
    }
  });

  test('that is too large is refused, also when it is small only while packed', async () => {
    const large = new Uint8Array(8 * 1024 * 1024 + 1).fill(48);
    expect((await send('/api/incidents/preview', 'police', large)).status).toBe(413);
    const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024));
    expect((await send('/api/incidents/preview', 'police', bomb)).status).toBe(422);
    const many = `lat,lng\n${'59,18\n'.repeat(30_001)}`;
    expect((await send('/api/incidents/preview', 'police', many)).status).toBe(413);
  });

  test('rows outside the area are refused', async () => {
    const answer = await send(`/api/incidents/preview?${reading}&bbox=10,50,11,51`, 'police');
    expect(await answer.json()).toMatchObject({ good: 0, refused: 6 });
  });
});

describe('what the police see', () => {
  const get = async (path: string) => (await server.ask('GET', path, { as: 'police' })).json();

  test('counts by data set, type, weekday and hour, never a row', async () => {
    const counts = await get('/api/incidents');
    expect(counts).toMatchObject({
      datasets: [{ id: datasetId, name: 'Brott', files: [{ name: 'brott.csv', rows: 6, refused: 2 }] }],
      matched: 3,
      withHour: 3,
      firstAt: '2026-10-02T20:10:00.000Z',
    });
    expect(counts.weekdayHours[4][22]).toBe(1);
    expect((await get(`/api/incidents?type=Inbrott&dataset=${datasetId}`)).matched).toBe(2);
    expect((await get('/api/incidents?weekday=6,7&hours=22-4')).matched).toBe(2);
    expect((await server.ask('GET', '/api/incidents?spot=3', { as: 'police' })).status).toBe(400);
    expect((await get('/api/incidents?from=2026-10-03T00:00:00Z&to=2026-10-04T00:00:00Z')).matched).toBe(1);
    for (const wrong of ['hours=4', 'hours=4-4', 'weekday=8', 'from=monday', 'dataset=1'])
      expect((await server.ask('GET', `/api/incidents?${wrong}`, { as: 'police' })).status).toBe(400);
  });

  test('tiles that any program reads, packed, kept by the browser alone, with a tag that follows the data', async () => {
    const ask = (headers = {}) => server.ask('GET', tilePath(), { as: 'police', headers });
    const plain = await ask();
    expect(plain.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(plain.headers.get('cache-control')).toBe('private, no-cache');
    const bytes = new Uint8Array(await plain.arrayBuffer());
    const packed = await ask({ 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(new Uint8Array(gunzipSync(await packed.arrayBuffer()))).toEqual(bytes);
    const layer = new VectorTile(new PbfReader(bytes)).layers.incidents;
    expect(layer?.length).toBe(1);
    expect(layer?.feature(0).properties).toEqual({ amount: 3 });
    const spot = layer?.feature(0).id;
    expect((await get(`/api/incidents?spot=${spot}`)).matched).toBe(3);
    expect((await get(`/api/incidents?spot=${Number(spot) + 1}`)).matched).toBe(0);
    const geometry = layer?.feature(0).toGeoJSON(563, 301, 10).geometry;
    const [longitude = 0, latitude = 0] = geometry?.type === 'Point' ? geometry.coordinates : [];
    expect(Math.abs(longitude - 18.0592)).toBeLessThan(0.006);
    expect(Math.abs(latitude - 59.3302)).toBeLessThan(0.003);
    const etag = plain.headers.get('etag') ?? '';
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    await send(
      `/api/incidents?dataset=Brott&${reading}`,
      'police',
      `${csv}\nA9;2026-10-06 12:00;Rån;674060;6580850`,
    );
    const after = await ask({ 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(etag);
  });

  test('a tile without anything, and one that there is not', async () => {
    expect((await server.ask('GET', '/api/tiles/incidents/10/1/1.mvt', { as: 'police' })).status).toBe(204);
    for (const wrong of ['21/1/1.mvt', '1/2/0.mvt', '1/0/0', 'a/0/0.mvt'])
      expect((await server.ask('GET', `/api/tiles/incidents/${wrong}`, { as: 'police' })).status).toBe(400);
    expect(server.deps.log.faults).toEqual([]);
  });
});

describe('a data set that is withdrawn', () => {
  test('is gone from counts and tiles at once, and its name is free for another', async () => {
    const json = { changes: [withdrawn(datasetId, '0193588c-2e00-7a6b-8000-00000000abcf')] };
    const answer = await server.ask('POST', '/api/changes', { as: 'police', json });
    expect((await answer.json()).verdicts).toMatchObject([{ verdict: 'applied' }]);
    const get = async (path: string) => (await server.ask('GET', path, { as: 'police' })).json();
    expect(await get('/api/incidents')).toMatchObject({
      datasets: [],
      matched: 0,
    });
    expect((await get(`/api/incidents?dataset=${datasetId}`)).matched).toBe(0);
    expect((await server.ask('GET', tilePath(), { as: 'police' })).status).toBe(204);
    expect((await server.deps.store.record(datasetId))?.withdrawn).toMatchObject({
      reason: 'The wrong columns',
    });
    // Who took it away, when and why stays to be read, and no row of it.
    const { withdrawn: gone } = await get('/api/incidents/withdrawn');
    expect(gone).toMatchObject([
      { name: 'Brott', rows: 13, reason: 'The wrong columns', byName: expect.any(String) },
    ]);
    expect(JSON.stringify(gone)).not.toMatch(/Rån|Stöld|17\.6/);
    const report = await (await send(`/api/incidents?dataset=Brott&${reading}`, 'police')).json();
    expect(report).toMatchObject({ accepted: 3, refused: 2 });
    expect(report.datasetId).not.toBe(datasetId);
    expect(report.refusedFile).toContain('A4;2026-10-05;Rån;0;0'.split(';').join(','));
    expect(report.refusedFile.split('\r\n')[0]).toContain('rad,skäl,incident');
    expect(await get('/api/incidents')).toMatchObject({ matched: 3 });
  });
});

test('types and columns with a comma in their name are asked for like others', async () => {
  const file =
    'id;när;"Brott, typ";lng;lat\n1;2026-10-02;"Stöld, cykel";18.06;59.33\n2;2026-10-03;Stöld;18.06;59.33';
  const query = new URLSearchParams({
    dataset: 'Komma',
    map: 'när=occurredAt,Brott\\, typ=type',
    without: 'reference',
  });
  const report = await (await send(`/api/incidents?${query}`, 'police', file)).json();
  expect(report).toMatchObject({ accepted: 2 });
  const asked = async (types: readonly string[]) => {
    const type = incidentQueryOf({ ...noIncidentFilter, types }).type ?? '';
    const found = await (
      await server.ask('GET', `/api/incidents?${new URLSearchParams({ type, dataset: report.datasetId })}`, {
        as: 'police',
      })
    ).json();
    return found.types.map(({ name }: { name: string }) => name).sort();
  };
  expect(await asked(['Stöld, cykel'])).toEqual(['Stöld, cykel']);
  expect(await asked(['Stöld', 'Stöld, cykel'])).toEqual(['Stöld', 'Stöld, cykel']);
});
