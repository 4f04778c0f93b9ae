import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiptCodeFrom } from '../../domain/receipt.ts';
import { buildTemplates } from '../../domain/templates.ts';
import { checkTemplates } from '../../server/start/check-templates.ts';
import {
  authored,
  findingAdded,
  findingWithdrawn,
  participant,
  toldAndDated,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { actionAdded, actionMoved, protocolDrafted } from '../support/process-makers.ts';
import { testTemplate, testTemplates } from '../support/test-templates.ts';
import { receiptSet } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const code = receiptCodeFrom(new Uint8Array(16).fill(7));
const hash = createHash('sha256').update(code).digest('hex');

describe('the receipt', () => {
  const answer = (json: object) => server.ask('POST', '/api/receipt/answer', { json });

  test('tells what became of each mark by a number that stays, and takes one answer', async () => {
    await server.deps.store.commit(
      [
        authored(receiptSet(1, hash), participant(1)),
        ...[1, 2, 3, 4].map((number) => authored(findingAdded(number))),
        authored(findingWithdrawn(1)),
        authored(actionAdded(1, [2], { season: 'spring', horizon: 'P3' })),
        authored(actionAdded(2, [3], { decision: 'decline', reason: 'to be torn down' })),
        authored(actionMoved(1, 'planned')),
      ],
      { allOrNothing: true },
    );
    const receipt = await (await server.ask('POST', '/api/receipt', { json: { code } })).json();
    expect(receipt.summary).toEqual({ done: 0, planned: 1, declined: 1, waiting: 1 });
    expect(receipt.findings).toMatchObject([
      { number: 2, status: 'planned', decision: 'do', season: 'spring', horizon: 'P3', mayAnswer: true },
      { number: 3, status: 'not_done', decision: 'decline', reason: 'to be torn down' },
      { number: 4, status: 'received', decision: null, mayAnswer: false },
    ]);
    const answered = await answer({ code, number: 2, answer: 'half' });
    expect([answered.status, (await answered.json()).findings[0].answer]).toEqual([200, 'half']);
    for (const number of [1, 4, 9])
      expect((await problemIn(await answer({ code, number, answer: 'agree' }))).code).toBe('unknown-record');
  });

  test('takes no answers for a guessed code, and only ten guesses', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect((await answer({ code: 'QQQQQQQQQQQQ', number: 1, answer: 'agree' })).status).toBe(404);
    expect((await answer({ code: 'QQQQQQQQQQQQ', number: 1, answer: 'agree' })).status).toBe(429);
  });
});

describe('the process of a walk', () => {
  test('tells the steps, what is missing, and the next number of a protocol', async () => {
    const [first, second] = [5, 6].map((number) =>
      walkCreated(number, {
        template: { id: 'standard', version: 1 },
        abbreviation: 'KB',
        plannedStartAt: '2026-10-01T17:00:00.000Z',
      }),
    );
    if (first === undefined || second === undefined) throw new Error('two walks are needed');
    await server.deps.store.commit([authored(first), authored(second), authored(protocolDrafted(1, 3, 5))]);
    const answer = await server.ask('GET', `/api/walks/${walkNumber(6)}/process`, { as: 'planner' });
    const process = await answer.json();
    expect(process).toMatchObject({ status: 'planned', ended: false, next: 'invited', protocolNumber: 4 });
    expect(process.steps[2]).toMatchObject({
      status: 'invited',
      phases: [3, 4],
      state: 'now',
      overdue: true,
    });
    expect(process.steps[2].missing[0]).toMatchObject({ code: 'purpose', phase: 1, about: null });
    const taken = await server.deps.store.commit([authored(protocolDrafted(2, 3, 6))]);
    expect(taken[0]).toMatchObject({ verdict: 'refused', problem: { code: 'duplicate-id' } });
  });

  test('closing is refused with one error for each thing that is missing', async () => {
    const verdicts = await server.deps.store.commit([authored(walkAdvanced('closed', 1))]);
    const [verdict] = verdicts;
    if (verdict?.verdict !== 'refused') throw new Error('it was not refused');
    expect(verdict.problem.code).toBe('phase-needs');
    expect(verdict.problem.errors?.map(({ detail }) => detail.split(':')[0])).toEqual(['feedback', 'rewalk']);
  });
});

describe('templates', () => {
  test('are told to everybody, the newest marked', async () => {
    const { templates } = await (await server.ask('GET', '/api/templates')).json();
    expect(templates).toMatchObject([{ newest: true, template: { id: 'standard', version: 1 } }]);
  });

  test('that a walk uses must be there with the same content', async () => {
    const { store } = server.deps;
    await store.commit([
      authored(walkCreated(5, { ...toldAndDated, template: { id: 'standard', version: 1 } })),
    ]);
    await expect(checkTemplates(store, testTemplates)).resolves.toBeUndefined();
    await expect(checkTemplates(store, buildTemplates([]))).rejects.toThrow(
      /standard-v1\.json, which is missing/,
    );
    const changed = buildTemplates([{ ...testTemplate, sha256: 'd'.repeat(64) }]);
    await expect(checkTemplates(store, changed)).rejects.toThrow(/standard-v2\.json/);
  });
});

describe('the survey before the walk', () => {
  const survey = { opensAt: '2026-11-20T10:00:00.000Z', closesAt: '2026-11-21T10:00:00.000Z' };
  const join = () => server.ask('POST', '/api/join', { json: { code: 'SRVEY2' } });

  test('takes people by its own code while it is open, and their marks as its own, without ratings', async () => {
    const walk = walkCreated(5, { survey });
    const issued = { ...walk, id: findingAdded(9).id, walkId: walkNumber(5) };
    await server.deps.store.commit(
      [
        authored(walk),
        authored({
          kind: 'walk-survey-code-issued',
          id: issued.id,
          at: walk.at,
          walkId: walkNumber(5),
          surveyCode: 'SRVEY2',
        }),
      ],
      { allOrNothing: true },
    );
    const { participantId, token } = await (await join()).json();
    const change = findingAdded(1, 1, { walkId: walkNumber(5), participantId, source: 'walk' });
    const sent = await server.ask('POST', '/api/changes', {
      json: { changes: [change] },
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await sent.json()).verdicts[0].verdict).toBe('applied');
    const [finding] = await server.deps.store.recordsOfKind('finding', walkNumber(5));
    expect(finding?.feature.properties.source).toBe('presurvey');
    server.deps.source.moveBy(24 * 3_600_000);
    const late = await join();
    expect([late.status, (await problemIn(late)).code]).toEqual([410, 'survey-closed']);
  });
});
