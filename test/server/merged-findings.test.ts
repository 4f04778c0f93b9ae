import { afterEach, beforeEach, expect, test } from 'vitest';
import { authored, findingAdded, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { merged, protocolDrafted, unmerged, walkEdited } from '../support/process-makers.ts';
import { confirmed } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

async function rowsOfExport(): Promise<Record<string, string>[]> {
  const text = await (await server.ask('GET', '/api/exports/findings.csv', { as: 'planner' })).text();
  const [head = '', ...lines] = text.replace('\uFEFF', '').trim().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])));
}

test('a merged mark is no row of the export or the protocol, but its voice is counted there', async () => {
  const { store } = server.deps;
  const marks = [findingAdded(1, 1), findingAdded(2, 2), findingAdded(3, 1)];
  const { createdBy } = (await store.record(walkNumber(1))) ?? {};
  if (createdBy === undefined) throw new Error('the walk is not there');
  const abbreviation = { value: 'KB', basedOn: [createdBy] };
  await store.commit(
    [
      ...marks,
      confirmed(3, 2),
      merged(2, 1),
      merged(3, 1),
      walkEdited({ abbreviation }),
      protocolDrafted(1),
    ].map((change) => authored(change)),
    { allOrNothing: true },
  );
  expect(await rowsOfExport()).toMatchObject([{ merged: '2', voices: '2', duplicateOf: '' }]);
  const protocol = (await store.recordsOfKind('protocol'))[0];
  expect(protocol?.feature.properties.rows).toMatchObject([
    { no: expect.stringMatching(/-001$/), markedByCount: 2 },
  ]);

  await store.commit([authored(unmerged(2))], { allOrNothing: true });
  expect(await rowsOfExport()).toMatchObject([
    { merged: '1', voices: '2' },
    { merged: '0', voices: '1' },
  ]);
});

test('only the municipality merges, and a mark that stands for others is not merged away from under them', async () => {
  await server.deps.store.commit([1, 2, 3].map((number) => authored(findingAdded(number))));
  const send = async (as: 'participant' | 'planner', change: object) => {
    const answer = await server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
    return (await answer.json()).verdicts[0];
  };
  expect(await send('participant', merged(2, 1))).toMatchObject({ problem: { code: 'not-allowed' } });
  expect(await send('planner', merged(2, 1))).toMatchObject({ verdict: 'applied' });
  expect(await send('planner', merged(1, 3))).toMatchObject({ problem: { code: 'merge-refused' } });
  expect(await send('planner', merged(3, 2))).toMatchObject({ problem: { code: 'merge-refused' } });
  const police = await server.ask('GET', '/api/exports/findings.csv', { as: 'police' });
  expect((await problemIn(police)).code).toBe('not-allowed');
});
