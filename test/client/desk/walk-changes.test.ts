import { expect, test } from 'vitest';
import { draftFaults, stopsOffRoute } from '../../../client/features/walks/draft-faults.ts';
import { creationChanges, editChanges } from '../../../client/features/walks/walk-changes.ts';
import { draftOf, emptyDraft, type WalkDraft } from '../../../client/features/walks/walk-draft.ts';
import { checkpointViews, walkViews } from '../../../client/state/record-views.ts';
import { type PulledRecord, pulledRecordSchema } from '../../../client/state/wire.ts';
import type { Change } from '../../../domain/changes.ts';
import type { IdSource } from '../../../domain/ids.ts';
import { visibleRecord } from '../../../domain/visible.ts';
import { leader } from '../../support/change-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

const receivedAt = '2026-11-23T12:00:00.000Z';

function countingSource(): IdSource {
  let made = 0;
  return {
    now: () => new Date(Date.parse(receivedAt) + made),
    randomBytes: () => {
      made += 1;
      return Uint8Array.from({ length: 16 }, (_, index) => (made * 31 + index * 7) % 256);
    },
  };
}

/** The rules on records in memory, and what the leader pulls of them. */
function serve() {
  const records = recordsInMemory();
  return {
    send: (changes: readonly Change[]) =>
      changes.map((change) => records.apply({ change, author: leader, receivedAt })),
    pulled: (): PulledRecord[] =>
      records.all().map((record) => pulledRecordSchema.parse(visibleRecord(record, leader))),
  };
}

const stop = (id: string, name: string, position: [number, number]): WalkDraft['stops'][number] => ({
  id,
  name,
  position,
  coordinatesText: '',
  functions: [],
  plannedMinutes: '5',
  accessibilityNote: '',
  lightNote: '',
});
const torget = stop('0193588c-2e00-7a6b-8000-000000000001', 'Torget', [17.6005, 57.2494]);
const stationen = stop('0193588c-2e00-7a6b-8000-000000000002', 'Stationen', [17.6052, 57.2524]);
const draft: WalkDraft = {
  ...emptyDraft,
  name: 'Provvandring',
  date: '2026-11-24',
  stops: [torget, stationen],
};

function edited(records: readonly PulledRecord[]) {
  const [walk] = walkViews(records);
  if (walk === undefined) throw new Error('the walk is not there');
  const of = <View extends { id: string }>(view: View) => {
    const record = records.find(({ id }) => id === view.id);
    if (record === undefined) throw new Error('the record is not there');
    return { view, createdBy: record.createdBy, versions: record.versions };
  };
  return { walk: of(walk), stops: checkpointViews(records).map(of) };
}

test('a new walk is accepted by the rules and reads back as the form that made it', () => {
  const server = serve();
  const { changes } = creationChanges(draft, countingSource());
  expect(server.send(changes)).toEqual(['applied', 'applied', 'applied']);
  const { walk, stops } = edited(server.pulled());
  const again = draftOf(
    walk.view,
    stops.map(({ view }) => view),
  );
  expect(again).toMatchObject({
    name: 'Provvandring',
    date: '2026-11-24',
    time: '18:00',
    routeFollowsStops: true,
  });
  expect(again.stops.map(({ name }) => name)).toEqual(['Torget', 'Stationen']);
  expect(walk.view.properties.route?.coordinates).toEqual([torget.position, stationen.position]);
});

test('saving an unchanged form sends nothing', () => {
  const server = serve();
  server.send(creationChanges(draft, countingSource()).changes);
  const before = edited(server.pulled());
  const form = draftOf(
    before.walk.view,
    before.stops.map(({ view }) => view),
  );
  expect(editChanges(before.walk, before.stops, form, countingSource())).toEqual([]);
});

test('an edit names only what changed, moves, adds and takes away stops, and the rules accept it', () => {
  const server = serve();
  const source = countingSource();
  server.send(creationChanges(draft, source).changes);
  const before = edited(server.pulled());
  const hamnen = stop('0193588c-2e00-7a6b-8000-000000000003', 'Hamnen', [17.598, 57.246]);
  const changes = editChanges(
    before.walk,
    before.stops,
    { ...draft, name: 'Kvällsvandring', stops: [stationen, hamnen] },
    source,
  );
  expect(changes.map(({ kind }) => kind)).toEqual([
    'walk-edited',
    'checkpoint-edited',
    'checkpoint-added',
    'checkpoint-withdrawn',
  ]);
  const walkEdit = changes.find((change) => change.kind === 'walk-edited');
  expect(Object.keys(walkEdit?.fields ?? {}).sort()).toEqual(['name', 'route']);
  expect(server.send(changes)).toEqual(['applied', 'applied', 'applied', 'applied']);
  expect(checkpointViews(server.pulled()).map(({ properties }) => properties.name)).toEqual([
    'Stationen',
    'Hamnen',
  ]);
});

