import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewalkChanges } from '../../client/features/rewalk/rewalk-changes.ts';
import { recordsPageSchema } from '../../client/state/wire.ts';
import { runJob } from '../../server/jobs/index.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import {
  authored,
  checkpointNumber,
  toldAndDated,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { walkedChanges } from '../support/paired-walks.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

async function recordsOf(walkId: string) {
  const answer = await server.ask('GET', `/api/walks/${walkId}/records?since=0&limit=500`, { as: 'leader' });
  return recordsPageSchema.parse(await answer.json()).records;
}

/** Walks the old walk again by what the screen makes of its records. */
async function again(oldId: string, plannedStartAt: string | null) {
  const records = await recordsOf(oldId);
  const walk = records.find(({ id }) => id === oldId);
  if (walk === undefined) throw new Error('the old walk is not there');
  const { source } = server.deps;
  const { walkId, changes } = rewalkChanges(walk, records, { name: 'Walk 2027', plannedStartAt }, source);
  const sent = await server.ask('POST', '/api/changes', { as: 'leader', json: { changes } });
  const { verdicts } = await sent.json();
  return { walkId, verdicts: verdicts.map(({ verdict }: { verdict: string }) => verdict) };
}
async function job(walkId: string): Promise<void> {
  const workers = createWorkerPool();
  const photoCleaner = createPhotoCleaner();
  const deps = { ...server.deps, workers, photoCleaner };
  await runJob({ id: 1, name: 'note-rewalk', key: walkId, attempts: 1 }, deps, new AbortController().signal);
  await workers.close();
  await photoCleaner.close();
}
const rewalkOf = async (walkId: string) =>
  (await recordsOf(walkId)).find(({ id }) => id === walkId)?.feature?.properties.rewalk;

test('the same walk again: its stops with a trace, its template, nobody in a role, and a day on the old one', async () => {
  const [made, ...rest] = walkedChanges({
    walk: 5,
    stops: [
      { stop: 52, coordinates: [17.603, 57.25] },
      { stop: 51, coordinates: [17.601, 57.25] },
    ],
    startedAt: '2025-11-18T18:00:00.000Z',
    people: 3,
    marks: { 51: 2 },
    feelings: {},
  });
  if (made?.change.kind !== 'walk-created') throw new Error('the walk comes first');
  const { walk } = made.change;
  const told = {
    template: { id: 'standard', version: 1 },
    lightPurpose: 'dark' as const,
    purpose: 'The tunnel is avoided',
    roles: [
      { role: 'walk_leader' as const, holder: 'Kim' },
      { role: 'note_taker' as const, holder: 'Alva' },
    ],
    organisations: [
      { name: 'The landlord', kind: 'housing' as const, required: true, answer: 'coming' as const },
    ],
  };
  const geometry = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [17.59, 57.24],
        [17.61, 57.24],
        [17.61, 57.26],
        [17.59, 57.24],
      ] as [number, number][],
    ],
  };
  const change = { ...made.change, walk: { ...walk, geometry, properties: { ...walk.properties, ...told } } };
  const steps = rest.map((one) =>
    one.change.kind === 'walk-phase-advanced' ? { ...one, change: { ...one.change, reason: 'a test' } } : one,
  );
  await server.deps.store.commit([authored(change), ...steps], { allOrNothing: true });

  const { walkId, verdicts } = await again(walkNumber(5), '2026-11-24T18:05:00.000Z');
  expect(new Set(verdicts)).toEqual(new Set(['applied']));
  const records = await recordsOf(walkId);
  const properties = records.find(({ id }) => id === walkId)?.feature?.properties;
  expect(properties).toMatchObject({
    name: 'Walk 2027',
    purpose: 'The tunnel is avoided',
    previousWalkId: walkNumber(5),
    lightPurpose: 'dark',
    template: { id: 'standard', version: 1 },
    status: 'planned',
    roles: [],
    organisations: [{ name: 'The landlord', answer: 'unknown' }],
    plannedStartAt: '2026-11-24T18:05:00.000Z',
  });
  const stops = records.filter(({ kind }) => kind === 'checkpoint').map(({ feature }) => feature?.properties);
  expect(stops.map((stop) => [stop?.order, stop?.previousCheckpointId])).toEqual([
    [1, checkpointNumber(51)],
    [2, checkpointNumber(52)],
  ]);
  expect(records.some(({ kind }) => kind === 'finding')).toBe(false);
  expect(await rewalkOf(walkNumber(5))).toEqual({ kind: 'dated', dueOn: '2026-11-24' });
});

test('once it is walked, the old walk has been walked again, and that is said once', async () => {
  await server.deps.store.commit([authored(walkCreated(5, toldAndDated))], { allOrNothing: true });
  const { walkId } = await again(walkNumber(5), null);
  await job(walkId);
  expect(await rewalkOf(walkNumber(5))).toMatchObject({ kind: 'dated' });
  const at = server.deps.source.now().toISOString();
  const steps = ['in_progress', 'walked'].map((to, index) => ({
    id: `01900000-0000-70c0-8000-00000099990${index}`,
    kind: 'walk-phase-advanced',
    walkId,
    at,
    to,
    reason: null,
  }));
  await server.ask('POST', '/api/changes', { as: 'leader', json: { changes: steps } });
  await job(walkId);
  expect(await rewalkOf(walkNumber(5))).toEqual({ kind: 'done', walkId });
  const before = await server.contents();
  await job(walkId);
  expect(await server.contents()).toEqual(before);
});
