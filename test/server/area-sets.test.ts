import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { areaWhatIfSchema } from '../../domain/area-explanation.ts';
import { keepAreaSnapshot, takeAreaSnapshot } from '../../server/jobs/area-snapshot.ts';
import { areaSetNumber } from '../support/area-set-makers.ts';
import { authored, findingAdded, joined, walkCreated, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { readProgress } from '../support/read-progress.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const outsiders: readonly Persona[] = ['public', 'participant', 'police'];
const all = { walkIds: null, from: null, to: null };
const quick = { redraws: 99 };
const wish = { name: 'Alla vandringar', scope: all, parameters: quick };

/** Two walks along the same street: six people each, of whom four and three mark one place. */
async function walkTwice(): Promise<void> {
  const line = [
    [17.6, 57.25],
    [17.62, 57.25],
  ] as [number, number][];
  const route = { type: 'LineString' as const, coordinates: line };
  const changes = [5, 6].flatMap((walk) => {
    const people = Array.from({ length: 6 }, (_, index) => walk * 100 + index);
    return [
      walkCreated(walk, { route, plannedStartAt: `2026-0${walk}-10T18:00:00.000Z` }),
      ...people.map((person) => joined(person, walk)),
      ...people.slice(0, walk === 5 ? 4 : 3).map((person) =>
        findingAdded(person, person, {
          walkId: walkNumber(walk),
          checkpointId: null,
          recordedAt: `2026-0${walk}-10T18:30:00.000Z`,
          coordinates: [17.61, 57.25],
        }),
      ),
    ];
  });
  await server.deps.store.commit(
    changes.map((change) => authored(change)),
    { allOrNothing: true },
  );
}

async function compute(more: object = {}) {
  const answer = await server.ask('POST', '/api/area-sets', { as: 'planner', json: { ...wish, ...more } });
  expect(answer.status).toBe(200);
  const { result, problem, shares } = await readProgress(answer);
  return {
    result: result as { set: { id: string; properties: { run: Record<string, unknown> } } },
    problem,
    shares,
  };
}

const asked = async (path: string, as: Persona = 'planner') => {
  const answer = await server.ask('GET', path, { as });
  expect(answer.status).toBe(200);
  return answer.json();
};

describe('areas over several walks', () => {
  test('are nobody’s but the municipality’s', async () => {
    for (const as of outsiders) {
      const before = await server.contents();
      const status = as === 'public' ? 401 : 403;
      expect((await server.ask('POST', '/api/area-sets', { as, json: wish })).status, as).toBe(status);
      expect((await server.ask('GET', '/api/area-sets', { as })).status, as).toBe(status);
      expect((await server.ask('GET', `/api/areas?setId=${areaSetNumber(1)}`, { as })).status, as).toBe(
        status,
      );
      expect(await server.contents()).toEqual(before);
    }
  });

  test('are computed with progress, kept as a version, and listed with everything that made them', async () => {
    await walkTwice();
    const { result, shares } = await compute();
    expect(shares[0]).toBe(0);
    expect(result.set.properties.run).toMatchObject({
      version: 1,
      people: 15,
      marks: 7,
      areaCount: 1,
      parameters: { redraws: 99, seed: 1, radiusMetres: 40 },
      walkIds: [1, 2, 5, 6].map(walkNumber),
    });
    const { features } = await asked(`/api/areas?setId=${result.set.id}`);
    expect(features).toMatchObject([
      { properties: { nMarked: 7, nPassed: 12, nWalks: 2, setId: result.set.id } },
    ]);
    // The file that is taken out beside them has the same.
    const file = await server.ask('GET', `/api/exports/areas.geojson?setId=${result.set.id}`, {
      as: 'planner',
    });
    expect((await file.json()).features).toHaveLength(1);
    // The areas of each walk by itself are another thing.
    const others = await server.ask('GET', '/api/exports/areas.geojson', { as: 'planner' });
    expect((await others.json()).features).toEqual([]);
    expect((await asked('/api/areas')).features).toEqual([]);
    expect((await asked('/api/areas', 'police')).features).toEqual([]);
    expect((await asked('/api/area-sets')).sets).toMatchObject([{ properties: { name: 'Alla vandringar' } }]);
  });

  test('asked for again draw nothing again; what is checked is drawn anew', async () => {
    await walkTwice();
    // Before three fifths are done, redraws are all that tells how far it is.
    const drawn = (shares: readonly number[]) => shares.filter((share) => share > 0 && share < 0.6).length;
    const first = await compute();
    expect(drawn(first.shares)).toBeGreaterThan(5);
    const again = await compute({ setId: first.result.set.id });
    expect(drawn(again.shares)).toBe(0);
    expect(again.result.set.properties.run.areaCount).toBe(first.result.set.properties.run.areaCount);
    const other = await compute({ parameters: { redraws: 100 } });
    expect(drawn(other.shares)).toBeGreaterThan(5);

    const answer = await server.ask('POST', '/api/area-runs/check', {
      as: 'planner',
      json: { setId: first.result.set.id },
    });
    const { shares, result } = await readProgress(answer);
    expect(result).toMatchObject({ state: 'same' });
    expect(drawn(shares)).toBeGreaterThan(5);
  });

  test('whose answer was lost are not made a second time', async () => {
    await walkTwice();
    const runId = '0193588c-2e00-7a6b-8000-00000000abcd';
    const { result: first } = await compute({ runId });
    expect(first.set.properties.run).toMatchObject({ runId, version: 1 });
    const before = await server.contents();
    const { result: again } = await compute({ runId });
    expect(again.set).toEqual(first.set);
    expect(await server.contents()).toEqual(before);
    const { result: next } = await compute({ setId: first.set.id });
    expect(next.set.properties.run).toMatchObject({ version: 2 });
    expect((await asked('/api/area-sets')).sets).toHaveLength(1);
  });

  test('of a period are those of the walks of its days; without any walk it says so and keeps nothing', async () => {
    await walkTwice();
    const { result } = await compute({ scope: { ...all, from: '2026-06-01', to: '2026-06-30' } });
    expect(result.set.properties.run).toMatchObject({ walkIds: [walkNumber(6)], marks: 3 });
    const before = await server.contents();
    const { problem } = await compute({ scope: { ...all, from: '1999-01-01', to: '1999-12-31' } });
    expect(problem).toMatchObject({ code: 'invalid-input', detail: 'no walk was held in this period' });
    expect(problem).toMatchObject({ words: { sv: expect.stringContaining('Ingen vandring hölls') } });
    expect(await server.contents()).toEqual(before);
  });

  test('asked for again are the next version; the earlier one can still be opened and laid beside it', async () => {
    await walkTwice();
    const { result: first } = await compute();
    const { id } = first.set;
    const moved = findingAdded(699, 605, {
      walkId: walkNumber(6),
      checkpointId: null,
      recordedAt: '2026-06-10T18:31:00.000Z',
      coordinates: [17.6101, 57.25],
    });
    await server.deps.store.commit([authored(moved)], { allOrNothing: true });
    const { result: second } = await compute({ setId: id });
    expect(second.set).toMatchObject({ id, properties: { run: { version: 2, marks: 8 } } });
    const { runs } = await asked(`/api/area-runs?setId=${id}`);
    expect(runs).toMatchObject([{ areaCount: 1 }, { areaCount: 1 }]);
    const [newest, oldest] = runs;
    expect((await asked(`/api/area-runs/${oldest.sequence}`)).areas).toMatchObject([
      { properties: { nMarked: 7 } },
    ]);
    const { differences } = await asked(`/api/area-runs/${newest.sequence}?since=${oldest.sequence}`);
    expect(differences).toMatchObject([{ state: 'changed', before: { nMarked: 7 }, after: { nMarked: 8 } }]);
    expect(differences[0].changed).toContain('marked');
    // What was computed with is told beside what came out: it may be all that differs.
    await compute({ setId: id, parameters: { radiusMetres: 60 } });
    const [wider] = (await asked(`/api/area-runs?setId=${id}`)).runs;
    const since = await asked(`/api/area-runs/${wider.sequence}?since=${newest.sequence}`);
    expect(since.settings).toMatchObject({ radiusMetres: 60, redraws: 999, seed: 1, walks: 4 });
    expect(since.settingsBefore).toMatchObject({ radiusMetres: 40 });
  });

  test('a set that is not there, and a wish that makes no sense, are refused before anything is computed', async () => {
    const unknown = await server.ask('POST', '/api/area-sets', {
      as: 'planner',
      json: { ...wish, setId: areaSetNumber(9) },
    });
    expect(unknown.status).toBe(404);
    for (const wrong of [
      { name: ' ' },
      { parameters: { redraws: 1 } },
      { scope: { ...all, from: 'x' } },
      { more: 1 },
    ]) {
      const answer = await server.ask('POST', '/api/area-sets', {
        as: 'planner',
        json: { ...wish, ...wrong },
      });
      expect((await problemIn(answer)).code).toBe('invalid-input');
    }
  });

  test('whoever goes away stops it, and nothing is kept', async () => {
    await walkTwice();
    const before = await server.contents();
    const json = { ...wish, parameters: { redraws: 99_999 } };
    const answer = await server.ask('POST', '/api/area-sets', { as: 'planner', json });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    // A thread that had gone on would have written by then: this computation runs in the same single thread.
    await server.deps.workers.run('analyseWalk', {
      records: { walks: [], participants: [], ratings: [], checkpoints: [], groups: [] },
      findings: [],
      categories: [],
      settings: { asOf: '2026-01-01T00:00:00.000Z' },
      answeredHash: null,
    });
    expect(await server.contents()).toEqual(before);
    expect(server.deps.log.faults).toEqual([]);
  });
});

describe('computing again', () => {
  const check = async (json: object) => {
    const answer = await server.ask('POST', '/api/area-runs/check', { as: 'planner', json });
    expect(answer.status).toBe(200);
    return (await readProgress(answer)).result;
  };

  test('is nobody’s but the municipality’s', async () => {
    for (const as of outsiders)
      for (const [method, path] of [
        ['POST', '/api/area-runs/check'],
        ['GET', `/api/area-runs?walkId=${walkNumber(1)}`],
        ['GET', '/api/area-runs/1'],
      ] as const) {
        const json = method === 'POST' ? { walkId: walkNumber(1) } : undefined;
        expect((await server.ask(method, path, { as, json })).status).toBe(as === 'public' ? 401 : 403);
      }
  });

  test('gives the same bytes, of a set and of a walk, also much later', async () => {
    await walkTwice();
    const { result } = await compute();
    const { analyseWalk } = await import('../../server/jobs/analyse-walk.ts');
    const snapshot = await takeAreaSnapshot(walkNumber(5), quick, server.deps, async (task) =>
      analyseWalk(task),
    );
    await keepAreaSnapshot(walkNumber(5), snapshot, server.deps);
    server.deps.source.moveBy(400 * 86_400_000);
    for (const of of [{ setId: result.set.id }, { walkId: walkNumber(5) }]) {
      const told = (await check(of)) as { state: string; keptHash: string; againHash: string };
      expect(told.state).toBe('same');
      expect(told.againHash).toBe(told.keptHash);
    }
    expect(await check({ walkId: walkNumber(1) })).toEqual({ state: 'nothing-kept' });
  });

  test('says when people have marked since, so that nobody takes another answer for a fault', async () => {
    await walkTwice();
    const { result } = await compute();
    const more = {
      walkId: walkNumber(6),
      checkpointId: null,
      coordinates: [17.61, 57.25] as [number, number],
    };
    await server.deps.store.commit([authored(findingAdded(698, 605, more))], { allOrNothing: true });
    expect(await check({ setId: result.set.id })).toEqual({ state: 'data-changed' });
  });

  test('finds out when what is kept is not what comes out', async () => {
    await walkTwice();
    const { analyseWalk } = await import('../../server/jobs/analyse-walk.ts');
    const snapshot = await takeAreaSnapshot(walkNumber(5), quick, server.deps, async (task) =>
      analyseWalk(task),
    );
    const forged = snapshot.areas.map((area) => ({ ...area, properties: { ...area.properties, score: 99 } }));
    await keepAreaSnapshot(walkNumber(5), { ...snapshot, areas: forged }, server.deps);
    expect(await check({ walkId: walkNumber(5) })).toMatchObject({ state: 'different' });
  });

  test('a change that is no computation cannot be opened as one, nor two of different walks be compared', async () => {
    for (const path of ['/api/area-runs/1', '/api/area-runs/99999']) {
      const answer = await server.ask('GET', path, { as: 'planner' });
      expect(answer.status).toBe(404);
    }
    const answer = await server.ask('GET', '/api/area-runs', { as: 'planner' });
    expect(answer.status).toBe(400);
  });
});

describe('the explanation of an area', () => {
  test('is not for participants; of a set not for the police either; and the police get no small number', async () => {
    await walkTwice();
    const { result } = await compute();
    const { analyseWalk } = await import('../../server/jobs/analyse-walk.ts');
    const snapshot = await takeAreaSnapshot(walkNumber(6), quick, server.deps, async (task) =>
      analyseWalk(task),
    );
    await keepAreaSnapshot(walkNumber(6), snapshot, server.deps);
    const [ofWalk] = (await asked('/api/areas')).features;
    const [ofSet] = (await asked(`/api/areas?setId=${result.set.id}`)).features;
    const ask = (id: string, as: Persona) => server.ask('GET', `/api/areas/${id}/explanation`, { as });
    expect((await ask(ofWalk.id, 'public')).status).toBe(401);
    expect((await ask(ofWalk.id, 'participant')).status).toBe(403);
    expect((await ask(ofSet.id, 'police')).status).toBe(403);
    const askWhatIf = (id: string, as: Persona) => server.ask('GET', `/api/areas/${id}/what-if`, { as });
    expect((await askWhatIf(ofSet.id, 'police')).status).toBe(403);
    for (const [id, as] of [
      [ofSet.id, 'planner'],
      [ofWalk.id, 'police'],
    ] as const) {
      const told = await readProgress(await askWhatIf(id, as));
      expect(areaWhatIfSchema.parse(told.result).fewer.tried).toBeGreaterThan(0);
      expect(told.shares.length).toBeGreaterThan(3);
    }
    const planner = await (await ask(ofSet.id, 'planner')).json();
    expect(planner).toMatchObject({
      dataChanged: false,
      people: { marked: 7, passed: 12 },
      basis: { walks: 4 },
    });
    const police = await ask(ofWalk.id, 'police');
    expect(police.status).toBe(200);
    const text = await police.text();
    expect(text).not.toMatch(/01900000-0000-700[12]/);
    expect(JSON.parse(text)).toMatchObject({ dataChanged: false, unanswered: 3, basis: { walks: 1 } });
  });
});
