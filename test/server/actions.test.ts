import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authored, findingAdded, findingNumber, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { actionAdded, actionMoved, actionNumber } from '../support/process-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const list = async (query = '', as: Persona = 'planner') => {
  const answer = await server.ask('GET', `/api/actions${query}`, { as });
  expect(answer.status).toBe(200);
  return answer.json();
};
const ids = (answer: { actions: { id: string }[] }) => answer.actions.map(({ id }) => id);

describe('refused', () => {
  test.each([
    ['public', 401, 'not-signed-in'],
    ['participant', 403, 'not-allowed'],
  ] as const)('%s', async (as, status, code) => {
    const answer = await server.ask('GET', '/api/actions', { as });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([status, code]);
  });

  test.each(['status=soon', 'overdue=yes', 'walkId=1', 'limit=0', 'responsible='])('?%s', async (query) => {
    const answer = await server.ask('GET', `/api/actions?${query}`, { as: 'planner' });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([400, 'invalid-query']);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    // The deadlines were ahead when they were set; the clock of the server moves on.
    await server.deps.store.commit(
      [
        authored(findingAdded(1, 1, { text: 'words of a person' })),
        authored(actionAdded(1, [1], { deadline: '2027-03-01', responsible: 'Gatukontoret' })),
        authored(actionAdded(2, [1], { deadline: '2026-11-20', responsible: 'Parkförvaltningen' })),
        authored(actionAdded(3, [1])),
        authored(actionAdded(4, [1], { deadline: '2026-11-20' })),
        authored(actionMoved(4, 'done')),
      ],
      { allOrNothing: true },
    );
    server.deps.source.moveBy(2 * 86_400_000);
  });

  test('has overdue ones first, what has ended last, and says how many there are', async () => {
    const answer = await list();
    expect(ids(answer)).toEqual([2, 1, 3, 4].map(actionNumber));
    expect(answer).toMatchObject({ numberMatched: 4, numberOverdue: 1, numberInAll: 4, today: '2026-11-22' });
  });

  test('says where an action is that has no place of its own: amid its marks, never to the police', async () => {
    const { geometry } = findingAdded(1, 1).finding;
    const { places } = await list();
    expect(places).toEqual(
      Object.fromEntries([1, 2, 3, 4].map((n) => [actionNumber(n), geometry.coordinates])),
    );
    expect((await list('', 'police')).places).toEqual({});
  });

  test.each([
    ['overdue=true', [2]],
    ['overdue=false', [1, 3, 4]],
    ['status=done', [4]],
    ['responsible=gatukontor', [1]],
    [`findingId=${findingNumber(1)}`, [2, 1, 3, 4]],
    [`findingId=${findingNumber(2)}`, []],
    [`walkId=${walkNumber(2)}`, []],
  ])('narrows by %s', async (query, expected) => {
    const answer = await list(`?${query}`);
    expect(ids(answer)).toEqual(expected.map(actionNumber));
    // How much is overdue does not depend on what one looks at.
    expect(answer.numberOverdue).toBe(1);
  });

  test('comes in pages whose links lead through all of it', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '?limit=3'; path !== undefined; ) {
      const answer = await list(path);
      seen.push(...ids(answer));
      path = answer.links[0]?.href.replace('/api/actions', '');
    }
    expect(seen).toEqual([2, 1, 3, 4].map(actionNumber));
  });

  test('gives the police their whitelist and no way to ask behind it', async () => {
    const answer = await list('', 'police');
    for (const { feature, versions } of answer.actions) {
      expect(Object.keys(feature.properties).sort()).toEqual(
        ['areaId', 'deadline', 'kind', 'status', 'title', 'type', 'walkId'].sort(),
      );
      expect([feature.geometry, versions]).toEqual([null, {}]);
    }
    expect((await list('?responsible=Gatukontoret', 'police')).numberMatched).toBe(0);
    expect((await list(`?findingId=${findingNumber(1)}`, 'police')).numberMatched).toBe(0);
  });

  test('leaves as a table: answers as counts, overdue first, and not for the police', async () => {
    const answer = await server.ask('GET', '/api/exports/actions.csv', { as: 'planner' });
    const [head, first, ...rest] = (await answer.text()).trim().split('\r\n');
    expect([answer.status, rest.length]).toEqual([200, 3]);
    expect(head).toContain('title,cause,type');
    expect(head).not.toMatch(/participant|addresses/);
    expect(first).toContain(actionNumber(2));
    const one = await server.ask('GET', `/api/exports/actions.csv?walkId=${walkNumber(2)}`, {
      as: 'planner',
    });
    expect((await one.text()).trim().split('\r\n')).toHaveLength(1);
    expect((await server.ask('GET', '/api/exports/actions.csv', { as: 'police' })).status).toBe(403);
    expect((await server.ask('GET', '/api/exports/actions.gpx', { as: 'planner' })).status).toBe(404);
  });
});
