import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisationIdSchema } from '../../domain/ids.ts';
import { patrolFaultsWalkId } from '../../domain/patrol/patrol-faults-walk.ts';
import type { StaffRole } from '../../domain/roles.ts';
import { authored, organisationAdded, system, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import {
  activityCounted,
  disclosedFindingNumber,
  disclosureNumber,
  faultDisclosed,
  hotSpotAdded,
  hotSpotNumber,
  police,
  shiftNumber,
  shiftPlanned,
  visitLogged,
  visitNumber,
} from '../support/patrol-makers.ts';

let server: TestServer;
const cookies: Record<string, string> = {};

async function cookieOf(number: number, organisationKind: 'police' | 'municipality', role: StaffRole) {
  const change = organisationAdded(number);
  change.organisation.properties.organisationKind = organisationKind;
  await server.deps.store.commit([authored(change, system)]);
  const organisationId = organisationIdSchema.parse(change.organisation.id);
  const email = `${role}-${number}@lykta.test`;
  const person = await server.deps.people.add({ name: email, email, role, organisationId });
  const [cookie = ''] = await server.deps.people.signIn(person.id);
  return cookie.split(';')[0] ?? '';
}

beforeAll(async () => {
  server = await makeTestServer();
  cookies['admin of the town'] = await cookieOf(42, 'municipality', 'admin');
  cookies['police in the town hall'] = await cookieOf(43, 'municipality', 'police');
  cookies['other police'] = await cookieOf(44, 'police', 'police');
  cookies['admin of other police'] = await cookieOf(45, 'police', 'admin');
  const verdicts = await server.deps.store.commit(
    [hotSpotAdded(), shiftPlanned(), visitLogged(), activityCounted(), faultDisclosed()].map((change) =>
      authored(change, police),
    ),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(5).fill('applied'));
});
afterAll(() => server.close());

const others = ['public', 'participant', 'stranger', 'leader', 'planner', 'admin'] as const;
const ownAddresses = async () => {
  const { paths } = await (await server.ask('GET', '/api/openapi.json')).json();
  return Object.entries<Record<string, unknown>>(paths)
    .filter(([path]) => path.startsWith('/api/patrol/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        path: path.replace('{shiftId}', shiftNumber(1)).replace('{file}', 'plan.gpx'),
      })),
    );
};
const askAs = (cookie: string, method: string, path: string) =>
  server.ask(method, path, {
    headers: { cookie, origin: 'http://lykta.test' },
    ...(method === 'GET' ? {} : { json: {} }),
  });

describe('the wall around patrols', () => {
  test('every address of theirs refuses everybody else before anything is read', async () => {
    const addresses = await ownAddresses();
    expect(addresses.length).toBeGreaterThan(3);
    const before = await server.contents();
    for (const { method, path } of addresses) {
      for (const as of others) {
        const answer = await server.ask(method, path, { as, ...(method === 'GET' ? {} : { json: {} }) });
        expect(answer.status, `${as} ${method} ${path}`).toBe(as === 'public' ? 401 : 403);
        expect((await problemIn(answer)).action).not.toBe('');
      }
      for (const who of ['admin of the town', 'police in the town hall'])
        expect((await askAs(cookies[who] ?? '', method, path)).status, `${who} ${method} ${path}`).toBe(403);
    }
    expect(await server.contents()).toEqual(before);
  });

  test('other police get their own, which is nothing', async () => {
    for (const who of ['other police', 'admin of other police'])
      for (const { method, path } of await ownAddresses()) {
        const text = await (await askAs(cookies[who] ?? '', method, path)).text();
        // A refusal says again what was asked for, and nothing else.
        for (const secret of secrets.filter((one) => !path.includes(one)))
          expect(text, `${who} ${method} ${path}`).not.toContain(secret);
      }
    const answer = await askAs(cookies['other police'] ?? '', 'GET', '/api/patrol/hot-spots');
    expect(await answer.json()).toEqual({ hotSpots: [] });
  });

  test('who may count incidents before and after, and does not patrol, cannot name a hot spot for it', async () => {
    const who = cookies['police in the town hall'] ?? '';
    expect((await askAs(who, 'GET', '/api/patrol/hot-spots')).status).toBe(403);
    const times = { beforeFrom: '2025-06-01T00:00:00Z', afterFrom: '2026-06-01T00:00:00Z', days: 90 };
    const square = { type: 'Polygon', coordinates: [[0, 1, 2, 0].map((n) => [17.6 + n / 100, 57.2])] };
    for (const place of [hotSpotNumber(1), { hotSpotId: hotSpotNumber(1) }]) {
      const answer = await server.ask('POST', '/api/incidents/before-and-after', {
        headers: { cookie: who, origin: 'http://lykta.test' },
        json: { treated: place, control: square, ringMetres: 0, ...times },
      });
      expect(answer.status).toBe(422);
      expect(await answer.text()).not.toContain('Kajkanten');
    }
  });

  test('the police themselves get it, and not who of them wrote it', async () => {
    const hotSpots = await (await server.ask('GET', '/api/patrol/hot-spots', { as: 'police' })).text();
    expect(hotSpots).toContain('Kajkanten 1');
    const shifts = await (await server.ask('GET', '/api/patrol/shifts', { as: 'police' })).text();
    expect(shifts).toContain('Hemlig iakttagelse');
    expect(hotSpots + shifts).not.toContain('officer-7');
  });

  test('the change itself, sent by anybody else, is refused and keeps nothing', async () => {
    const before = await server.contents();
    for (const as of ['participant', 'leader', 'planner', 'admin'] as const) {
      const changes = [hotSpotAdded(5), shiftPlanned(5), visitLogged(5), activityCounted(5)];
      const answer = await server.ask('POST', '/api/changes', { as, json: { changes } });
      const { verdicts } = await answer.json();
      expect(verdicts.map((one: { problem?: { code: string } }) => one.problem?.code)).toEqual(
        Array(4).fill('not-allowed'),
      );
    }
    expect(await server.contents()).toEqual(before);
  });
});