test('two leaders who edit the same field at once leave a conflict, not a silent loss', () => {
  const server = serve();
  const source = countingSource();
  server.send(creationChanges(draft, source).changes);
  const seen = edited(server.pulled());
  const first = editChanges(seen.walk, seen.stops, { ...draft, name: 'Första' }, source);
  const second = editChanges(seen.walk, seen.stops, { ...draft, name: 'Andra' }, source);
  expect(server.send(first)).toEqual(['applied']);
  expect(server.send(second)).toEqual(['conflict']);
});

test('all that a plan says is kept, reads back the same, and is then no edit', () => {
  const server = serve();
  const full: WalkDraft = {
    ...draft,
    purpose: 'Vilka platser undviker äldre?',
    origin: 'Hyresgästföreningen',
    promise: 'Tryggare centrum',
    abbreviation: 'KB',
    lightPurpose: 'dark',
    meetingPoint: 'Torget',
    firstMeeting: { date: '2026-11-10', time: '18:00', place: 'Biblioteket' },
    thirdMeeting: { date: '2027-01-10', time: '17:30', place: 'Skolan' },
    accessibilityNote: 'Kantstenar',
    lightNote: 'Lampan vid bron är trasig',
    backupNote: 'Vi går dagen efter',
    weather: 'Klart',
    ground: 'snow',
    headcount: '12',
    roles: { walk_leader: 'Samordnaren', note_taker: 'En; Två' },
    organisations: [{ name: 'Bostads AB', kind: 'housing', required: true, answer: 'coming' }],
    survey: { opens: { date: '2026-11-01', time: '08:00' }, closes: { date: '2026-11-09', time: '20:00' } },
    feedback: { givenOn: '2027-01-10', channel: 'meeting', text: 'Lamporna lagas i vår.' },
    rewalk: { kind: 'dated', dueOn: '2027-11-20', reason: '' },
    stops: [{ ...torget, plannedMinutes: '8', accessibilityNote: 'Trappa', lightNote: 'Mörkt' }, stationen],
  };
  expect(draftFaults(full)).toEqual([]);
  expect(new Set(server.send(creationChanges(full, countingSource()).changes))).toEqual(new Set(['applied']));
  const { walk, stops } = edited(server.pulled());
  const again = draftOf(
    walk.view,
    stops.map(({ view }) => view),
  );
  const texts = { stops: [], area: undefined, route: undefined };
  expect({ ...again, ...texts }).toEqual({ ...full, ...texts });
  expect(again.stops[0]).toMatchObject({
    plannedMinutes: '8',
    accessibilityNote: 'Trappa',
    lightNote: 'Mörkt',
  });
  expect(walk.view.properties.roles).toHaveLength(3);
  expect(editChanges(walk, stops, again, countingSource())).toEqual([]);
});

test('a walk with a method can be moved as a whole, though no stop may lie far from its route', () => {
  const server = serve();
  const source = countingSource();
  const withMethod = { ...draft, template: { id: 'standard', version: 1 } };
  server.send(creationChanges(withMethod, source).changes);
  const before = edited(server.pulled());
  const moved = [torget, stationen].map((one) => ({
    ...one,
    position: [(one.position?.[0] ?? 0) + 0.02, one.position?.[1] ?? 0] as const,
  }));
  const changes = editChanges(before.walk, before.stops, { ...withMethod, stops: moved }, source);
  expect(new Set(server.send(changes))).toEqual(new Set(['applied']));
  expect(edited(server.pulled()).walk.view.properties.route?.coordinates[0]).toEqual([17.6205, 57.2494]);
});

test('a form says which dates contradict each other, and which stop is off a drawn route', () => {
  const late = { date: '2026-12-01', time: '18:00', place: '' };
  expect(draftFaults({ ...draft, firstMeeting: late })).toEqual(['first-after-walk']);
  expect(draftFaults({ ...draft, date: '2026-12-02', thirdMeeting: late })).toEqual(['third-before-walk']);
  expect(draftFaults({ ...draft, survey: { opens: late, closes: late } })).toEqual(['survey-order']);
  expect(draftFaults({ ...draft, headcount: 'tolv', abbreviation: 'K1' })).toEqual([
    'abbreviation',
    'headcount',
  ]);
  expect(draftFaults({ ...draft, rewalk: { kind: 'declined', dueOn: '', reason: ' ' } })).toEqual(['rewalk']);
  const drawn: WalkDraft = {
    ...draft,
    template: { id: 'standard', version: 1 },
    routeFollowsStops: false,
    route: {
      type: 'LineString',
      coordinates: [
        [17.6005, 57.2494],
        [17.6005, 57.26],
      ],
    },
  };
  expect([...stopsOffRoute(drawn).keys()]).toEqual([stationen.id]);
  expect(draftFaults(drawn)).toEqual([{ stop: 1, missing: 'route' }]);
});

test('a form without a name or a place says what is missing, in the order of the form', () => {
  const noPlace = { ...torget, name: ' ', position: undefined };
  expect(draftFaults({ ...emptyDraft, stops: [stationen, noPlace] })).toEqual([
    'name',
    { stop: 1, missing: 'name' },
    { stop: 1, missing: 'position' },
  ]);
  expect(draftFaults(draft)).toEqual([]);
});
