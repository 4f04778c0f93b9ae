import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomFrom } from '../../domain/random.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;

/** Incidents of 2026 in the invented town: half of them at six corners, the others anywhere. */
function csv(count: number): string {
  const random = randomFrom(5);
  const rows = Array.from({ length: count }, (_, index) => {
    const corner = random.integer(1, 6);
    const isCorner = random.chance(0.5);
    const east = isCorner ? 17.58 + corner / 200 : random.between(17.57, 17.63);
    const north = isCorner ? 57.24 + corner / 300 : random.between(57.235, 57.265);
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor((index / count) * 300), 20)).toISOString();
    return `${index},${east.toFixed(6)},${north.toFixed(6)},${day},theft`;
  });
  return ['reference,longitude,latitude,occurredAt,type', ...rows].join('\n');
}

/** The events of an answer, by name, each as JSON. */
async function eventsOf(answer: Response): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const text = await answer.text();
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('event:'))
    .map((part) => {
      const [, event = '', data = 'null'] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
      return { event, data: JSON.parse(data) };
    });
}

const ask = async (path: string) => {
  const answer = await server.ask('GET', path, { as: 'police' });
  expect(answer.status, path).toBe(200);
  const events = await eventsOf(answer);
  expect(events[0]).toEqual({ event: 'progress', data: 0 });
  return { last: events.at(-1), events };
};

beforeAll(async () => {
  server = await makeTestServer();
  const bytes = new TextEncoder().encode(csv(2000));
  const report = await server.ask('POST', '/api/incidents?dataset=Theft&timeZone=UTC', {
    as: 'police',
    bytes,
  });
  expect(await report.json()).toMatchObject({ accepted: 2000 });
});
afterAll(() => server.close());

describe('police layers', () => {
  test.each(['expected', 'count', 'kernel', 'gi-star'])(
    '%s comes with how well it forecast',
    async (layer) => {
      const { last, events } = await ask(`/api/incidents/risk/${layer}?fitMonths=6&scoreMonths=3`);
      expect(last?.event).toBe('result');
      const result = last?.data ?? {};
      expect(result).toMatchObject({ withoutTime: 0, farAway: 0 });
      expect(Number(result.fitted) + Number(result.scored)).toBeGreaterThan(1000);
      expect(result.scores).toHaveLength(5);
      expect(result.scores).toContainEqual(
        expect.objectContaining({
          layer: expect.objectContaining({ hitRate: expect.objectContaining({ value: expect.any(Number) }) }),
          difference: expect.objectContaining({ mayBeChance: expect.any(Boolean) }),
        }),
      );
      expect(result.cells).not.toEqual([]);
      if (layer === 'expected') expect(events.length).toBeGreaterThan(5);
      // The plain map against itself.
      if (layer === 'count')
        for (const { difference } of result.scores as { difference: { value: number } }[])
          expect(difference.value).toBe(0);
    },
  );

  test('say in words that there is too little, and when there is nothing at all', async () => {
    const few = await ask('/api/incidents/risk/expected?fitMonths=1&scoreMonths=1&weekday=1&hours=20-21');
    expect(few.last?.data).toMatchObject({ scores: [], cells: [], refused: { sv: expect.any(String) } });
    const none = await ask('/api/incidents/risk/expected?type=arson');
    expect(none.last?.data).toEqual({ periods: null });
  });

  test('refuse what is no layer and no period', async () => {
    for (const wrong of ['nothing', 'expected?fitMonths=0', 'expected?scoreMonths=x'])
      expect((await server.ask('GET', `/api/incidents/risk/${wrong}`, { as: 'police' })).status).toBe(400);
  });
});

test('felt beside reported refuses where few have marked, and tells how many there are', async () => {
  const { last } = await ask('/api/incidents/felt-and-reported?cellMetres=200');
  expect(last?.data).toMatchObject({
    cells: [],
    similarity: null,
    felt: 0,
    refused: { en: expect.any(String) },
  });
});

describe('before and after', () => {
  const square = (west: number, south: number, degrees = 0.02) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + degrees, south],
        [west + degrees, south + degrees / 2],
        [west, south + degrees / 2],
        [west, south],
      ],
    ],
  });
  const question = {
    treated: square(17.57, 57.236),
    control: square(17.6, 57.248),
    ringMetres: 0,
    beforeFrom: '2026-02-01T00:00:00Z',
    afterFrom: '2026-06-01T00:00:00Z',
    days: 100,
  };
  const send = (json: unknown) =>
    server.ask('POST', '/api/incidents/before-and-after', { as: 'police', json });

  test('gives the difference with its interval', async () => {
    const answer = await (await send(question)).json();
    expect(answer.verdict).toMatchObject({ refused: false, difference: expect.any(Number) });
    const { treated, control } = answer.counts;
    expect(answer.verdict.difference).toBe(treated.after - treated.before - (control.after - control.before));
  });

  test('says what count is needed where there are few', async () => {
    const answer = await (await send({ ...question, days: 3 })).json();
    expect(answer).toMatchObject({ verdict: { refused: true, needed: 20 } });
  });

  test('refuses periods and places that overlap', async () => {
    for (const wrong of [
      { days: 200 },
      { control: square(17.58, 57.238) },
      { control: square(17.575, 57.238, 0.002) },
      { ringMetres: 1000 },
    ]) {
      const answer = await send({ ...question, ...wrong });
      expect(answer.status, JSON.stringify(wrong)).toBe(422);
      expect(await problemIn(answer)).toMatchObject({
        errors: [{ pointer: expect.stringMatching(/beforeFrom|control/) }],
        words: { sv: expect.stringMatching(/^(perioderna|platserna)/) },
      });
    }
  });
});

test('a layer tells its progress, takes the parameters that the list gives, and refuses others', async () => {
  const { layers } = await (await server.ask('GET', '/api/layers', { as: 'planner' })).json();
  const listed = layers.find(({ id }: { id: string }) => id === 'kernel-density');
  expect(listed.parameters.map(({ name }: { name: string }) => name)).toEqual([
    'bandwidthMetres',
    'kernel',
    'passedWithinMetres',
  ]);
  expect(listed.parameters[0]).toMatchObject({ kind: 'number', least: 10, most: 2000, preset: 50 });
  const { last } = await ask('/api/layers/density/progress?cellMetres=100');
  expect(last).toMatchObject({ event: 'result', data: { type: 'FeatureCollection' } });
  for (const wrong of ['cellMetres=1', 'cellMetres=x', 'nonsense=1', 'to=soon']) {
    const answer = await server.ask('GET', `/api/layers/density/progress?${wrong}`, { as: 'planner' });
    expect(answer.status, wrong).toBe(400);
  }
});

test('a computation ends when nobody waits for it any more', async () => {
  const { workers } = server.deps;
  const { run } = workers;
  const ended = new Promise<string>((resolve) => {
    workers.run = (_name, _task, { signal } = {}) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          resolve('ended');
          reject(signal.reason);
        });
      });
  });
  try {
    const answer = await server.ask('GET', '/api/layers/density/progress', { as: 'planner' });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await ended).toBe('ended');
    expect(server.deps.log.faults).toEqual([]);
  } finally {
    workers.run = run;
  }
});
