import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { findingAdded, findingEdited, findingNumber, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
  const first = await server.ask('POST', '/api/changes', {
    as: 'participant',
    json: { changes: [kept] },
  });
  expect((await first.json()).verdicts[0].verdict).toBe('applied');
});
afterAll(() => server.close());

const kept = findingAdded(1, 1, { text: 'The lamp is out' });
const good = findingAdded(2, 1);

/** The change with one value put in, wherever it is: what a careless or hostile client would send. */
function with_(change: object, path: string, value: unknown): unknown {
  const copy = structuredClone(change) as Record<string, unknown>;
  const names = path.split('/');
  let place: Record<string, unknown> = copy;
  for (const name of names.slice(0, -1)) place = place[name] as Record<string, unknown>;
  place[names.at(-1) ?? ''] = value;
  return copy;
}

async function refusedWithoutTrace(send: () => Promise<Response>): Promise<Response> {
  const before = await server.contents();
  const answer = await send();
  expect(await server.contents()).toEqual(before);
  expect(server.deps.log.faults).toEqual([]);
  return answer;
}

describe('requests that cannot be read', () => {
  const post = (asking: Parameters<TestServer['ask']>[2]) => () =>
    server.ask('POST', '/api/changes', { as: 'participant', ...asking });

  test.each([
    ['malformed JSON', { body: '{"changes": [' }, 400, 'malformed-json'],
    ['NaN, which is not JSON', { body: '{"changes": [NaN]}' }, 400, 'malformed-json'],
    [
      'another content type',
      { body: '<x/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported-media-type',
    ],
    ['a body that is no object', { json: [] }, 422, 'invalid-input'],
    ['no changes', { json: { changes: [] } }, 422, 'invalid-input'],
    ['501 changes', { json: { changes: Array.from({ length: 501 }, () => good) } }, 413, 'too-many-changes'],
    ['more than 2 MB', { json: { changes: [good], more: 'x'.repeat(2 * 1024 * 1024) } }, 413, 'too-large'],
  ] as const)('%s', async (_name, asking, status, code) => {
    const answer = await refusedWithoutTrace(post(asking));
    expect(answer.status).toBe(status);
    const problem = await problemIn(answer);
    expect(problem).toMatchObject({ type: `/problems/${code}`, code, status, instance: '/api/changes' });
    for (const words of [problem.title, problem.detail, problem.action])
      expect(words.length).toBeGreaterThan(10);
  });

  test('a body of 2 MB sent in pieces, without its length, is refused just the same', async () => {
    const piece = new TextEncoder().encode('x'.repeat(64 * 1024));
    let left = 40;
    const body = new ReadableStream({
      pull(controller) {
        left -= 1;
        if (left > 0) controller.enqueue(piece);
        else controller.close();
      },
    });
    const request = new Request('http://lykta.test/api/changes', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${'token-of-participant-1-'.padEnd(43, 'x')}`,
      },
      // Node wants to be told so for a body in pieces; the types of the browser do not know it.
      ...{ duplex: 'half' },
    });
    const answer = await refusedWithoutTrace(async () => createApp(server.deps).request(request));
    expect(answer.status).toBe(413);
  });
});

describe('changes that are refused', () => {
  const coordinates = 'finding/geometry/coordinates';
  const properties = 'finding/properties';
  const rows: readonly (readonly [
    name: string,
    change: unknown,
    code: string,
    pointer: string,
    words: RegExp,
  ])[] = [
    ['no object', 'hello', 'unknown-kind', '/kind', /not a kind of change/],
    ['an unknown kind', with_(good, 'kind', 'finding-exploded'), 'unknown-kind', '/kind', /finding-exploded/],
    [
      'an unknown category',
      with_(good, `${properties}/category`, 'dragons'),
      'unknown-category',
      '/finding/properties/category',
      /dragons/,
    ],
    [
      'an unknown subcategory',
      with_(good, `${properties}/subcategory`, 'dragons'),
      'unknown-category',
      '/finding/properties/subcategory',
      /dragons/,
    ],
    [
      'a number for a text',
      with_(good, `${properties}/text`, 7),
      'invalid-input',
      '/finding/properties/text',
      /string/,
    ],
    [
      'a text of 301 characters',
      with_(good, `${properties}/text`, 'x'.repeat(301)),
      'invalid-input',
      '/finding/properties/text',
      /at most 300/,
    ],
    [
      'a severity of 5',
      with_(good, `${properties}/severity`, 5),
      'invalid-input',
      '/finding/properties/severity',
      /./,
    ],
    [
      'an unsafe place without severity',
      with_(good, `${properties}/severity`, null),
      'invalid-input',
      '/finding/properties/severity',
      /severity/,
    ],
    [
      'swapped coordinates',
      with_(good, coordinates, [57.25, 117.6]),
      'invalid-input',
      `/${coordinates}`,
      /swapped/,
    ],
    [
      'a latitude of 95',
      with_(good, coordinates, [117.6, 95]),
      'invalid-input',
      `/${coordinates}`,
      /latitude/,
    ],
    [
      'a longitude of 181',
      with_(good, coordinates, [181, 57]),
      'invalid-input',
      `/${coordinates}`,
      /longitude/,
    ],
    [
      'projected metres',
      with_(good, coordinates, [674_032, 6_580_822]),
      'invalid-input',
      `/${coordinates}`,
      /projected metres/,
    ],
    [
      'null for a coordinate',
      with_(good, coordinates, [null, 57.25]),
      'invalid-input',
      `/${coordinates}/0`,
      /number/,
    ],
    [
      'text for a coordinate',
      with_(good, coordinates, ['17.6', 57.25]),
      'invalid-input',
      `/${coordinates}/0`,
      /number/,
    ],
    [
      'three coordinates',
      with_(good, coordinates, [17.6, 57.25, 4]),
      'invalid-input',
      `/${coordinates}`,
      /./,
    ],
    [
      'a line for a point',
      with_(good, 'finding/geometry/type', 'LineString'),
      'invalid-input',
      '/finding/geometry/type',
      /Point/,
    ],
    [
      'a time in the future',
      with_(good, `${properties}/recordedAt`, '2026-11-20T18:11:00.000Z'),
      'time-in-future',
      '/finding/properties/recordedAt',
      /later/,
    ],
    [
      'a time with an offset',
      with_(good, `${properties}/recordedAt`, '2026-11-20T12:00:00+01:00'),
      'invalid-input',
      '/finding/properties/recordedAt',
      /UTC/,
    ],
    [
      'an id that is no UUIDv7',
      with_(good, 'id', '00000000-0000-4000-8000-000000000000'),
      'invalid-input',
      '/id',
      /version 7/,
    ],
    [
      'a property that is not known',
      with_(good, `${properties}/admin`, true),
      'invalid-input',
      '/finding/properties',
      /admin/,
    ],
    [
      'a status of one’s own choice',
      with_(good, `${properties}/status`, 'done'),
      'invalid-input',
      '/finding/properties',
      /status/,
    ],
    ['somebody else’s name', findingAdded(3, 2), 'not-allowed', '', /own name/],
    [
      'a walk that one has not joined',
      findingAdded(3, 3, { walkId: walkNumber(2) }),
      'not-allowed',
      '',
      /another walk/,
    ],
    [
      'a duplicate id with other content',
      { ...kept, at: '2026-11-20T12:00:01.000Z' },
      'duplicate-id',
      '',
      /content|already/,
    ],
    ['a finding id that is taken', findingAdded(1, 1), 'duplicate-id', '/finding/id', /already/],
    ['an unknown record', findingEdited(99, {}), 'unknown-record', '/findingId', /99|63|no finding/],
    [
      'a computation of one’s own',
      { kind: 'areas-computed', id: good.id, at: good.at, walkId: walkNumber(1), areas: [], gone: [] },
      'not-allowed',
      '',
      /area\.compute/,
    ],
  ];

  test.each(rows)('%s', async (_name, change, code, pointer, words) => {
    const answer = await refusedWithoutTrace(() =>
      server.ask('POST', '/api/changes', { as: 'participant', json: { changes: [change] } }),
    );
    expect(answer.status).toBe(200);
    const { verdicts } = await answer.json();
    expect(verdicts).toHaveLength(1);
    const { verdict, problem } = verdicts[0];
    expect(verdict).toBe('refused');
    expect(problem).toMatchObject({ type: `/problems/${code}`, code });
    const said = [
      problem.detail,
      ...(problem.errors ?? []).map(({ detail }: { detail: string }) => detail),
    ].join(' ');
    expect(said).toMatch(words);
    expect(problem.action.length).toBeGreaterThan(10);
    if (pointer !== '') expect(problem.errors[0].pointer).toBe(`/changes/0${pointer}`);
  });

  test('a closed walk takes no marks', async () => {
    const answer = await refusedWithoutTrace(() =>
      server.ask('POST', '/api/changes', {
        as: 'stranger',
        json: { changes: [findingAdded(3, 3, { walkId: walkNumber(2) })] },
      }),
    );
    expect((await answer.json()).verdicts[0].problem.code).toBe('walk-closed');
  });

  test('infinity, written so large that JSON allows it, is no coordinate', async () => {
    const text = JSON.stringify({ changes: [good] }).replace(
      /"coordinates":\[[^\]]+\]/,
      '"coordinates":[1e999,57.25]',
    );
    const answer = await refusedWithoutTrace(() =>
      server.ask('POST', '/api/changes', { as: 'participant', body: text }),
    );
    const [{ verdict, problem }] = (await answer.json()).verdicts;
    expect([verdict, problem.code, problem.errors[0].pointer]).toEqual([
      'refused',
      'invalid-input',
      '/changes/0/finding/geometry/coordinates/0',
    ]);
  });
});

describe('addresses that cannot be understood', () => {
  test.each([
    ['/api/findings?bbox=1,2,3', '/bbox'],
    ['/api/findings?bbox=17.5,57.3,17.6,57.2', '/bbox'],
    ['/api/findings?bbox=674032,6580822,674100,6580900', '/bbox'],
    ['/api/findings?from=yesterday', '/from'],
    ['/api/findings?category=A%20B', '/category/0'],
    ['/api/findings?status=lost', '/status/0'],
    ['/api/findings?polarity=angry', '/polarity/0'],
    ['/api/findings?walkId=1', '/walkId/0'],
    ['/api/findings?limit=0', '/limit'],
    ['/api/findings?limit=many', '/limit'],
    ['/api/findings?limit=1&limit=2', '/limit'],
    [`/api/walks/${walkNumber(1)}/records?since=-1`, '/since'],
    ['/api/walks/one/records', '/walkId'],
    ['/api/exports/findings', '/file'],
    ['/api/areas?walkId=x', '/walkId/0'],
    ['/api/layers/density?to=soon', '/to'],
  ])('%s', async (path, pointer) => {
    const answer = await refusedWithoutTrace(() => server.ask('GET', path, { as: 'leader' }));
    expect(answer.status).toBe(400);
    const problem = await problemIn(answer);
    expect(problem.code).toBe('invalid-query');
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
  });

  test('a cursor that is not ours', async () => {
    const answer = await refusedWithoutTrace(() =>
      server.ask('GET', '/api/findings?cursor=1;drop', { as: 'leader' }),
    );
    expect([answer.status, (await problemIn(answer)).code]).toEqual([400, 'invalid-query']);
  });

  test('an export that is not there', async () => {
    const answer = await server.ask('GET', '/api/exports/findings.exe', { as: 'leader' });
    const problem = await problemIn(answer);
    expect([answer.status, problem.code]).toEqual([404, 'not-found']);
    expect(problem.action).toContain('findings.csv');
  });

  test('an unknown walk', async () => {
    const answer = await server.ask('GET', `/api/walks/${walkNumber(77)}/records`, { as: 'leader' });
    expect([answer.status, (await problemIn(answer)).code]).toEqual([404, 'unknown-record']);
  });

  test('the finding that was there all along still is', async () => {
    const { features } = await (await server.ask('GET', '/api/findings', { as: 'leader' })).json();
    expect(features.map(({ id }: { id: string }) => id)).toEqual([findingNumber(1)]);
  });
});
