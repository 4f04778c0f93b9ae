import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalLines } from '../../../client/features/live/arrival-lines.ts';
import { proposalChanges, proposedWay } from '../../../client/features/live/group-changes.ts';
import { groupSizeAtMost, proposeGroups } from '../../../client/features/live/propose-groups.ts';
import { groupProgress, stopCoverage } from '../../../client/features/live/stop-progress.ts';
import { formatAgo, formatElapsed } from '../../../client/i18n/format.ts';
import type { ArrivalView, PhoneView } from '../../../client/state/live-queries.ts';
import type { CheckpointView, GroupView, RatingView } from '../../../client/state/record-views.ts';
import { lineStringSchema } from '../../../domain/geo.ts';
import { groupWay } from '../../../domain/group.ts';
import { checkpointIdSchema, newId } from '../../../domain/ids.ts';
import { checkpointNumber, groupNumber, participantNumber, walkNumber } from '../../support/change-makers.ts';
import { findingView } from '../../support/view-makers.ts';

const source = { now: () => new Date('2026-11-23T18:00:00.000Z'), randomBytes: () => new Uint8Array(16) };

describe('splitting into groups', () => {
  const sizes = (groups: readonly number[], people: number) => {
    const { joining, fresh } = proposeGroups(
      groups.map((size, index) => ({ id: `g${index}`, size })),
      Array.from({ length: people }, (_, index) => index),
    );
    return [
      groups.map((size, index) => size + (joining.get(`g${index}`)?.length ?? 0)),
      fresh.map(({ length }) => length),
    ];
  };

  test.each([
    [[], 0, [[], []]],
    [[], 7, [[], [7]]],
    [[], 10, [[], [10]]],
    [[], 11, [[], [6, 5]]],
    [[], 27, [[], [9, 9, 9]]],
    [[8, 8], 1, [[9, 8], []]],
    [[6, 8], 5, [[10, 9], []]],
    [[10, 10], 3, [[10, 10], [3]]],
    [[8, 8], 9, [[8, 8], [9]]],
  ])('groups of %j and %i people more', (groups, people, expected) => {
    expect(sizes(groups, people)).toEqual(expected);
  });

  test('puts everybody somewhere once, and nobody into a group of more than ten', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 5 }), fc.nat(120), (groups, people) => {
        const { joining, fresh } = proposeGroups(
          groups.map((size, index) => ({ id: `g${index}`, size })),
          Array.from({ length: people }, (_, index) => index),
        );
        const placed = [...[...joining.values()].flat(), ...fresh.flat()].sort((a, b) => a - b);
        expect(placed).toEqual(Array.from({ length: people }, (_, index) => index));
        for (const group of fresh) expect(group.length).toBeLessThanOrEqual(groupSizeAtMost);
        const freshSizes = fresh.map(({ length }) => length);
        expect(Math.max(0, ...freshSizes) - Math.min(...freshSizes, Infinity)).toBeLessThanOrEqual(1);
        for (const [id, joined] of joining)
          expect((groups[Number(id.slice(1))] ?? 0) + joined.length).toBeLessThanOrEqual(groupSizeAtMost);
      }),
    );
  });

  test.each([
    [1, 'same'],
    [2, 'reversed'],
    [3, 'same'],
  ])('new group %i goes "%s", with a route of its own', (order, way) => {
    const walkRoute = lineStringSchema.parse({
      type: 'LineString',
      coordinates: [
        [17.6, 57.25],
        [17.61, 57.26],
      ],
    });
    const making = { firstOrder: order, nameOf: String, walkRoute };
    const [added, routed, ...moved] = proposalChanges(
      walkNumber(1),
      { joining: new Map(), fresh: [[participantNumber(1)]] },
      making,
      source,
    );
    expect([added?.kind, routed?.kind, moved.length]).toEqual(['group-added', 'group-route-set', 1]);
    const route = routed?.kind === 'group-route-set' ? routed.route : null;
    expect(route).not.toBeNull();
    expect(groupWay(route, walkRoute)).toBe(way);
    expect(proposedWay(order, walkRoute)).toBe(way);
  });

  test('becomes changes that the server takes: each group before its people', () => {
    const people = [1, 2].map((number) => String(participantNumber(number)));
    const changes = proposalChanges(
      walkNumber(1),
      { joining: new Map([[groupNumber(1), [participantNumber(3)]]]), fresh: [people] },
      { firstOrder: 2, nameOf: (number) => `Grupp ${number}`, walkRoute: null },
      source,
    );
    expect(changes.map(({ kind }) => kind)).toEqual([
      'participant-grouped',
      'group-added',
      'participant-grouped',
      'participant-grouped',
    ]);
    expect(changes[1]).toMatchObject({ group: { properties: { name: 'Grupp 2', order: 2, raterId: null } } });
  });
});

const phone = (number: number, more: Partial<PhoneView> = {}): PhoneView => ({
  participantId: `p${number}`,
  number,
  groupId: null,
  joinedAt: '2026-11-23T17:00:00.000Z',
  lastContactAt: '2026-11-23T18:00:00.000Z',
  undelivered: 0,
  undeliveredPhotos: 0,
  findings: 0,
  ratings: 0,
  leftAt: null,
  ...more,
});
const arrival = (...reasons: [ArrivalView['reasons'][number]['code'], ...string[]][]): ArrivalView => ({
  everythingArrived: reasons.length === 0,
  reasons: reasons.map(([code, ...participantIds]) => ({
    code,
    count: code === 'photos-awaited' ? 2 : participantIds.length,
    participantIds,
  })),
});

