import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Change, changeContent, changeSchema, parseChange } from '../../domain/changes.ts';
import type { Author, staffRoles } from '../../domain/roles.ts';
import { walkStatuses } from '../../domain/walk.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import {
  authored,
  changeNumber,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  leader,
  organisationAdded,
  participant,
  rated,
  system,
  toldAndDated,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';

const staff = (role: (typeof staffRoles)[number]): Author => ({
  kind: 'staff',
  userId: `${role}-1`,
  role,
  organisationId: null,
});

let records: RecordsInMemory;
const apply = (change: Change, author?: Author) => records.apply(authored(change, author));
beforeEach(() => {
  records = recordsInMemory();
  for (const change of [
    walkCreated(1, toldAndDated),
    walkCreated(2),
    checkpointAdded(1),
    joined(1),
    joined(2),
    joined(3, 2),
  ])
    expect(apply(change)).toBe('applied');
});

describe('a change from outside', () => {
  const good = findingAdded(1);
  const withProperties = (more: object) => ({
    ...good,
    finding: { ...good.finding, properties: { ...good.finding.properties, ...more } },
  });
  const withPlace = (coordinates: unknown) => ({
    ...good,
    finding: { ...good.finding, geometry: { type: 'Point', coordinates } },
  });

  test.each<[string, unknown, string, string]>([
    ['null', null, 'unknown-kind', '/changes/3/kind'],
    ['a list', [], 'unknown-kind', '/changes/3/kind'],
    ['no kind', { id: good.id }, 'unknown-kind', '/changes/3/kind'],
    ['an unknown kind', { ...good, kind: 'finding-painted' }, 'unknown-kind', '/changes/3/kind'],
    ['the name of a method as kind', { ...good, kind: 'constructor' }, 'unknown-kind', '/changes/3/kind'],
    ['a number as id', { ...good, id: 7 }, 'invalid-input', '/changes/3/id'],
    ['a local time', { ...good, at: '2026-11-20T12:00:00+01:00' }, 'invalid-input', '/changes/3/at'],
    ['a member too many', { ...good, admin: true }, 'invalid-input', '/changes/3'],
    [
      'a status of its own',
      withProperties({ status: 'done' }),
      'invalid-input',
      '/changes/3/finding/properties',
    ],
    [
      'text too long',
      withProperties({ text: 'x'.repeat(301) }),
      'invalid-input',
      '/changes/3/finding/properties/text',
    ],
    [
      'text of blanks',
      withProperties({ text: ' \t ' }),
      'invalid-input',
      '/changes/3/finding/properties/text',
    ],
    [
      'severity 5',
      withProperties({ severity: 5 }),
      'invalid-input',
      '/changes/3/finding/properties/severity',
    ],
    ['swapped degrees', withPlace([57.7, 111.9]), 'invalid-input', '/changes/3/finding/geometry/coordinates'],
    ['metres', withPlace([674_032, 6_580_822]), 'invalid-input', '/changes/3/finding/geometry/coordinates'],
    ['no numbers', withPlace([null, 'x']), 'invalid-input', '/changes/3/finding/geometry/coordinates/0'],
  ])('with %s is refused with the place', (_, input, code, pointer) => {
    const { change, problem } = parseChange(input, '/changes/3');
    expect(change).toBeUndefined();
    expect([problem?.code, problem?.errors?.[0]?.pointer]).toEqual([code, pointer]);
    expect(problem?.action).not.toBe('');
  });

  test('of any shape is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parseChange(input).problem).toBeDefined();
      }),
    );
  });

  test('of each kind is understood, and understanding it twice changes nothing', () => {
    const all = [
      ...[organisationAdded(), walkCreated(), walkAdvanced('walked'), joinCodeIssued(1, 'ABC234')],
      ...[
        checkpointAdded(2),
        joined(4),
        rated(1, 1, 1),
        findingAdded(1),
        findingEdited(1, {}),
        findingWithdrawn(1),
      ],
      areasComputed([areaOf(1, [1])], [2]),
    ];
    for (const change of all) {
      const parsed = parseChange(JSON.parse(JSON.stringify(change)));
      expect(parsed.problem, change.kind).toBeUndefined();
      expect(changeSchema.parse(parsed.change)).toEqual(parsed.change);
    }
  });

  test('has the same content whatever the order of its members', () => {
    const { id, at, kind, walkId, finding } = good;
    expect(changeContent({ finding, walkId, kind, at, id })).toBe(changeContent(good));
    expect(changeContent({ ...good, at: '2026-11-20T12:00:01.000Z' })).not.toBe(changeContent(good));
  });
});