/** Corners and words of the hot spot, ids, the time of the visit, and the officer. */
const corners = hotSpotAdded()
  .hotSpot.geometry.coordinates.flat(2)
  .map((value) => value.toFixed(4));
const secrets = [
  ...corners,
  ...['Kajkanten', 'Hemlig', 'officer-7', '07:00:00', '07:12:00', '3141592653'],
  ...[hotSpotNumber(1), shiftNumber(1), visitNumber(1)],
];

describe('a hidden hot spot cannot be found again', () => {
  test('through any other outlet, by anybody', async () => {
    const { paths } = await (await server.ask('GET', '/api/openapi.json')).json();
    const listed = Object.entries<Record<string, unknown>>(paths)
      .filter(([path, methods]) => 'get' in methods && !path.startsWith('/api/patrol/'))
      .filter(([path]) => path !== '/api/events' && !path.startsWith('/basemap'))
      .flatMap(([path]) =>
        path.includes('{walkId}')
          ? [path.replace('{walkId}', patrolFaultsWalkId), path.replace('{walkId}', walkNumber(1))]
          : [path],
      )
      .map((path) =>
        path.replace('{layerId}', 'density').replace('{version}', '1').replace('{code}', 'not-allowed'),
      );
    const files = ['findings', 'areas', 'actions'].flatMap((what) =>
      ['csv', 'geojson', 'gpx', 'kml'].map((format) => `/api/exports/${what}.${format}`),
    );
    const pages = [
      '/',
      '/p',
      '/p/feed.atom',
      `/p/walks/${patrolFaultsWalkId}`,
      `/p/walks/${patrolFaultsWalkId}/feed.atom`,
    ];
    for (const path of [...listed, ...files, ...pages, '/api/exports/findings.csv?source=patrol'])
      for (const as of [...others, 'police'] as const) await expectNoSecret(path, as);
  });

  test('what the municipality gets is the fault alone: its place, the hour, what it is', async () => {
    const answer = await server.ask('GET', `/api/walks/${patrolFaultsWalkId}/records?since=0`, {
      as: 'planner',
    });
    const text = await answer.text();
    expect(text).toContain(disclosedFindingNumber(1));
    expect(text).toContain('16.65001');
    expect(text).toContain('2026-11-20T12:00:00.000Z');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test('the log of disclosures tells an administrator of the municipality the ground, and nothing of the patrol', async () => {
    for (const [as, count] of [
      ['admin', 1],
      ['police', 1],
    ] as const) {
      const answer = await server.ask('GET', '/api/disclosures', { as });
      const { disclosures } = await answer.json();
      expect(disclosures).toHaveLength(count);
      expect(disclosures[0]).toMatchObject({
        id: disclosureNumber(1),
        legalGround: 'no-secrecy',
        role: 'police',
      });
      for (const secret of secrets) expect(JSON.stringify(disclosures)).not.toContain(secret);
    }
    const seenByOthers = await (await askAs(cookies['other police'] ?? '', 'GET', '/api/disclosures')).json();
    expect(seenByOthers).toEqual({ disclosures: [] });
  });

  test('the staff get sums of ended months, and no month under way', async () => {
    for (const as of ['planner', 'leader'] as const) {
      const answer = await server.ask('GET', '/api/patrol-sums', { as });
      expect(await answer.json()).toEqual({
        sums: [{ month: '2026-10', kind: 'speed-check', count: 1, minutes: 45, officerMinutes: 90 }],
      });
    }
  });

  test('open screens hear nothing of what the police write, and the log of the server names nothing', async () => {
    const heard: unknown[] = [];
    const unsubscribe = server.deps.announcements.subscribe((news) => heard.push(news));
    const changes = [hotSpotAdded(6), shiftPlanned(6), activityCounted(6)];
    const answer = await server.ask('POST', '/api/changes', { as: 'police', json: { changes } });
    expect((await answer.json()).verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
      Array(3).fill('applied'),
    );
    unsubscribe();
    expect(heard).toEqual([]);
    const said = JSON.stringify(server.deps.log);
    for (const secret of secrets) expect(said).not.toContain(secret);
    const kept = await server.deps.store.changesSince(0, 1000);
    const authors = kept
      .filter(({ content }) => content.includes('activity-counted'))
      .map(({ author }) => author);
    expect(new Set(authors)).toEqual(new Set(['staff:police']));
  });
});

async function expectNoSecret(path: string, as: Persona) {
  const text = await (await server.ask('GET', path, { as })).text();
  for (const secret of secrets) expect(text.includes(secret), `${as} ${path} says ${secret}`).toBe(false);
}
