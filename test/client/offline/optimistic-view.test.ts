import { expect, test } from 'vitest';
import { isOutdated, knownRecord } from '../../../client/offline/known-records.ts';
import type { Membership, PulledRecord, QueuedChange } from '../../../client/offline/local-db.ts';
import { isSurvey, optimisticView } from '../../../client/offline/optimistic-view.ts';
import { applyChange } from '../../../domain/apply-change.ts';
import type { Change, ChangeOf } from '../../../domain/changes.ts';
import { problem } from '../../../domain/problem.ts';
import type { AnyRecord } from '../../../domain/record.ts';
import { noTemplates } from '../../../domain/templates.ts';
import { visibleRecord } from '../../../domain/visible.ts';
import {
  changeNumber,
  checkpointAdded,
  findingAdded,
  findingNumber,
  joined,
  leader,
  noon,
  participant,
  participantNumber,
  system,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import { groupAdded, grouped, routeSet } from '../../support/walk-makers.ts';

const membership: Membership = {
  participantId: participantNumber(1),
  walkId: walkNumber(1),
  token: 't',
  walkName: 'Kvällsrundan',
  code: 'ABCDEF',
  joinedAt: noon,
};

/** What the server would hand to this participant after these changes. */
function pulledAfter(changes: readonly Change[]): PulledRecord[] {
  const records = new Map<string, AnyRecord>();
  for (const change of changes) {
    const own = change.kind.startsWith('finding');
    const author = own ? participant(1) : change.kind === 'participant-joined' ? system : leader;
    const record = (id: string) => records.get(id);
    const outcome = applyChange(change, {
      author,
      receivedAt: noon,
      catalogue: testCatalogue,
      templates: noTemplates,
      record,
      recordsOfWalk: () => [],
    });
    if (outcome.verdict === 'refused') throw new Error(outcome.problem.detail);
    for (const write of outcome.writes) records.set(write.id, write);
  }
  return [...records.values()].flatMap((record) => {
    const visible = visibleRecord(record, participant(1));
    return visible === undefined ? [] : [{ ...visible, reader: 'participant:1' as const, sequence: 1 }];
  });
}

let order = 0;
function queued(change: Change, more: Partial<QueuedChange> = {}): QueuedChange {
  const waiting = { state: 'kept', attempts: 0, problem: null, holdUntil: null, sequence: null } as const;
  return {
    order: ++order,
    id: change.id,
    author: 'participant:1',
    change,
    keptAt: noon,
    ...waiting,
    ...more,
  };
}

function edited(finding: number, text: string, basedOn: Change): ChangeOf<'finding-edited'> {
  return {
    kind: 'finding-edited',
    id: changeNumber(5000 + ++order),
    at: noon,
    walkId: walkNumber(1),
    findingId: findingNumber(finding),
    fields: { text: { value: text, basedOn: [basedOn.id] } },
  };
}

const ground = [walkCreated(1, { name: 'Kvällsrundan' }), joined(1), checkpointAdded(2), checkpointAdded(1)];
const view = (pulled: readonly PulledRecord[], queue: readonly QueuedChange[]) =>
  optimisticView(membership, pulled, queue, testCatalogue, noon);

test('shows the walk and its stops in order, and no marks at first', () => {
  const { walk, checkpoints, findings, keptCount } = view(pulledAfter(ground), []);
  expect(walk?.properties.name).toBe('Kvällsrundan');
  expect(checkpoints.map((stop) => stop.properties.order)).toEqual([1, 2]);
  expect([findings, keptCount]).toEqual([[], 0]);
});

test('a person goes the way of their own group, and comes to the stops in its order', () => {
  const line: [number, number][] = [
    [17.601, 57.25],
    [17.602, 57.25],
  ];
  const route = { type: 'LineString' as const, coordinates: line };
  const walked = [walkCreated(1, { route }), joined(1), checkpointAdded(1), checkpointAdded(2)];
  const seen = (changes: readonly Change[]) => {
    const { route, checkpoints } = view(pulledAfter([...walked, ...changes]), []);
    return [route?.coordinates, checkpoints.map((stop) => stop.properties.order)];
  };
  const backwards = [...line].reverse();
  const aside: [number, number][] = [line[0] ?? [0, 0], [17.602, 57.2505]];
  const inGroup = [groupAdded(1), groupAdded(2), grouped(1, 1)];
  expect(seen([])).toEqual([line, [1, 2]]);
  expect(seen(inGroup)).toEqual([line, [1, 2]]);
  expect(seen([...inGroup, routeSet(2, backwards)])).toEqual([line, [1, 2]]);
  expect(seen([...inGroup, routeSet(1, backwards)])).toEqual([backwards, [2, 1]]);
  expect(seen([...inGroup, routeSet(1, aside)])).toEqual([aside, [1, 2]]);
});

test('in the survey before the walk there are no stops to go to or to rate', () => {
  const person = joined(1);
  const { properties } = person.participant;
  const surveyed = (source: 'join' | 'presurvey') =>
    optimisticView(
      membership,
      pulledAfter([
        walkCreated(1),
        checkpointAdded(1),
        { ...person, participant: { ...person.participant, properties: { ...properties, source } } },
      ]),
      [],
      testCatalogue,
      noon,
    );
  expect(surveyed('join').checkpoints).toHaveLength(1);
  expect(isSurvey(surveyed('join').me)).toBe(false);
  expect(surveyed('presurvey').checkpoints).toEqual([]);
  expect(isSurvey(surveyed('presurvey').me)).toBe(true);
});

test('a mark is there as soon as it is kept, even before anything was ever pulled', () => {
  const added = findingAdded(1, 1);
  for (const pulled of [[], pulledAfter(ground)]) {
    const { findings, keptCount } = view(pulled, [queued(added)]);
    expect(findings).toMatchObject([{ id: findingNumber(1), delivery: 'kept', createdBy: added.id }]);
    expect(keptCount).toBe(1);
  }
});

test('edits and withdrawals that wait are shown as done', () => {
  const added = findingAdded(1, 1);
  const change = edited(1, 'Lampan blinkar', added);
  const pulled = pulledAfter([...ground, added]);
  const [own] = view(pulled, [queued(change)]).findings;
  expect(own?.finding.properties.text).toBe('Lampan blinkar');
  expect(own?.delivery).toBe('kept');
  expect(own?.versions.text?.heads.map((head) => head.changeId)).toEqual([change.id]);
  const withdrawn = {
    kind: 'finding-withdrawn' as const,
    id: changeNumber(9000),
    at: noon,
    walkId: walkNumber(1),
    findingId: findingNumber(1),
    reason: null,
  };
  expect(view(pulled, [queued(change), queued(withdrawn)]).findings).toEqual([]);
});

test('a mark whose answer was lost is shown once, and counted as waiting until the server says so', () => {
  const added = findingAdded(1, 1);
  const { findings, keptCount } = view(pulledAfter([...ground, added]), [queued(added, { attempts: 1 })]);
  expect(findings).toHaveLength(1);
  expect([findings[0]?.delivery, keptCount]).toEqual(['kept', 1]);
});

test('delivered but not yet pulled: shown, and not counted as waiting', () => {
  const { findings, keptCount } = view(pulledAfter(ground), [
    queued(findingAdded(1, 1), { state: 'delivered', sequence: 9 }),
  ]);
  expect([findings[0]?.delivery, keptCount]).toEqual(['delivered', 0]);
});

test('a mark that the server and the rules refuse stays on the screen with its reason', () => {
  const added = findingAdded(1, 1);
  const unknown = {
    ...added,
    finding: { ...added.finding, properties: { ...added.finding.properties, category: 'gone' } },
  };
  const reason = problem('unknown-category', { detail: 'gone', action: 'choose' });
  const { findings, attentionCount, keptCount } = view(pulledAfter(ground), [
    queued(unknown, { state: 'attention', problem: reason }),
  ]);
  expect(findings).toMatchObject([{ delivery: 'attention', problem: reason }]);
  expect([attentionCount, keptCount]).toEqual([1, 0]);
});

test('several waiting changes of one mark count as one mark', () => {
  const added = findingAdded(1, 1);
  const queue = [queued(added), queued(edited(1, 'Ett', added)), queued(findingAdded(2, 1))];
  expect(view(pulledAfter(ground), queue).keptCount).toBe(2);
});

test('everything that a participant is sent of these kinds can be read', () => {
  const pulled = pulledAfter([...ground, findingAdded(1, 1)]);
  expect(pulled.map(({ kind }) => kind).sort()).toEqual([
    'checkpoint',
    'checkpoint',
    'finding',
    'participant',
    'walk',
  ]);
  expect(pulled.filter(isOutdated)).toEqual([]);
});

test('a record from a newer server keeps what is known; one from an older page is known to be outdated', () => {
  const [record] = pulledAfter([...ground, findingAdded(1, 1)]).filter(({ kind }) => kind === 'finding');
  if (record?.feature == null) throw new Error('no finding was pulled');
  const newer = {
    ...record,
    feature: { ...record.feature, properties: { ...record.feature.properties, mood: 1 } },
  };
  expect(knownRecord(newer)?.feature.properties).not.toHaveProperty('mood');
  expect(isOutdated(newer)).toBe(false);
  const { category: _category, ...older } = record.feature.properties;
  expect(isOutdated({ ...record, feature: { ...record.feature, properties: older } })).toBe(true);
  expect(isOutdated({ ...record, withdrawn: true, feature: null })).toBe(false);
  expect(isOutdated({ ...record, kind: 'weather' })).toBe(false);
});