describe('who is refused', () => {
  test.each<[string, () => Change, Author]>([
    ['a leader adding an organisation', () => organisationAdded(), leader],
    ['a participant creating a walk', () => walkCreated(5), participant(1)],
    ['a planner creating a walk', () => walkCreated(5), staff('planner')],
    ['the police advancing a walk', () => walkAdvanced('walked'), staff('police')],
    ['a participant issuing a code', () => joinCodeIssued(1, 'ABC234'), participant(1)],
    ['a participant adding a stop', () => checkpointAdded(5), participant(1)],
    ['a participant joining for another', () => joined(9), participant(1)],
    ['the police marking', () => findingAdded(1), staff('police')],
    ['a planner marking for somebody', () => findingAdded(1), staff('planner')],
    ['a participant marking for another', () => findingAdded(1, 2), participant(1)],
    ['a participant of another walk', () => findingAdded(1, 3), participant(3, 2)],
    ['a participant rating for another', () => rated(1, 2, 1), participant(1)],
    ['a leader computing areas', () => areasComputed([areaOf(1, [1])]), leader],
  ])('%s', (_, change, author) => {
    const before = records.all();
    expect(apply(change(), author)).toBe('not-allowed');
    expect(records.all()).toEqual(before);
  });

  test('everybody but its author and the municipality from editing or withdrawing a finding', () => {
    expect(apply(findingAdded(1, 1), participant(1))).toBe('applied');
    const edit = findingEdited(1, { text: { value: 'x', basedOn: [changeNumber(1)] } });
    for (const author of [participant(2), participant(3, 2), staff('police'), system])
      expect([apply(edit, author), apply(findingWithdrawn(1), author)]).toEqual([
        'not-allowed',
        'not-allowed',
      ]);
    expect(apply(findingWithdrawn(1), staff('planner'))).toBe('not-allowed');
    expect(apply(findingWithdrawn(1), participant(1))).toBe('applied');
  });
});

describe('what is refused', () => {
  test('a finding of an unknown walk, person or stop, each with its place', () => {
    expect(apply(findingAdded(1, 1, { walkId: walkNumber(9) }))).toBe('unknown-record');
    expect(records.lastPointers()).toEqual(['/walkId']);
    expect(apply(findingAdded(1, 9))).toBe('unknown-record');
    expect(records.lastPointers()).toEqual(['/finding/properties/participantId']);
    expect(apply(findingAdded(1, 3))).toBe('unknown-record');
    expect(apply(findingAdded(1, 1, { checkpointId: checkpointNumber(9) }))).toBe('unknown-record');
    expect(records.lastPointers()).toEqual(['/finding/properties/checkpointId']);
  });

  test('a walk, person or finding whose id is taken, by whatever kind', () => {
    expect(apply(findingAdded(1, 1))).toBe('applied');
    expect(apply(findingAdded(1, 1))).toBe('duplicate-id');
    expect(apply(walkCreated(1))).toBe('duplicate-id');
    expect(apply(joined(1))).toBe('duplicate-id');
    expect(apply(checkpointAdded(1))).toBe('duplicate-id');
    const asWalk = findingAdded(2, 1);
    const id = JSON.parse(JSON.stringify(walkNumber(1)));
    expect(apply({ ...asWalk, walkId: walkNumber(1), finding: { ...asWalk.finding, id } })).toBe(
      'duplicate-id',
    );
  });

  test('a finding that names another walk inside', () => {
    const finding = findingAdded(1, 1);
    const inside = { ...finding.finding.properties, walkId: walkNumber(2) };
    expect(apply({ ...finding, finding: { ...finding.finding, properties: inside } })).toBe('invalid-input');
  });

  test('a time in the future, with ten minutes for wrong clocks', () => {
    expect(apply(findingAdded(1, 1, { recordedAt: '2026-11-20T12:10:00.001Z' }))).toBe('time-in-future');
    expect(records.lastPointers()).toEqual(['/finding/properties/recordedAt']);
    expect(apply(findingAdded(1, 1, { recordedAt: '2026-11-20T12:10:00.000Z' }))).toBe('applied');
  });

  test('marks and ratings of a closed walk, while late deliveries to a walked one are welcome', () => {
    expect(apply(walkAdvanced('walked'))).toBe('applied');
    expect([apply(findingAdded(1)), apply(rated(1, 1, 1))]).toEqual(['applied', 'applied']);
    expect(apply(walkAdvanced('closed'))).toBe('applied');
    expect([apply(findingAdded(2)), apply(rated(2, 1, 1))]).toEqual(['walk-closed', 'walk-closed']);
  });

  test('every step of a walk that does not lead forward, or for which something is missing', () => {
    const needing = new Set<string>(['protocol_draft', 'protocol_published', 'rewalked']);
    fc.assert(
      fc.property(fc.constantFrom(...walkStatuses), fc.constantFrom(...walkStatuses), (from, to) => {
        const world = recordsInMemory();
        world.apply(authored(walkCreated(1, toldAndDated)));
        if (needing.has(from)) return;
        const reached = from === 'planned' || world.apply(authored(walkAdvanced(from))) === 'applied';
        expect(reached).toBe(from !== 'proposed');
        if (!reached) return;
        const ended = from === 'closed' || from === 'cancelled';
        const forward = walkStatuses.indexOf(to) > walkStatuses.indexOf(from);
        expect(world.apply(authored(walkAdvanced(to)))).toBe(
          ended || !forward ? 'status-backwards' : needing.has(to) ? 'phase-needs' : 'applied',
        );
      }),
    );
  });
});

