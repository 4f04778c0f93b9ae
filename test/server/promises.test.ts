import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../domain/changes.ts';
import { promiseViewSchema } from '../../domain/promise/promise-view.ts';
import { gatherFollowUp } from '../../server/jobs/gather-follow-up.ts';
import { jobsFor } from '../../server/jobs/index.ts';
import type { JobDeps } from '../../server/jobs/job.ts';
import { remindFollowUp } from '../../server/jobs/remind-follow-up.ts';
import type { Mail } from '../../server/mail/mailer.ts';
import { authored, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import {
  activityNoted,
  admin,
  followUpApproved,
  followUpAsked,
  followUpMoved,
  followUpNumber,
  followUpPublished,
  followUpWritten,
  item,
  itemNumber,
  promiseMade,
  promiseNumber,
} from '../support/promise-makers.ts';

let server: TestServer;
const address = `/api/promises/${promiseNumber(1)}`;
const window = { from: '2026-07-01', to: '2027-12-31' };

beforeEach(async () => {
  server = await makeTestServer();
  const made = promiseMade([
    item(1),
    item(2, { evidenceRule: { source: 'walks' }, measure: 'milestone', target: 1, window }),
    item(3, {
      evidenceRule: { source: 'follow-ups' },
      ...{ measure: 'recurrence', target: 4, yearTargets: [{ year: 2026, target: 2 }] },
    }),
    item(4, {
      ...{ owner: 'police', target: 30, measure: 'count-at-least' },
      evidenceRule: { source: 'police', counted: 'speed-check', measure: 'count' },
    }),
  ]);
  const [verdict] = await server.deps.store.commit([authored(made, admin)]);
  expect(verdict?.verdict).toBe('applied');
});
afterEach(() => server.close());

async function read(as: Persona = 'leader') {
  const answer = await server.ask('GET', address, { as });
  expect(answer.status).toBe(200);
  return promiseViewSchema.parse(await answer.json());
}
async function send(change: Change, as: Persona) {
  const answer = await server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
  const { verdicts } = (await answer.json()) as {
    verdicts: { verdict: string; problem?: { code: string } }[];
  };
  return verdicts[0]?.problem?.code ?? verdicts[0]?.verdict;
}
const jobDeps = () => server.deps as unknown as JobDeps;

describe('who reads promises', () => {
  test('the staff of both parties, and nobody else', async () => {
    const addresses = [
      '/api/promises',
      address,
      `${address}/calendar.ics`,
      '/api/promise-ledger.jsonl',
      '/api/published-promises',
    ];
    for (const path of addresses) {
      expect((await server.ask('GET', path)).status, path).toBe(401);
      expect((await server.ask('GET', path, { as: 'participant' })).status, path).toBe(403);
      for (const as of ['leader', 'planner', 'police', 'admin'] as const)
        expect((await server.ask('GET', path, { as })).status, `${path} ${as}`).toBe(200);
    }
    const unknown = await server.ask('GET', `/api/promises/${promiseNumber(9)}`, { as: 'leader' });
    expect((await problemIn(unknown)).code).toBe('unknown-record');
  });

  test('each with the party that they speak for', async () => {
    expect((await read('leader')).side).toBe('municipality');
    expect((await read('police')).side).toBe('police');
  });
});

describe('what a number is made of', () => {
  test('no evidence is said to be none', async () => {
    const { items } = await read();
    expect(items.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'no-evidence'));
    expect(items[0]?.why[0]?.sv).toBe('Inget som räknas är registrerat.');
  });

  test('what was noted by hand is told with day, place, words, party and role, never a name', async () => {
    expect(await send(activityNoted(1, { amount: 3, place: 'Hamngatan' }), 'leader')).toBe('applied');
    const first = (await read()).items[0];
    expect(first).toMatchObject({ count: 3, target: 70, wholeTarget: 70, state: 'behind' });
    expect(first?.evidence).toEqual([
      {
        ...{ source: 'activity', id: expect.any(String), when: '2026-11-02', amount: 3, notCounted: null },
        ...{ title: 'Kontroll på Hamngatan', place: 'Hamngatan' },
        recordedBy: { side: 'municipality', role: 'leader' },
      },
    ]);
    expect(first?.burnUp?.points.at(-1)).toMatchObject({ count: 3 });
  });

  test('a linked walk counts for nothing before its feedback is given', async () => {
    const link = (walk: number) => ({
      ...{ id: activityNoted(100 + walk).id, at: activityNoted(1).at, kind: 'promise-walk-linked' as const },
      ...{ promiseId: promiseNumber(1), itemId: itemNumber(2), linkedWalkId: walkNumber(walk), linked: true },
    });
    expect(await send(link(1), 'leader')).toBe('applied');
    expect((await read()).items[1]).toMatchObject({ count: 0, state: 'no-evidence' });
  });

  test('of the police only sums of whole months', async () => {
    const { items } = await read('police');
    expect(JSON.stringify(items[3]?.evidence)).not.toMatch(/20\d\d-\d\d-\d\d/);
  });
});

