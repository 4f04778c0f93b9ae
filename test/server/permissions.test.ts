import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaNumber, checkpointNumber, photoNumber, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { actionNumber } from '../support/process-makers.ts';
import { promiseNumber } from '../support/promise-makers.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

const personas = ['public', 'participant', 'stranger', 'leader', 'planner', 'police', 'admin'] as const;
type Row = readonly [
  method: string,
  path: string,
  statuses: Readonly<Record<(typeof personas)[number], number>>,
];

const everybody = (status: number) => ({
  public: status,
  participant: status,
  stranger: status,
  leader: status,
  planner: status,
  police: status,
  admin: status,
});
const signedIn = { ...everybody(200), public: 401 };
const staff = { ...signedIn, participant: 403, stranger: 403 };
const municipality = { ...staff, police: 403 };
const uploaders = { ...everybody(404), public: 401, planner: 403, police: 403 };
const leaders = { ...municipality, planner: 403 };
const police = { ...staff, leader: 403, planner: 403, admin: 403 };
const admin = { ...municipality, leader: 403, planner: 403 };

/** Every address and who gets what. Bodies are left out on purpose: a refusal comes before anything is read. */
const table: readonly Row[] = [
  ['POST', '/api/changes', { ...everybody(422), public: 401 }],
  ['GET', '/api/walks', signedIn],
  ['GET', `/api/walks/${walkNumber(1)}/records`, { ...signedIn, stranger: 403 }],
  [
    'GET',
    `/api/walks/${walkNumber(9)}/records`,
    { ...everybody(404), public: 401, participant: 403, stranger: 403 },
  ],
  ['GET', `/api/walks/${walkNumber(1)}/process`, municipality],
  ['GET', `/api/walks/${walkNumber(1)}/balance`, municipality],
  ['GET', `/api/walks/${walkNumber(1)}/calendar.ics`, { ...signedIn, stranger: 403 }],
  ['GET', `/api/walks/${walkNumber(1)}/closing`, municipality],
  ['GET', `/api/walks/${walkNumber(1)}/comparison`, municipality],
  [
    'GET',
    `/api/walks/${walkNumber(9)}/paper-kit.pdf`,
    { ...municipality, leader: 404, planner: 404, admin: 404 },
  ],
  [
    'GET',
    `/api/walks/${walkNumber(1)}/protocols/1.pdf`,
    { ...municipality, leader: 404, planner: 404, admin: 404 },
  ],
  ['GET', `/api/walks/${walkNumber(1)}/phones`, leaders],
  ['GET', `/api/walks/${walkNumber(9)}/phones`, { ...leaders, leader: 404, admin: 404 }],
  [
    'GET',
    `/api/walks/${walkNumber(1)}/checkpoints/${checkpointNumber(1)}/findings`,
    { ...signedIn, participant: 403, stranger: 403, police: 403 },
  ],
  ['GET', `/api/photos/${photoNumber(9)}/upload`, uploaders],
  ['PUT', `/api/photos/${photoNumber(9)}/upload`, uploaders],
  ['GET', `/api/photos/${photoNumber(9)}/image`, { ...everybody(404), public: 401, police: 403 }],
  ['GET', '/api/actions', staff],
  [
    'POST',
    `/api/actions/${actionNumber(9)}/notify`,
    { ...municipality, leader: 422, planner: 422, admin: 422 },
  ],
  ...(['GET', 'POST'] as const).map(
    (method): Row => [
      method,
      `/api/actions/${actionNumber(9)}/verification-photo`,
      { ...municipality, leader: 404, planner: 404, admin: 404 },
    ],
  ),
  ['GET', `/p/walks/${walkNumber(1)}/feed.atom`, everybody(404)],
  ['GET', '/api/areas', staff],
  [
    'GET',
    `/api/areas/${areaNumber(9)}/explanation`,
    { ...staff, leader: 404, planner: 404, police: 404, admin: 404 },
  ],
  [
    'GET',
    `/api/areas/${areaNumber(9)}/what-if`,
    { ...staff, leader: 404, planner: 404, police: 404, admin: 404 },
  ],
  ['GET', '/api/promises', staff],
  [
    'GET',
    `/api/promises/${promiseNumber(9)}`,
    { ...staff, leader: 404, planner: 404, police: 404, admin: 404 },
  ],
  [
    'GET',
    `/api/promises/${promiseNumber(9)}/calendar.ics`,
    { ...staff, leader: 404, planner: 404, police: 404, admin: 404 },
  ],
  ['GET', '/api/promise-ledger.jsonl', staff],
  ['GET', '/api/published-promises', staff],
  ['GET', '/api/area-sets', municipality],
  ['POST', '/api/area-sets', { ...municipality, leader: 422, planner: 422, admin: 422 }],
  ['GET', '/api/area-runs', { ...municipality, leader: 400, planner: 400, admin: 400 }],
  ['GET', '/api/area-runs/99999', { ...municipality, leader: 404, planner: 404, admin: 404 }],
  ['POST', '/api/area-runs/check', { ...municipality, leader: 422, planner: 422, admin: 422 }],
  ['GET', '/api/findings', municipality],
  ['GET', '/api/incidents', police],
  ['GET', '/api/incidents/withdrawn', police],
  ['POST', '/api/incidents', { ...police, police: 400 }],
  ['POST', '/api/incidents/preview', { ...police, police: 422 }],
  ['GET', '/api/incidents/risk/count', police],
  ['GET', '/api/incidents/felt-and-reported', police],
  ['POST', '/api/incidents/before-and-after', { ...police, police: 422 }],
  ['GET', '/api/tiles/incidents/1/1/0.mvt', { ...police, police: 204 }],
  ['GET', '/api/lamps', staff],
  ['GET', '/api/tiles/lamps/1/1/0.mvt', { ...staff, leader: 204, planner: 204, police: 204, admin: 204 }],
  ...['/api/lamps', '/api/lamps/preview'].map(
    (path): Row => ['POST', path, { ...municipality, leader: 403, planner: 422, admin: 422 }],
  ),
  ...['/api/patrol/hot-spots', '/api/patrol/shifts', '/api/patrol/counts'].map(
    (path): Row => ['GET', path, police],
  ),
  ['POST', '/api/patrol/proposals', { ...police, police: 422 }],
  ['GET', `/api/patrol/shifts/${walkNumber(1)}/plan.gpx`, { ...police, police: 404 }],
  ['POST', '/api/patrol/windows', { ...police, police: 422 }],
  ['GET', '/api/patrol/dosage', { ...police, police: 400 }],
  ['GET', '/api/patrol-sums', staff],
  ['GET', '/api/disclosures', { ...police, admin: 200 }],
  ['GET', '/api/layers', staff],
  ['GET', '/api/layers/density', staff],
  ['GET', '/api/layers/density/progress', staff],
  ['GET', '/api/exports', signedIn],
  ['GET', '/api/exports/findings.csv', municipality],
  ['GET', '/api/exports/findings.geojson', municipality],
  ['GET', '/api/exports/areas.geojson', staff],
  ['GET', '/api/events', signedIn],
  ['GET', '/api/staff', admin],
  ['POST', '/api/staff', { ...admin, admin: 422 }],
  ['POST', '/api/staff/nobody/link', { ...admin, admin: 404 }],
  ['DELETE', '/api/staff/nobody', { ...admin, admin: 404 }],
  ['POST', '/api/auth/change-password', { ...staff, leader: 422, planner: 422, police: 422, admin: 422 }],
  ['POST', '/api/staff/accept', everybody(422)],
  ['POST', '/api/set-up', everybody(422)],
  ['POST', '/api/join', everybody(422)],
  ['POST', '/api/receipt', everybody(422)],
  ['POST', '/api/receipt/answer', everybody(422)],
  ['POST', '/api/auth/sign-in/email', everybody(422)],
  ['GET', '/api/me', everybody(200)],
  ['GET', '/api/catalogue', everybody(200)],
  ['GET', '/api/text-lint', everybody(200)],
  ['GET', '/api/templates', everybody(200)],
  ['GET', '/api/settings', everybody(200)],
  ['GET', '/api/health', everybody(200)],
  ['GET', '/api/openapi.json', everybody(200)],
  ['GET', `/p/walks/${walkNumber(1)}`, everybody(404)],
  ['GET', '/p', everybody(200)],
  ['GET', '/p/meetings', everybody(200)],
  ['GET', '/p/counting', everybody(200)],
  ['GET', '/p/accessibility', everybody(200)],
  ['POST', '/p/accessibility', everybody(415)],
  ['POST', '/p/follow', everybody(415)],
  ['GET', '/p/follow/confirm/guess', everybody(404)],
  ['POST', '/p/follow/confirm/guess', everybody(404)],
  ['GET', '/p/follow/stop/guess', everybody(404)],
  ['POST', '/p/follow/stop/guess', everybody(200)],
  ['GET', '/p/promises', everybody(200)],
  ...['', '/feed.atom', '/card.png', '/page.pdf', '/widget'].map(
    (end): Row => ['GET', `/p/promises/nothing${end}`, everybody(404)],
  ),
  ['GET', '/p/privacy', everybody(200)],
  ['GET', '/p/feed.atom', everybody(200)],
  ...['', '/map.svg', '/feed.atom', '/card.png', '/page.pdf', '/widget'].map(
    (end): Row => ['GET', `/p/areas/nowhere${end}`, everybody(404)],
  ),
  ['GET', `/p/walks/${walkNumber(2)}/calendar.ics`, everybody(404)],
  ['GET', `/p/pictures/${'0'.repeat(64)}`, everybody(404)],
  ['GET', '/p/page.css', everybody(200)],
  ['GET', '/p/letters.woff2', everybody(200)],
  ['GET', '/basemap/tiles/1/1/1', everybody(404)],
  ['GET', '/demo/sign-in/admin/guess', everybody(404)],
];

