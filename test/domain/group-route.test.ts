import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analysisInputOf, type RecordsForAnalysis } from '../../domain/analysis/input-of-records.ts';
import { nearPolygon } from '../../domain/analysis/nearness.ts';
import { whoPassed } from '../../domain/analysis/passed.ts';
import type { Position } from '../../domain/geo.ts';
import { groupSchema, groupWay, hasStaleRoute, reversedLine } from '../../domain/group.ts';
import { changeIdSchema } from '../../domain/ids.ts';
import type { Author } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import {
  authored,
  checkpointAdded,
  groupNumber,
  joined,
  participant,
  participantNumber,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { walkEdited } from '../support/process-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';
import { groupAdded, grouped, routeSet } from '../support/walk-makers.ts';

const planner: Author = { kind: 'staff', userId: 'planner-1', role: 'planner', organisationId: null };
const police: Author = { kind: 'staff', userId: 'police-1', role: 'police', organisationId: null };
/** Stops 1 and 2 lie on the line at 57.25. */
const eastwards = (latitude: number): [number, number][] => [
  [17.6, latitude],
  [17.605, latitude],
];
const walkRoute = { type: 'LineString' as const, coordinates: eastwards(57.25) };

/** Walk 1 with its route, two stops, groups 1 and 2, and person 1 in group 1, person 2 in group 2, person 3 in none. */
function ground(template: { id: string; version: number } | null = null) {
  const records = recordsInMemory();
  const changes = [
    ...[walkCreated(1, { template, route: walkRoute }), checkpointAdded(1), checkpointAdded(2)],
    ...[joined(1), joined(2), joined(3), groupAdded(1), groupAdded(2), grouped(1, 1), grouped(2, 2)],
  ];
  for (const change of changes) expect(records.apply(authored(change))).toBe('applied');
  return records;
}
type Records = ReturnType<typeof ground>;
const groupOf = (records: Records, number = 1) => {
  const record = records.get(groupNumber(number));
  if (record?.kind !== 'group') throw new Error('no such group');
  return record;
};

describe('what is refused of a group’s route', () => {
  const far = eastwards(57.252);
  const standard = { id: 'standard', version: 1 };
  test.each([
    ['by a participant', routeSet(1, eastwards(57.25)), participant(1), null, 'not-allowed'],
    ['by a planner', routeSet(1, eastwards(57.25)), planner, null, 'not-allowed'],
    ['of a group that is not there', routeSet(9, eastwards(57.25)), undefined, null, 'unknown-record'],
    ['that leaves the stops of a method behind', routeSet(1, far), undefined, standard, 'stop-off-route'],
  ])('%s', (_name, change, author, template, code) => {
    const records = ground(template);
    const before = records.all();
    expect(records.apply(authored(change, author))).toBe(code);
    expect(records.all()).toEqual(before);
  });

  test('names each stop that is left behind, and a walk without a method may leave them', () => {
    const records = ground(standard);
    records.apply(authored(routeSet(1, far)));
    expect(records.lastPointers()).toEqual(['/route', '/route']);
    expect(records.apply(authored(routeSet(1, eastwards(57.2505))))).toBe('applied');
    expect(ground().apply(authored(routeSet(1, far)))).toBe('applied');
  });
});

test('a group has its own route until it is taken away again, and nothing else of it changes', () => {
  const records = ground();
  const before = groupOf(records);
  const other = groupOf(records, 2);
  expect(before.feature.properties.route).toBeNull();
  const route = { type: 'LineString', coordinates: eastwards(57.26) };
  expect(records.apply(authored(routeSet(1, eastwards(57.26))))).toBe('applied');
  expect(groupOf(records).feature.properties).toEqual({ ...before.feature.properties, route });
  expect(groupOf(records, 2)).toEqual(other);
  expect(records.apply(authored(routeSet(1, null)))).toBe('applied');
  expect(groupOf(records)).toEqual(before);
});

test('a copy of the walk’s route is told when the walk leaves it, and not when it is copied again or drawn', () => {
  const records = ground();
  const isStale = (number: number) => {
    const walk = records.get(walkNumber(1));
    if (walk?.kind !== 'walk') throw new Error('no such walk');
    return hasStaleRoute(groupOf(records, number).feature.properties, walk.feature.properties.route);
  };
  const moved = eastwards(57.2501);
  expect(records.apply(authored(routeSet(1, eastwards(57.25).reverse())))).toBe('applied');
  expect(records.apply(authored(routeSet(2, eastwards(57.26))))).toBe('applied');
  expect([isStale(1), isStale(2)]).toEqual([false, false]);
  const basedOn = [changeIdSchema.parse(records.get(walkNumber(1))?.createdBy)];
  const value = { type: 'LineString' as const, coordinates: moved };
  expect(records.apply(authored(walkEdited({ route: { value, basedOn } })))).toBe('applied');
  expect([isStale(1), isStale(2)]).toEqual([true, false]);
  expect(groupOf(records).feature.properties.routeCopied).toBe('reversed');
  expect(records.apply(authored(routeSet(1, [...moved].reverse())))).toBe('applied');
  expect(isStale(1)).toBe(false);
});

test('a group kept before groups had routes goes as the walk does', () => {
  const { feature } = groupOf(ground());
  const { route: _, routeCopied: __, ...older } = feature.properties;
  expect(groupSchema.parse({ ...feature, properties: older })).toEqual(feature);
});

test('people of the walk and its leaders see the route, the police and people of other walks do not', () => {
  const records = ground();
  records.apply(authored(routeSet(1, eastwards(57.26))));
  const seen = (reader: Author) => visibleRecord(groupOf(records), reader)?.feature?.properties.route;
  for (const reader of [participant(1), participant(3), planner])
    expect(seen(reader)).toMatchObject({ coordinates: eastwards(57.26) });
  for (const reader of [police, participant(9, 2)]) expect(seen(reader)).toBeUndefined();
});

describe('how a group goes', () => {
  const aLine = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 80 })), {
      minLength: 2,
      maxLength: 6,
    })
    .map((coordinates) => ({ type: 'LineString' as const, coordinates }));
  const text = JSON.stringify;

  test('a copy goes the same way, a turned copy the other way, and turning twice gives the line again', () => {
    fc.assert(
      fc.property(aLine, aLine, (line, another) => {
        const turned = reversedLine(line);
        expect(reversedLine(turned)).toEqual(line);
        expect(groupWay(structuredClone(line), line)).toBe('same');
        expect(groupWay(turned, line)).toBe(text(turned) === text(line) ? 'same' : 'reversed');
        const isOther = ![text(line), text(turned)].includes(text(another));
        expect(groupWay(another, line) === 'own').toBe(isOther);
      }),
    );
  });

  test('without a route of its own as the walk, and its own way where the walk has none', () => {
    expect(groupWay(null, walkRoute)).toBe('same');
    expect(groupWay(null, null)).toBe('same');
    expect(groupWay(walkRoute, null)).toBe('own');
  });
});