describe('why people cannot go home', () => {
  test('nothing to say when everything has arrived', () => {
    expect(arrivalLines(arrival(), [phone(1)])).toEqual({ state: 'arrived', phones: [], awaitedPhotos: 0 });
  });

  test('while people walk only what phones hold is told, not that nobody was heard after the end', () => {
    const held = phone(2, { undelivered: 2 });
    const told = arrival(['walk-not-ended'], ['silent', 'p1', 'p2', 'p3'], ['undelivered', 'p2', 'p3']);
    const lines = arrivalLines(told, [phone(1), held, phone(3, { lastContactAt: null, undelivered: null })]);
    expect(lines.state).toBe('walking');
    expect(lines.phones.map(({ number, silent }) => [number, silent])).toEqual([[2, false]]);
  });

  test('one line a phone, most left first', () => {
    const lines = arrivalLines(
      arrival(
        ['silent', 'p1', 'p3'],
        ['undelivered', 'p2', 'p3'],
        ['undelivered-photos', 'p2'],
        ['photos-awaited'],
      ),
      [phone(1), phone(2, { undelivered: 1, undeliveredPhotos: 3 }), phone(3, { undelivered: null })],
    );
    expect(lines).toEqual({
      state: 'waiting',
      awaitedPhotos: 2,
      phones: [
        expect.objectContaining({ number: 2, undelivered: 1, undeliveredPhotos: 3, silent: false }),
        expect.objectContaining({ number: 1, undelivered: 0, silent: true }),
        expect.objectContaining({ number: 3, undelivered: null, silent: true }),
      ],
    });
  });
});

const stop = (number: number): CheckpointView => ({
  id: checkpointNumber(number),
  geometry: { type: 'Point', coordinates: [17.6 + number / 100, 57.25] },
  properties: {
    walkId: 'walk',
    order: number,
    name: `Stopp ${number}`,
    radiusMetres: 30,
    plannedMinutes: 5,
    functions: [],
    accessibilityNote: null,
    lightNote: null,
  },
});
const group = (stops: [number, ...(string | null)[]][]): GroupView => ({
  id: groupNumber(1),
  properties: {
    order: 1,
    name: 'Grupp 1',
    raterId: null,
    route: null,
    routeCopied: null,
    stops: stops.map(([number, arrivedAt = null, discussionAt = null, leftAt = null]) => ({
      checkpointId: checkpointNumber(number),
      arrivedAt,
      discussionAt,
      leftAt,
    })),
  },
});
const route = [stop(1), stop(2), stop(3)];

describe('how far a group is', () => {
  test.each([
    [[], 1, 'ahead', 0],
    [[[1, '18:00']], 1, 'arrived', 0],
    [[[1, '18:00', '18:05']], 1, 'discussion', 0],
    [[[1, '18:00', '18:05', '18:10']], 2, 'ahead', 1],
    [
      [
        [1, '18:00'],
        [3, '18:20'],
      ],
      3,
      'arrived',
      0,
    ],
    [[[2, null, null, '18:10']], 1, 'ahead', 1],
  ] as [[number, ...(string | null)[]][], number, string, number][])('%j', (stops, at, state, done) => {
    const progress = groupProgress(group(stops), route);
    expect([progress.current?.stop.id, progress.current?.state, progress.done]).toEqual([
      checkpointNumber(at),
      state,
      done,
    ]);
  });

  test('no stop is left when all are done', () => {
    const all = group([1, 2, 3].map((number) => [number, null, null, '18:00']));
    expect(groupProgress(all, route).current).toBeUndefined();
    expect(groupProgress(group([]), []).current).toBeUndefined();
  });
});

describe('stops that the walk says nothing of', () => {
  const rating = (number: number, skipped: boolean): RatingView => ({
    id: newId(checkpointIdSchema, source),
    properties: {
      checkpointId: checkpointNumber(number),
      participantId: 'p1',
      feeling: null,
      wouldGoAloneInDark: null,
      observations: null,
      skipped,
    },
  });

  test('a stop with only skipped ratings is uncovered once somebody has passed it', () => {
    const known = {
      groups: [group([[1, null, null, '18:00']])],
      ratings: [rating(1, true), rating(2, true)],
      findings: [findingView('a', { checkpointId: checkpointNumber(3) })],
    };
    const told = (over: boolean) =>
      stopCoverage(route, known, over).map(({ ratings, skipped, marks, uncovered }) => [
        ratings,
        skipped,
        marks,
        uncovered,
      ]);
    expect(told(false)).toEqual([
      [0, 1, 0, true],
      [0, 1, 0, false],
      [0, 0, 1, false],
    ]);
    expect(told(true).map(([, , , uncovered]) => uncovered)).toEqual([true, true, false]);
  });

  test('a mark within the radius covers it, one that names another stop does not', () => {
    const near: [number, number] = [17.61001, 57.25];
    const marks = (checkpointId: string | null) =>
      stopCoverage(
        [stop(1)],
        { groups: [], ratings: [], findings: [findingView('a', { checkpointId }, near)] },
        true,
      )[0]?.marks;
    expect([marks(null), marks(checkpointNumber(2)), marks(checkpointNumber(1))]).toEqual([1, 0, 1]);
  });
});

test('times that pass in words and on a stopwatch', () => {
  const now = new Date('2026-11-23T18:00:00.000Z');
  const ago = (seconds: number) =>
    formatAgo(new Date(now.getTime() - seconds * 1000).toISOString(), 'sv', now);
  expect([20, 190, 7300, 200_000, -5].map(ago)).toEqual([
    'för 20 sekunder sedan',
    'för 3 minuter sedan',
    'för 2 timmar sedan',
    'för 2 dagar sedan',
    'för 0 sekunder sedan',
  ]);
  expect([0, 192_900, 3_792_000, -1].map(formatElapsed)).toEqual(['0:00', '3:12', '1:03:12', '0:00']);
});