describe('who may ask what', () => {
  for (const [method, path, statuses] of table)
    for (const persona of personas)
      test(`${statuses[persona]}: ${persona} asks ${method} ${path}`, async () => {
        const answer = await ask(method, path, persona);
        expect(answer.status).toBe(statuses[persona]);
        if (answer.ok) await answer.body?.cancel();
        else expect((await problemIn(answer)).action).not.toBe('');
      });

  test('every address of the document stands in the table', async () => {
    const { paths } = await (await server.ask('GET', '/api/openapi.json')).json();
    const listed = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const elsewhere = [
      'POST /api/auth/sign-out',
      'GET /api/set-up/{token}',
      'GET /basemap/demo.json',
      'GET /problems/{code}',
    ];
    const missing = listed.filter(
      (route) => !elsewhere.includes(route) && !table.some((row) => fits(row, route)),
    );
    expect(missing).toEqual([]);
  });

  test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
});

let asked = 0;
function ask(method: string, path: string, persona: Persona) {
  asked += 1;
  const from = `198.51.100.${asked % 250}`;
  return method === 'GET'
    ? server.ask(method, path, { as: persona, from })
    : server.ask(method, path, { as: persona, from, json: {} });
}

function fits([method, path]: Row, route: string): boolean {
  const pattern = route.replaceAll(/\{[^}]+\}/g, '[^/]+').replaceAll('.', '\\.');
  return new RegExp(`^${pattern}$`).test(`${method} ${path}`);
}
