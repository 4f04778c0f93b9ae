import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChangeOf } from '../../domain/changes.ts';
import { authored, walkAdvanced, walkCreated, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { walkEdited } from '../support/process-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const planned = walkCreated(5, {
  name: 'Hamnen; kväll, 2026',
  purpose: 'Vilka platser\nundviker vi?',
  accessibilityNote: 'Kantstenar',
  firstMeetingAt: '2026-10-06T16:00:00.000Z',
  firstMeetingPlace: 'Biblioteket, sal 2',
  plannedStartAt: '2026-10-25T00:30:00.000Z',
  meetingPoint: 'Torget',
  thirdMeetingAt: '2027-03-28T16:30:00.000Z',
});

async function meetings(query = '') {
  const answer = await server.ask('GET', `/api/walks/${walkNumber(5)}/calendar.ics${query}`, {
    as: 'leader',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone === null) throw new Error('the calendar tells no zone');
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      wall: event.startDate.toString(),
      zone: event.startDate.zone?.tzid,
      minutes: event.duration.toSeconds() / 60,
      summary: event.summary,
      location: event.location,
      description: event.description,
      status: component.getFirstPropertyValue('status'),
    };
  });
}

const edit = async (fields: ChangeOf<'walk-edited'>['fields']): Promise<void> => {
  const [verdict] = await server.deps.store.commit([authored(walkEdited(fields, 5))]);
  expect(verdict?.verdict).toBe('applied');
};

test('a participant of another walk gets no calendar', async () => {
  await server.deps.store.commit([authored(planned)]);
  const path = `/api/walks/${walkNumber(5)}/calendar.ics`;
  expect((await problemIn(await server.ask('GET', path, { as: 'participant' }))).code).toBe('not-allowed');
  expect((await problemIn(await server.ask('GET', path))).code).toBe('not-signed-in');
});

test('all three meetings are there with their times in the zone of the place, read by another library', async () => {
  await server.deps.store.commit([authored(planned)]);
  const [first, walk, third] = await meetings();
  expect(first).toEqual({
    uid: `${walkNumber(5)}-meeting-1@lykta`,
    sequence: 0,
    start: '2026-10-06T16:00:00.000Z',
    wall: '2026-10-06T18:00:00',
    zone: 'Europe/Stockholm',
    minutes: 90,
    summary: 'Förmöte: Hamnen; kväll, 2026',
    location: 'Biblioteket, sal 2',
    description: 'Vilka platser\nundviker vi?\n\nTillgänglighet: Kantstenar',
    status: 'CONFIRMED',
  });
  // The night when the clocks go back, and the day when they go forward.
  expect([walk?.wall, walk?.location]).toEqual(['2026-10-25T02:30:00', 'Torget']);
  expect([third?.wall, third?.start]).toEqual(['2027-03-28T18:30:00', '2027-03-28T16:30:00.000Z']);
  expect((await meetings('?language=en'))[2]?.summary).toBe('Feedback: Hamnen; kväll, 2026');
});

test('an edit raises the sequence of the meetings that it is about and keeps their ids', async () => {
  await server.deps.store.commit([authored(planned)]);
  const before = await meetings();
  await edit({ plannedStartAt: { value: '2026-10-26T17:00:00.000Z', basedOn: [planned.id] } });
  const moved = await meetings();
  const sequences = moved.map(({ sequence }) => sequence);
  expect(sequences.map((sequence) => sequence > 0)).toEqual([false, true, false]);
  expect(moved.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(moved[1]?.start).toBe('2026-10-26T17:00:00.000Z');
  await edit({ name: { value: 'Hamnen', basedOn: [planned.id] } });
  const renamed = (await meetings()).map(({ sequence }) => sequence);
  expect(renamed.every((sequence, index) => sequence > (sequences[index] ?? 0))).toBe(true);
});

test('a meeting without a time is left out, and a cancelled walk cancels the others', async () => {
  await server.deps.store.commit([authored(planned)]);
  await edit({ thirdMeetingAt: { value: null, basedOn: [planned.id] } });
  await server.deps.store.commit([authored({ ...walkAdvanced('cancelled', 5), reason: 'storm' })]);
  const left = await meetings();
  expect(left.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  expect(left[0]?.sequence).toBe(1);
});