describe('who passed a place', () => {
  const recordsOf = (records: Records): RecordsForAnalysis => {
    const all: { [Kind in keyof RecordsForAnalysis]: RecordsForAnalysis[Kind][number][] } = {
      ...{ walks: [], participants: [], findings: [], ratings: [], checkpoints: [], groups: [] },
    };
    for (const record of records.all()) {
      if (record.kind === 'walk') all.walks.push(record.feature);
      if (record.kind === 'participant') all.participants.push(record.feature);
      if (record.kind === 'checkpoint') all.checkpoints.push(record.feature);
      if (record.kind === 'group') all.groups.push(record.feature);
    }
    return all;
  };
  const passedAt = (records: Records, [longitude, latitude]: Position) => {
    const d = 0.0001;
    const ring: [number, number][] = [
      [longitude - d, latitude - d],
      [longitude + d, latitude - d],
      [longitude + d, latitude + d],
      [longitude - d, latitude - d],
    ];
    const near = nearPolygon({ type: 'Polygon', coordinates: [ring] }, [longitude, latitude], 30);
    return whoPassed(analysisInputOf(recordsOf(records), testCatalogue).passers)(near);
  };
  const [one, two, three] = [1, 2, 3].map((number) => participantNumber(number));

  test('is known from the route of the group that a person walked with', () => {
    const records = ground();
    expect(passedAt(records, [17.6035, 57.25])).toEqual([one, two, three]);
    records.apply(authored(routeSet(2, eastwards(57.26))));
    expect(passedAt(records, [17.6035, 57.25])).toEqual([one, three]);
    expect(passedAt(records, [17.6035, 57.26])).toEqual([two]);
  });

  test('does not depend on the direction', () => {
    const records = ground();
    records.apply(authored(routeSet(2, eastwards(57.25).reverse())));
    expect(passedAt(records, [17.6035, 57.25])).toEqual([one, two, three]);
  });
});