describe('what changes lead to', () => {
  test('a new walk is planned and tells its history', () => {
    apply(walkAdvanced('in_progress'));
    expect(records.get(walkNumber(1))?.feature.properties).toMatchObject({
      status: 'in_progress',
      statusLog: [{ status: 'planned' }, { status: 'in_progress' }],
    });
  });

  test('a finding is received, with its place and author', () => {
    apply(findingAdded(1, 1, { text: 'no lamp' }), participant(1));
    expect(records.get(findingNumber(1))).toMatchObject({
      kind: 'finding',
      walkId: walkNumber(1),
      withdrawn: null,
      feature: { properties: { status: 'received', text: 'no lamp' } },
    });
  });

  test('a late edit of a withdrawn finding is kept and does not bring it back', () => {
    const finding = findingAdded(1);
    for (const change of [finding, findingWithdrawn(1)]) apply(change);
    const edit = findingEdited(1, { text: { value: 'late', basedOn: [finding.id] } });
    expect(apply(edit, participant(1))).toBe('applied');
    expect(records.get(findingNumber(1))?.withdrawn).not.toBeNull();
    expect(records.get(findingNumber(1))?.versions.text?.heads).toHaveLength(1);
  });

  test('of two withdrawals the earlier stays, whichever arrives first', () => {
    const early = { ...findingWithdrawn(1, 'early'), at: '2026-11-20T11:00:00Z' };
    const late = { ...findingWithdrawn(1, 'late'), at: '2026-11-20T11:30:00.000Z' };
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const world = recordsInMemory();
      for (const change of [walkCreated(1), joined(1), findingAdded(1), ...order])
        expect(world.apply(authored(change))).toBe('applied');
      expect(world.get(findingNumber(1))?.withdrawn?.reason).toBe('early');
    }
  });

  test('parallel edits never show a good place with a severity, and lose neither word', () => {
    const finding = findingAdded(1);
    apply(finding);
    const basedOn = [finding.id];
    const severer = findingEdited(1, { severity: { value: 4, basedOn } });
    const good = findingEdited(1, {
      polarity: { value: 'positive', basedOn },
      severity: { value: null, basedOn },
      category: { value: 'good_place', basedOn },
    });
    expect(apply(good)).toBe('applied');
    expect(apply(severer)).toBe('conflict');
    const record = records.get(findingNumber(1));
    expect(record?.feature.properties).toMatchObject({ polarity: 'positive', severity: null });
    expect(record?.versions.severity?.heads.map(({ value }) => value).sort()).toEqual([4, null]);
  });

  test('areas are replaced by the next computation, and those without successor are withdrawn', () => {
    const [one, two] = [areaOf(1, [1]), areaOf(2, [2])];
    expect(apply(areasComputed([one, two]))).toBe('applied');
    expect(apply(areasComputed([areaOf(1, [1], { version: 2, nMarked: 7 })], [2, 99]))).toBe('applied');
    expect(records.get(one.id)).toMatchObject({ withdrawn: null, feature: { properties: { nMarked: 7 } } });
    expect(records.get(two.id)?.withdrawn?.by).toBe('system:test');
  });
});
