import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClosingView } from '../../domain/closing/closing-view.ts';
import {
  authored,
  checkpointNumber,
  findingAdded,
  findingNumber,
  groupNumber,
  participantNumber,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { walkedChanges } from '../support/paired-walks.ts';
import { concluded, merged } from '../support/process-makers.ts';
import { groupAdded } from '../support/walk-makers.ts';

const walkId = walkNumber(5);
let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
  await server.deps.store.commit(
    walkedChanges({
      walk: 5,
      stops: [
        { stop: 51, coordinates: [17.601, 57.25] },
        { stop: 52, coordinates: [17.603, 57.25] },
        { stop: 53, coordinates: [17.604, 57.25] },
      ],
      startedAt: '2025-11-18T18:00:00.000Z',
      people: 12,
      marks: { 51: 9, 52: 1 },
      feelings: { 51: [1, 1, 4, 4, 4, 4], 52: [2, 3] },
    }),
    { allOrNothing: true },
  );
});
afterEach(() => server.close());

async function closing(): Promise<ClosingView> {
  const answer = await server.ask('GET', `/api/walks/${walkId}/closing`, { as: 'leader' });
  expect(answer.status).toBe(200);
  return answer.json();
}

test('counts people of those who passed, and keeps the silence', async () => {
  const told = await closing();
  expect(told).toMatchObject({ people: 12, unsafe: 10, good: 0 });
  // One mark alone is not among the most marked.
  expect(told.places).toMatchObject([{ kind: 'stop', number: 1, marked: { count: 9, of: 12 } }]);
  expect(told.places[0]?.marked.interval?.low).toBeCloseTo(0.4677, 3);
  expect(told.silence).toMatchObject({
    markedNothing: { count: 3, of: 12 },
    stops: [{ number: 3, passed: 12 }],
    skipped: { count: 0, of: 8 },
  });
  expect(told.feelings.map(({ all, answered }) => [all, answered])).toEqual([
    [[2, 0, 0, 4], 6],
    // Two people's feelings are not shown on a wall.
    [null, 2],
    [null, 0],
  ]);
});

test('good places are places too, and a merged mark is not counted twice', async () => {
  const liked = findingAdded(90_001, 5001, {
    walkId,
    participantId: participantNumber(5001),
    checkpointId: checkpointNumber(53),
    category: 'good_place',
    polarity: 'positive',
    severity: null,
  });
  await server.deps.store.commit([authored(liked), authored({ ...merged(5001, 5002), walkId })], {
    allOrNothing: true,
  });
  const told = await closing();
  expect(told.liked).toMatchObject([{ number: 3, categories: ['good_place'], marked: { count: 1, of: 12 } }]);
  expect([told.good, told.unsafe, told.places[0]?.marked.count]).toEqual([1, 9, 9]);
});

test('the groups are kept apart, with what they came to', async () => {
  const group = groupAdded(1);
  const own = {
    ...group,
    walkId,
    group: { ...group.group, properties: { ...group.group.properties, walkId } },
  };
  const places = [
    { kind: 'checkpoint' as const, id: checkpointNumber(51), words: 'too dark' },
    { kind: 'finding' as const, id: findingNumber(5010), words: null },
  ];
  await server.deps.store.commit([authored(own), authored({ ...concluded(1, places), walkId })], {
    allOrNothing: true,
  });
  expect((await closing()).groups).toEqual([
    {
      id: groupNumber(1),
      name: 'Group 1',
      people: 0,
      topThree: [
        {
          kind: 'checkpoint',
          id: checkpointNumber(51),
          number: 1,
          name: 'Stop 51',
          category: null,
          words: 'too dark',
        },
        {
          kind: 'finding',
          id: findingNumber(5010),
          number: null,
          name: 'Stop 52',
          category: 'lighting',
          words: null,
        },
      ],
      agreed: 'the underpass',
      dissent: null,
    },
  ]);
});
