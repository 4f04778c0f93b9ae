import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visibleRecord } from '../../domain/visible.ts';
import { areaOf } from '../support/area-makers.ts';
import {
  authored,
  changeNumber,
  findingAdded,
  findingNumber,
  findingWithdrawn,
  leader,
  noon,
  system,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
const evening = '2026-11-20T17:00:00.000Z';
const secret = 'Mannen i det röda huset';

beforeAll(async () => {
  server = await makeTestServer();
  const verdicts = await server.deps.store.commit([
    authored(findingAdded(1, 1, { text: secret, coordinates: [17.6, 57.25] })),
    authored(findingAdded(2, 2, { category: 'litter', coordinates: [17.61, 57.25] })),
    authored(findingAdded(3, 1, { recordedAt: evening, coordinates: [17.62, 57.26] }), leader, evening),
    authored(
      findingAdded(4, 2, {
        category: 'good_place',
        polarity: 'positive',
        severity: null,
        coordinates: [17.63, 57.27],
      }),
    ),
    authored(findingAdded(5, 1)),
    authored(findingWithdrawn(5)),
    authored(
      {
        kind: 'areas-computed',
        id: changeNumber(9100),
        at: noon,
        walkId: walkNumber(1),
        areas: [
          areaOf(1, [1, 2]),
          areaOf(2, [3], { score: 80, categories: [{ category: 'litter', nMarked: 3 }] }),
        ],
        gone: [],
      },
      system,
    ),
  ]);
  expect(verdicts.filter(({ verdict }) => verdict === 'refused')).toEqual([]);
});
afterAll(() => server.close());

const get = async (path: string, as: Persona = 'leader') => {
  const answer = await server.ask('GET', path, { as });
  expect(answer.status).toBe(200);
  return answer;
};
const numbers = new Map([1, 2, 3, 4, 5].map((number) => [findingNumber(number) as string, number]));
const found = async (query: string) => {
  const { features, numberMatched, numberReturned } = await (await get(`/api/findings${query}`)).json();
  expect([numberMatched, numberReturned]).toEqual([features.length, features.length]);
  return features.map(({ id }: { id: string }) => numbers.get(id));
};

describe('filters of findings', () => {
  test.each([
    ['', [1, 2, 3, 4]],
    ['?category=litter', [2]],
    ['?category=litter,good_place', [2, 4]],
    ['?polarity=positive', [4]],
    ['?bbox=17.605,57.2,17.625,57.3', [2, 3]],
    [`?from=${evening}`, [3]],
    [`?to=${evening}`, [1, 2, 4]],
    ['?status=received', [1, 2, 3, 4]],
    ['?status=done', []],
    [`?walkId=${walkNumber(2)}`, []],
    [`?walkId=${walkNumber(1)},${walkNumber(2)}&category=litter&bbox=17,57,18,58`, [2]],
  ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected));
});

test('pages follow the link and miss and repeat nothing', async () => {
  const seen: (number | undefined)[] = [];
  let path: string | undefined = '/api/findings?limit=1&polarity=unsafe';
  while (path !== undefined) {
    const page: { features: { id: string }[]; numberMatched: number; links: { href: string }[] } = await (
      await get(path)
    ).json();
    expect(page.numberMatched).toBe(3);
    seen.push(...page.features.map(({ id }) => numbers.get(id)));
    path = page.links[0]?.href;
  }
  expect(seen).toEqual([1, 2, 3]);
});

test('whoever may list findings may see each of their properties, so the stored text may leave as it is', async () => {
  const record = await server.deps.store.record(findingNumber(1));
  if (record === undefined) throw new Error('the finding is gone');
  for (const role of ['leader', 'planner', 'admin'] as const) {
    const reader = { kind: 'staff', userId: 'somebody', organisationId: null, role } as const;
    expect(visibleRecord(record, reader)?.feature).toEqual(record.feature);
  }
});

describe('areas', () => {
  test('come with the highest score first and can be chosen by category', async () => {
    const { features } = await (await get('/api/areas')).json();
    expect(features.map(({ properties }: { properties: { score: number } }) => properties.score)).toEqual([
      80, 40,
    ]);
    const { features: litter } = await (await get('/api/areas?category=litter')).json();
    expect(litter).toHaveLength(1);
    const { features: elsewhere } = await (await get(`/api/areas?walkId=${walkNumber(2)}`)).json();
    expect(elsewhere).toEqual([]);
  });

  test('tell the police counts and no findings', async () => {
    const text = await (await get('/api/areas', 'police')).text();
    expect(JSON.parse(text).features[0].properties).toMatchObject({ nMarked: 6, nPassed: 8, score: 80 });
    expect(text).not.toContain(findingNumber(1));
    expect(text).not.toContain('findingIds');
    expect(await (await get('/api/areas', 'planner')).text()).toContain(findingNumber(1));
  });
});

describe('layers', () => {
  test('are listed with words and legends', async () => {
    const { layers } = await (await get('/api/layers', 'police')).json();
    expect(layers.map(({ id, href }: { id: string; href: string }) => [id, href])).toEqual([
      ['priority-areas', '/api/areas'],
      ['density', '/api/layers/density'],
      ['exposure', '/api/layers/exposure'],
      ['kernel-density', '/api/layers/kernel-density'],
      ['gi-star', '/api/layers/gi-star'],
      ['repeat-places', '/api/layers/repeat-places'],
      ['dark-spots', '/api/layers/dark-spots'],
      ['weekday-hours', '/api/layers/weekday-hours'],
    ]);
    for (const { href } of layers) expect((await get(href, 'police')).status).toBe(200);
    const { features, refused } = await (await get('/api/layers/gi-star', 'police')).json();
    expect(features).toEqual([]);
    expect(refused.sv).toContain('minst 30');
    for (const { label, explanation, legend } of layers)
      expect([label.sv, explanation.en, legend.title.sv].every((words) => words.length > 0)).toBe(true);
  });

  test('show hexagons without any mark, text or person, and no number under three people', async () => {
    const text = await (await get('/api/layers/density', 'police')).text();
    const { features } = JSON.parse(text);
    expect(features).toHaveLength(3);
    for (const { geometry, properties } of features) {
      expect(geometry.type).toBe('Polygon');
      expect([properties.nMarked, properties.fewerThan]).toEqual([null, 3]);
    }
    for (const trace of [secret, findingNumber(1), 'participant', '[17.6,57.25]'])
      expect(text).not.toContain(trace);
  });

  test('can be filtered', async () => {
    const cells = async (query: string) =>
      (await (await get(`/api/layers/density${query}`)).json()).features.length;
    expect(await cells('?category=litter')).toBe(1);
    expect(await cells(`?from=${evening}`)).toBe(1);
    expect(await cells(`?to=${evening}`)).toBe(2);
    expect(await cells(`?walkId=${walkNumber(2)}`)).toBe(0);
  });
});

describe('exports', () => {
  test('offer each role what it may take', async () => {
    const subjects = async (as: Persona) => {
      const { formats } = await (await get('/api/exports', as)).json();
      return [...new Set(formats.flatMap(({ what }: { what: string[] }) => what))];
    };
    expect(await subjects('planner')).toEqual(['findings', 'areas', 'actions']);
    expect(await subjects('police')).toEqual(['areas']);
    expect(await subjects('participant')).toEqual([]);
  });

  test('are files of what the filters choose', async () => {
    const answer = await get('/api/exports/findings.geojson?category=litter');
    expect(answer.headers.get('content-type')).toMatch(/^application\/geo\+json/);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="lykta-findings-2026-11-20.geojson"',
    );
    expect((await answer.json()).features.map(({ id }: { id: string }) => numbers.get(id))).toEqual([2]);
  });

  test('hold no finding and no text in what the police take', async () => {
    for (const format of ['geojson', 'csv', 'kml', 'gpx']) {
      const text = await (await get(`/api/exports/areas.${format}`, 'police')).text();
      expect(text.length).toBeGreaterThan(50);
      for (const trace of [secret, findingNumber(1)]) expect(text).not.toContain(trace);
    }
  });

  test('can have decimal commas', async () => {
    const text = await (await get('/api/exports/findings.csv?category=litter&decimalComma=true')).text();
    expect(text).toContain(';"17,61";"57,25";');
  });
});