describe('a follow-up from gathered to published', () => {
  async function gather() {
    expect(await send(followUpAsked(), 'leader')).toBe('applied');
    expect((await read()).followUps[0]?.gathering).toBe(true);
    await gatherFollowUp.run(followUpNumber(1), jobDeps(), new AbortController().signal);
    const gathered = (await read()).followUps[0]?.gathered;
    if (gathered === undefined || gathered === null) throw new Error('nothing was gathered');
    return gathered;
  }

  test('its numbers stay as they were gathered, and it counts once published', async () => {
    await send(activityNoted(1), 'leader');
    const gathered = await gather();
    expect(gathered.items.map(({ count }) => count)).toEqual([1, 0, 0, 0]);
    expect(gathered.ledgerHead).toMatch(/^[0-9a-f]{64}$/);
    expect(await send(followUpWritten(), 'police')).toBe('applied');
    for (const side of ['municipality', 'police'] as const) {
      const approved = { ...followUpApproved(side), gatheredAt: gathered.at };
      expect(await send(approved, side === 'police' ? 'police' : 'leader')).toBe('applied');
    }
    await send(activityNoted(2), 'leader');
    expect(await send(followUpPublished(), 'leader')).toBe('applied');
    expect(await send(followUpPublished(), 'leader')).toBe('already-published');
    const { followUps, items, history } = await read();
    expect(followUps[0]).toMatchObject({
      step: 'published',
      missed: true,
      gathered: { items: [{ count: 1 }, {}, {}, {}] },
    });
    expect(items[2]).toMatchObject({ count: 1, state: 'on-track' });
    expect(history[0]).toMatchObject({
      event: 'follow-up-published',
      words: { words: 'Vi har gjort en tredjedel av kontrollerna.' },
    });
  });

  test('the job does nothing for a follow-up that is not there', async () => {
    await gatherFollowUp.run(followUpNumber(99), jobDeps(), new AbortController().signal);
    expect((await read()).followUps[0]?.gathered).toBeNull();
  });
});

describe('reminders', () => {
  test('as iCalendar, whole days with the same UID each time', async () => {
    const calendar = async () => {
      const answer = await server.ask('GET', `${address}/calendar.ics?language=sv`, { as: 'police' });
      const parsed = new ICAL.Component(ICAL.parse(await answer.text()));
      return parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    };
    const events = await calendar();
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([
      ...['2026-09-30', '2026-12-15', '2027-03-31', '2027-06-30', '2027-09-30', '2027-12-15'],
    ]);
    expect(
      events.every(({ startDate, summary }) => startDate.isDate && summary.startsWith('Uppföljning')),
    ).toBe(true);
    expect((await calendar()).map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
    expect(
      events[0]?.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString(),
    ).toBe('-P14D');
  });

  test('by letter: asked for when the promise is made, for days that are still to come', () => {
    const asked = jobsFor({ ...promiseMade(), at: '2026-10-01T12:00:00.000Z' });
    expect(asked.map(({ name, key }) => [name, key]).slice(0, 2)).toEqual([
      ['remind-follow-up', `${followUpNumber(2)} 2026-12-15`],
      ['remind-missed-follow-up', `${followUpNumber(2)} 2026-12-15`],
    ]);
    expect(asked).toHaveLength(10);
    const moved = jobsFor(followUpMoved(3, '2027-03-31', '2027-05-20'));
    expect(moved.map(({ key }) => key)).toEqual([
      `${followUpNumber(3)} 2027-05-20`,
      `${followUpNumber(3)} 2027-05-20`,
    ]);
  });

  test('go to those who approve, and not once it is published; without a mail server nothing happens', async () => {
    const sent: Mail[] = [];
    const mailer = { send: async (mail: Mail) => void sent.push(mail) };
    const signal = new AbortController().signal;
    const ofDay = `${followUpNumber(1)} 2026-09-30`;
    await remindFollowUp.run(ofDay, jobDeps(), signal);
    const deps = {
      ...jobDeps(),
      reminders: { mailer, people: server.deps.people, publicUrl: 'https://lykta.example' },
    };
    await remindFollowUp.run(`${followUpNumber(1)} 2026-09-01`, deps, signal);
    expect(sent, 'of a day from which it was moved').toEqual([]);
    await remindFollowUp.run(ofDay, deps, signal);
    expect(sent).toHaveLength(3);
    expect(sent[0]?.subject).toBe('Uppföljning av Medborgarlöfte för Lyktehamn senast 2026-09-30');
    expect(sent[0]?.text).toContain(`https://lykta.example/promises/${promiseNumber(1)}`);
  });
});

describe('what is there to take in', () => {
  test('published promises, and which are here', async () => {
    const answer = await server.ask('GET', '/api/published-promises', { as: 'admin' });
    expect(await answer.json()).toMatchObject({
      published: [{ promise: { id: 'lyktehamn-2026-2027' }, loadedAs: null }],
    });
  });

  test('only an administrator makes a promise', async () => {
    const other = { ...promiseMade(), promiseId: promiseNumber(2) };
    expect(await send(other, 'leader')).toBe('not-allowed');
    expect(
      await send(
        {
          ...other,
          id: promiseMade().id,
          items: [item(9)],
          followUps: other.followUps.map((slot, index) => ({ ...slot, id: followUpNumber(50 + index) })),
        },
        'admin',
      ),
    ).toBe('applied');
  });
});
