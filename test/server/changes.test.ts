import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../domain/changes.ts';
import {
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

async function send(changes: readonly (Change | object)[], as: Persona = 'participant') {
  const answer = await server.ask('POST', '/api/changes', { as, json: { changes } });
  expect(answer.status).toBe(200);
  return answer.json();
}

test('each change is judged by itself and the verdicts come in the order of the changes', async () => {
  const [one, two] = [findingAdded(1), findingAdded(2)];
  const { verdicts, serverTime } = await send([one, { kind: 'nonsense' }, two, findingAdded(1)]);
  expect(verdicts.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
    [one.id, 'applied'],
    [null, 'refused'],
    [two.id, 'applied'],
    [expect.any(String), 'refused'],
  ]);
  expect(verdicts[1].problem.errors[0].pointer).toBe('/changes/1/kind');
  expect(verdicts[3].problem.errors[0].pointer).toBe('/changes/3/finding/id');
  expect(serverTime).toBe('2026-11-20T18:00:00.000Z');
});

test('sending the same again adds nothing and says so', async () => {
  const change = findingAdded(1);
  const first = await send([change]);
  const again = await send([change, change]);
  expect(again.verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
    'duplicate',
    'duplicate',
  ]);
  expect(again.verdicts[0].sequence).toBe(first.verdicts[0].sequence);
});

test('parallel edits of one field are both kept and called a conflict', async () => {
  const added = findingAdded(1);
  await send([added]);
  const edit = (severity: 1 | 4) => findingEdited(1, { severity: { value: severity, basedOn: [added.id] } });
  const { verdicts: first } = await send([edit(4)]);
  const { verdicts: second } = await send([edit(1)], 'leader');
  expect([first[0].verdict, second[0].verdict]).toEqual(['applied', 'conflict']);
});

test('a participant edits and withdraws their own finding and nobody else’s', async () => {
  const added = findingAdded(1);
  await send([added]);
  const text = { value: 'Two lamps are out', basedOn: [added.id] };
  const { verdicts: theirs } = await send([findingEdited(1, { text }), findingWithdrawn(1)], 'participant 2');
  expect(theirs.map(({ problem }: { problem: { code: string } }) => problem.code)).toEqual([
    'not-allowed',
    'not-allowed',
  ]);
  const { verdicts: own } = await send([findingEdited(1, { text }), findingWithdrawn(1)]);
  expect(own.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['applied', 'applied']);
});

test('the author is who sent it, whatever the change says', async () => {
  await send([{ ...findingAdded(1), author: 'system' }]);
  await send([findingAdded(2)]);
  const log = await server.deps.store.changesSince(0, 100);
  const last = log.at(-1);
  expect(last?.author).toMatch(/^participant:/);
  expect(last?.content).toContain(findingNumber(2));
  expect(log.some(({ content }) => content.includes(findingNumber(1)))).toBe(false);
});

test('records are pulled page by page, and a withdrawn one comes as the bare fact', async () => {
  await send([findingAdded(1, 1, { text: 'secret' }), findingAdded(2), findingAdded(3)]);
  await send([findingWithdrawn(1)]);
  const seen = new Map<string, { withdrawn: boolean; feature: unknown }>();
  let since = 0;
  for (let more = true; more; ) {
    const path = `/api/walks/${walkNumber(1)}/records?since=${since}&limit=1`;
    const page = await (await server.ask('GET', path, { as: 'leader' })).json();
    for (const record of page.records) seen.set(record.id, record);
    expect(page.next).toBeGreaterThanOrEqual(since);
    ({ next: since, more } = page);
  }
  expect(seen.get(findingNumber(1))).toMatchObject({ withdrawn: true, feature: null });
  expect(JSON.stringify([...seen.values()])).not.toContain('secret');
  expect(seen.size).toBe(7); // the walk, a stop, two participants, three findings
  const rest = await (
    await server.ask('GET', `/api/walks/${walkNumber(1)}/records?since=${since}`, { as: 'leader' })
  ).json();
  expect(rest).toMatchObject({ records: [], next: since, more: false });
});

test('a participant pulls their own marks and none of the others’', async () => {
  await send([findingAdded(1, 1)]);
  await send([findingAdded(2, 2)], 'participant 2');
  const { records } = await (
    await server.ask('GET', `/api/walks/${walkNumber(1)}/records`, { as: 'participant' })
  ).json();
  const kinds = records.map(({ kind }: { kind: string }) => kind).sort();
  expect(kinds).toEqual(['checkpoint', 'finding', 'participant', 'walk']);
  expect(records.find(({ kind }: { kind: string }) => kind === 'finding').id).toBe(findingNumber(1));
});

test('the police pull the walk and its stops, and neither people nor findings', async () => {
  await send([findingAdded(1, 1, { text: 'secret' })]);
  const text = await (
    await server.ask('GET', `/api/walks/${walkNumber(1)}/records`, { as: 'police' })
  ).text();
  const kinds = JSON.parse(text)
    .records.map(({ kind }: { kind: string }) => kind)
    .sort();
  expect(kinds).toEqual(['checkpoint', 'walk']);
  expect(text).not.toContain('secret');
});

test('tokens and codes leave only for those who need them', async () => {
  for (const as of ['participant', 'police', 'planner', 'leader', 'admin'] as const) {
    const text = await (await server.ask('GET', `/api/walks/${walkNumber(1)}/records`, { as })).text();
    expect(text).not.toContain('tokenHash');
    expect(text.includes('ABC234')).toBe(as === 'leader' || as === 'admin');
  }
});

test('GET /api/walks gives a participant the one walk that they joined', async () => {
  const idsFor = async (as: Persona) => {
    const { walks } = await (await server.ask('GET', '/api/walks', { as })).json();
    return walks.map(({ id }: { id: string }) => id);
  };
  expect(await idsFor('stranger')).toEqual([walkNumber(2)]);
  expect(await idsFor('police')).toEqual([walkNumber(1), walkNumber(2)]);
});
