import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeIdSchema } from '../../domain/ids.ts';
import { headsOf } from '../../domain/merge.ts';
import { receiptCodeFrom } from '../../domain/receipt.ts';
import { runJob } from '../../server/jobs/index.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { advance, type Phone, type Said, spokenWalk } from '../support/spoken-walk.ts';

/**
 * One walk from the first proposal to the last answer, spoken over HTTP alone, as tests of the file or group that calls
 * it. Only the jobs, which the server runs by itself, are run by hand here, so that the test need not wait for them.
 */
export function testWholeProcess(): void {
  const workers = createWorkerPool();
  const photoCleaner = createPhotoCleaner();
  let server: TestServer;
  beforeAll(async () => {
    server = await makeTestServer();
  });
  afterAll(async () => {
    await server.close();
    await workers.close();
    await photoCleaner.close();
  });

  const walkId = uuidv7();
  const route = [
    [17.6, 57.25],
    [17.602, 57.25],
    [17.604, 57.25],
  ];
  const spot = { type: 'Point', coordinates: [17.603, 57.25] };
  const stopId = uuidv7();
  const stop = (coordinates: number[], id = stopId): Said => ({
    kind: 'checkpoint-added',
    checkpoint: {
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates },
      properties: {
        kind: 'checkpoint',
        walkId,
        order: 1,
        name: 'Gångtunneln',
        radiusMetres: 30,
        plannedMinutes: 5,
        functions: ['school_route'],
      },
    },
  });

  const leader = { as: 'leader' } as const;
  const { say, done, missing, records, theWalk, edit, join, mark, rating } = spokenWalk(
    () => server,
    walkId,
    spot,
  );

  async function job(name: string, key = walkId): Promise<void> {
    const deps = { ...server.deps, workers, photoCleaner };
    await runJob({ id: 1, name, key, attempts: 1 }, deps, new AbortController().signal);
  }

  /** The way of the walk, one step after the other: each stands on what the one before it made. */
  const steps: { name: string; run: () => Promise<void> }[] = [];
  function step(name: string, run: () => Promise<void>): void {
    steps.push({ name, run });
  }

  const phones: Phone[] = [];
  const receiptCode = receiptCodeFrom(new Uint8Array(16).fill(9));

  step('proposed: a walk is asked for, and planned only with a purpose and an area', async () => {
    const properties = {
      kind: 'walk',
      name: 'Fyrtunneln',
      purpose: null,
      route: null,
      plannedStartAt: null,
      meetingPoint: null,
      mode: 'standard',
      organisationId: null,
      status: 'proposed',
      origin: 'Byalaget',
      lightPurpose: 'dark',
      template: { id: 'standard', version: 1 },
    };
    const walk = { type: 'Feature', id: walkId, geometry: null, properties };
    const another = { ...properties, template: { id: 'standard', version: 99 } };
    expect(await say(leader, { kind: 'walk-created', walk: { ...walk, properties: another } })).toMatchObject(
      {
        problem: { code: 'unknown-template' },
      },
    );
    await done({ kind: 'walk-created', walk });
    expect(await missing('planned')).toEqual(['purpose', 'area']);
    const ring = [
      [17.59, 57.24],
      [17.61, 57.24],
      [17.61, 57.26],
      [17.59, 57.24],
    ];
    await done(
      await edit({ purpose: 'Tunneln undviks', geometry: { type: 'Polygon', coordinates: [ring] } }),
      advance('planned'),
    );
  });

  step('the survey: an open link takes marks for a while, which are its own', async () => {
    const now = server.deps.source.now().getTime();
    const [opensAt, closesAt] = [0, 1].map((days) => new Date(now + days * 86_400_000).toISOString());
    await done(await edit({ survey: { opensAt, closesAt } }));
    await job('issue-join-code');
    const neighbour = await join((await theWalk()).properties.surveyCode);
    expect(await say(neighbour, mark(neighbour))).toMatchObject({ verdict: 'applied' });
    const [finding] = (await records()).filter(({ kind }) => kind === 'finding');
    expect(finding?.feature?.properties.source).toBe('presurvey');
    server.deps.source.moveBy(2 * 86_400_000);
    const late = await server.ask('POST', '/api/join', {
      json: { code: (await theWalk()).properties.surveyCode },
    });
    expect((await problemIn(late)).code).toBe('survey-closed');
  });

  step('invited and met: times, places and a leader first; no step is skipped in silence', async () => {
    expect(await missing('invited')).toEqual([
      'planned-start',
      'meeting-point',
      'first-meeting',
      'third-meeting',
      'walk-leader',
    ]);
    const backwards = await edit({
      plannedStartAt: '2026-11-24T17:00:00.000Z',
      firstMeetingAt: '2026-11-25T17:00:00.000Z',
    });
    expect(await say(leader, backwards)).toMatchObject({ problem: { code: 'impossible-date' } });
    await done(
      await edit({
        plannedStartAt: '2026-11-24T17:00:00.000Z',
        meetingPoint: 'Biblioteket',
        firstMeetingAt: '2026-11-23T17:00:00.000Z',
        firstMeetingPlace: 'Biblioteket',
        thirdMeetingAt: '2026-12-15T17:00:00.000Z',
        roles: [{ role: 'walk_leader', holder: 'Kim' }],
        abbreviation: 'FT',
      }),
      advance('invited'),
      advance('premeeting_done'),
    );
  });

  step('walked: route, stops and a note-taker first; people mark and rate, each for themselves', async () => {
    expect(await missing('in_progress')).toEqual(['note-taker', 'route', 'stops']);
    const roles = [
      { role: 'walk_leader', holder: 'Kim' },
      { role: 'note_taker', holder: 'Alva' },
    ];
    await done(await edit({ route: { type: 'LineString', coordinates: route }, roles }));
    expect(await say(leader, stop([17.603, 57.26], uuidv7()))).toMatchObject({
      problem: { code: 'stop-off-route' },
    });
    await done(stop(spot.coordinates), advance('in_progress'));
    server.deps.source.moveBy(86_400_000);
    for (let number = 0; number < 6; number++) phones.push(await join((await theWalk()).properties.joinCode));
    for (const [index, phone] of phones.entries()) {
      const said =
        index < 4 ? [mark(phone), rating(phone, stopId, 4)] : [rating(phone, stopId, index === 4 ? 1 : 2)];
      expect(await say(phone, ...said)).toMatchObject({ verdict: 'applied' });
      expect(await say(phone, advance('walked'))).toMatchObject({ problem: { code: 'not-allowed' } });
    }
    const [first] = phones;
    if (first === undefined) throw new Error('nobody joined');
    const receiptHash = createHash('sha256').update(receiptCode).digest('hex');
    await say(first, { kind: 'participant-receipt-set', participantId: first.participantId, receiptHash });
    await done(advance('walked'));
    await job('compute-areas');
    expect((await records()).filter(({ kind }) => kind === 'area')).toHaveLength(1);
  });

  step('the closing meeting: what was found, what was not said, and the group in its own words', async () => {
    const groupId = uuidv7();
    const properties = { kind: 'group', walkId, order: 1, name: 'Grupp 1', raterId: null };
    const places = [{ kind: 'checkpoint', id: stopId, words: 'Här är det mörkt' }];
    await done(
      { kind: 'group-added', group: { type: 'Feature', id: groupId, geometry: null, properties } },
      {
        kind: 'group-conclusion-set',
        groupId,
        topThree: places,
        notes: { agreed: 'Lampor', dissent: 'Kameror' },
      },
    );
    const view = await (await server.ask('GET', `/api/walks/${walkId}/closing`, leader)).json();
    expect(view).toMatchObject({
      people: 6,
      unsafe: 4,
      feelings: [{ name: 'Gångtunneln', all: [1, 1, 0, 4] }],
      silence: { markedNothing: { count: 2, of: 6 } },
      groups: [{ topThree: [{ name: 'Gångtunneln', words: 'Här är det mörkt' }], dissent: 'Kameror' }],
    });
    expect(view.places[0].marked).toMatchObject({ count: 4, of: 6 });
    expect(JSON.stringify(view)).not.toContain(phones[0]?.participantId);
  });

  step('the protocol: drafted with what was noted on the day, approved, published', async () => {
    expect(await missing('protocol_draft')).toEqual(['headcount', 'weather', 'ground', 'protocol-draft']);
    const { protocolNumber } = await (await server.ask('GET', `/api/walks/${walkId}/process`, leader)).json();
    const protocolId = uuidv7();
    await done(
      await edit({ headcount: 7, weather: 'Mulet', ground: 'wet' }),
      { kind: 'protocol-drafted', protocolId, number: protocolNumber },
      advance('protocol_draft'),
    );
    expect(await missing('protocol_published')).toEqual(['protocol-published']);
    expect(await say(leader, { kind: 'protocol-published', protocolId })).toMatchObject({
      problem: { code: 'protocol-state' },
    });
    await done(
      { kind: 'protocol-approved', protocolId },
      { kind: 'protocol-published', protocolId },
      advance('protocol_published'),
    );
    const protocol = (await records()).find(({ id }) => id === protocolId);
    const rows = protocol?.feature?.properties.rows as { no: string; passedCount: number }[];
    // The mark of the survey is no row; the four of the walk are.
    expect(rows.map(({ no }) => no)).toEqual([1, 2, 3, 4].map((number) => `FT-2026-1-00${number}`));
  });

  step('actions: every area gets a decision, and bad ones are refused with what is wrong', async () => {
    expect(await missing('actions_decided')).toEqual(['area-undecided']);
    const area = (await records()).find(({ kind }) => kind === 'area');
    const actionId = uuidv7();
    const action = (more: object): Said => ({
      kind: 'action-added',
      action: {
        type: 'Feature',
        id: actionId,
        geometry: null,
        properties: {
          kind: 'action',
          walkId,
          title: 'Nya armaturer',
          cause: 'Trasiga sedan i våras',
          type: 'light',
          assetOwner: null,
          responsible: 'Gatuchefen',
          findingIds: [],
          areaId: area?.id,
          decision: null,
          reason: null,
          horizon: 'P3',
          season: 'spring',
          deadline: null,
          costBand: null,
          externalReference: null,
          ...more,
        },
      },
    });
    expect(await say(leader, action({ areaId: null }))).toMatchObject({
      problem: { code: 'action-without-problem' },
    });
    expect(await say(leader, action({ deadline: '2020-01-01' }))).toMatchObject({
      problem: { code: 'deadline-past' },
    });
    await done(action({}));
    expect(await missing('actions_decided')).toEqual(['area-undecided', 'action-undecided']);
    const kept = (await records()).find(({ id }) => id === actionId);
    const basedOn =
      kept === undefined ? [] : headsOf(kept.versions, 'decision', changeIdSchema.parse(kept.createdBy));
    await done(
      { kind: 'action-edited', actionId, fields: { decision: { value: 'do', basedOn } } },
      { kind: 'action-status-changed', actionId, to: 'planned', reason: null },
      advance('actions_decided'),
    );
  });

  step('answers: the third meeting is noted, and each receipt tells and takes an answer', async () => {
    expect(await missing('closed')).toEqual(['feedback', 'rewalk']);
    expect(await missing('feedback_given')).toEqual(['feedback']);
    const feedback = { givenOn: '2026-11-24', channel: 'meeting', text: 'Nya armaturer till våren.' };
    await done(await edit({ feedback }), advance('feedback_given'));
    const ask = (path: string, json: object) =>
      server.ask('POST', path, { json: { code: receiptCode, ...json } });
    const receipt = await (await ask('/api/receipt', {})).json();
    expect(receipt.findings).toMatchObject([{ status: 'planned', decision: 'do', season: 'spring' }]);
    const { number } = receipt.findings[0];
    const answered = await ask('/api/receipt/answer', { number, answer: 'half' });
    expect((await answered.json()).findings[0].answer).toBe('half');
    const action = (await records()).find(({ kind }) => kind === 'action');
    expect(action?.feature?.properties.answers).toMatchObject([{ answer: 'half' }]);
  });

  step('walked again, compared and closed: only with the walk again dated or done', async () => {
    expect(await missing('closed')).toEqual(['rewalk']);
    expect(await missing('rewalked')).toEqual(['rewalk-done']);
    await done(await edit({ rewalk: { kind: 'dated', dueOn: '2027-11-23' } }));
    expect(await missing('rewalked')).toEqual(['rewalk-done']);

    const againId = uuidv7();
    const { properties, feature } = await theWalk();
    const { purpose, meetingPoint, route: walked, lightPurpose } = properties;
    const again = {
      kind: 'walk',
      name: 'Fyrtunneln 2027',
      plannedStartAt: '2026-11-24T18:00:00.000Z',
      ...{ purpose, meetingPoint, route: walked, lightPurpose },
      mode: 'standard',
      organisationId: null,
      previousWalkId: walkId,
    };
    const walk = { type: 'Feature', id: againId, geometry: feature?.geometry, properties: again };
    await done(
      { kind: 'walk-created', walkId: againId, walk },
      { ...advance('in_progress'), walkId: againId },
      { ...advance('walked'), walkId: againId },
    );
    await job('note-rewalk', againId);
    expect((await theWalk()).properties.rewalk).toEqual({ kind: 'done', walkId: againId });
    const compared = await server.ask('GET', `/api/walks/${againId}/comparison`, leader);
    // Nobody joined it: there is nothing to lay side by side, and it says so.
    expect(await compared.json()).toMatchObject({
      state: 'refused',
      before: { people: 6 },
      after: { people: 0 },
    });

    await done(advance('rewalked'), advance('closed'));
    const [phone] = phones;
    if (phone === undefined) throw new Error('nobody joined');
    expect(await say(phone, mark(phone))).toMatchObject({ problem: { code: 'walk-closed' } });
    const process = await (await server.ask('GET', `/api/walks/${walkId}/process`, leader)).json();
    expect(process).toMatchObject({ status: 'closed', ended: true, next: null });
    expect(process.steps.map(({ state }: { state: string }) => state)).toEqual(new Array(12).fill('done'));
    expect(server.deps.log.faults).toEqual([]);
  });

  test('a walk goes from proposal to closed through every step, and each refusal says what is missing', async () => {
    for (const { name, run } of steps)
      await run().catch((fault: unknown) => {
        throw new Error(name, { cause: fault });
      });
  });
}
