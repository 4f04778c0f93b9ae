import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkedPart } from '../../domain/analysis/walked-part.ts';
import { checkpointSchema } from '../../domain/checkpoint.ts';
import { distanceMetres } from '../../domain/geo.ts';
import { groupSchema } from '../../domain/group.ts';
import { participantSchema } from '../../domain/participant.ts';
import { movedBy, town, voiceNumber, walkNumber } from '../support/analysis-input.ts';

type Place = readonly [east: number, north: number];
const id = (kind: string, number: number) => `01900000-0000-7${kind}-8000-00000000000${number}`;
const clock = (minute: number) => new Date(Date.UTC(2026, 10, 20, 17, minute)).toISOString();

const stop = (number: number, [east, north]: Place) =>
  checkpointSchema.parse({
    type: 'Feature',
    id: id('004', number),
    geometry: { type: 'Point', coordinates: movedBy(town, east, north) },
    properties: {
      ...{ kind: 'checkpoint', walkId: walkNumber(1), order: number, name: `Stop ${number}` },
      ...{ radiusMetres: 30, plannedMinutes: 5, functions: [] },
    },
  });

/** A group at each stop from one minute to another. */
const groupAt = (stays: Readonly<Record<number, readonly [number, number]>>) =>
  groupSchema.parse({
    type: 'Feature',
    id: id('005', 1),
    geometry: null,
    properties: {
      ...{ kind: 'group', walkId: walkNumber(1), order: 1, name: 'Grupp 1', raterId: null },
      stops: Object.entries(stays).map(([number, [from, to]]) => ({
        ...{ checkpointId: id('004', Number(number)), discussionAt: null },
        ...{ arrivedAt: clock(from), leftAt: clock(to) },
      })),
    },
  });

const person = ({ joined = 0, left = null as number | null, source = 'join' } = {}) =>
  participantSchema.parse({
    type: 'Feature',
    id: voiceNumber(1),
    geometry: null,
    properties: {
      ...{ kind: 'participant', walkId: walkNumber(1), joinedAt: clock(joined), language: 'sv', source },
      ...{ tokenHash: null, groupId: null, groupedAt: null, leftReceivedAt: null, ratedCheckpointIds: [] },
      leftAt: left === null ? null : clock(left),
    },
  });

const lineOf = (places: readonly Place[]) => ({
  type: 'LineString' as const,
  coordinates: places.map(([east, north]) => movedBy(town, east, north)),
});
const corner = lineOf([
  [0, 0],
  [600, 0],
  [600, 400],
]);
const stops = [stop(1, [200, 10]), stop(2, [500, 0]), stop(3, [600, 300])];
const group = groupAt({ 1: [5, 10], 2: [15, 20], 3: [25, 30] });

/** The ends of a line in whole metres from the start, and how many metres it is. */
function ends({ route }: ReturnType<typeof walkedPart>) {
  if (!route) return null;
  const metres = route.coordinates
    .slice(1)
    .reduce((sum, to, index) => sum + distanceMetres(route.coordinates[index] ?? to, to), 0);
  const metresFrom = (position: readonly [number, number]) => [
    Math.round(distanceMetres(town, [position[0], town[1]])),
    Math.round(distanceMetres(town, [town[0], position[1]])),
  ];
  const [first, last] = [route.coordinates[0], route.coordinates.at(-1)];
  return first && last && { from: metresFrom(first), to: metresFrom(last), metres: Math.round(metres) };
}

describe('what one person walked', () => {
  test('whoever was there all the time walked all of it, and stood where the group stood', () => {
    const all = walkedPart(person(), corner, stops, group);
    expect(all.route).toBe(corner);
    expect(all.stays?.map(({ seconds }) => seconds)).toEqual([300, 300, 300]);
    // Nobody said when: as long as planned. Somebody forgot to say that they left: an hour at most.
    expect(walkedPart(person({ joined: 90 }), corner, stops, undefined).stays).toHaveLength(3);
    const forgot = walkedPart(person(), corner, stops, groupAt({ 1: [5, 1000] }));
    expect(forgot.stays?.map(({ seconds }) => seconds)).toEqual([3600, 300, 300]);
  });

  test('whoever left early walked as far as the last stop before', () => {
    const part = walkedPart(person({ left: 22 }), corner, stops, group);
    expect(ends(part)).toEqual({ from: [0, 0], to: [500, 0], metres: 500 });
    expect(part.stays).toHaveLength(2);
    expect(walkedPart(person({ left: 4 }), corner, stops, group)).toEqual({ route: null, stays: [] });
    expect(walkedPart(person({ left: 40 }), corner, stops, group).route).toBe(corner);
  });

  test('whoever joined under way came from the last stop that the group had left', () => {
    const part = walkedPart(person({ joined: 12 }), corner, stops, group);
    expect(ends(part)).toEqual({ from: [200, 0], to: [600, 400], metres: 800 });
    expect(part.route?.coordinates).toHaveLength(3);
    expect(part.stays).toHaveLength(2);
    // While the group still stands at a stop, that stop is not missed.
    expect(walkedPart(person({ joined: 7 }), corner, stops, group).route).toBe(corner);
    // On paper the time is when it was typed.
    expect(walkedPart(person({ joined: 900, source: 'paper' }), corner, stops, group).route).toBe(corner);
  });

  test('whoever came late and left early walked what lies between', () => {
    const part = walkedPart(person({ joined: 12, left: 24 }), corner, stops, group);
    expect(ends(part)).toEqual({ from: [200, 0], to: [500, 0], metres: 300 });
    // After the last stop people go home: they walked to the end.
    expect(ends(walkedPart(person({ joined: 12, left: 28 }), corner, stops, group))?.metres).toBe(800);
    expect(walkedPart(person({ joined: 12, left: 13 }), corner, stops, group).route).toBeNull();
  });

  test('out and back: a stop on the way home is where the group came by the second time', () => {
    const street = lineOf([
      [0, 0],
      [1000, 0],
      [0, 0],
    ]);
    const there = [stop(1, [300, 0]), stop(2, [900, 0]), stop(3, [400, 5]), stop(4, [100, 0])];
    const times = groupAt({ 1: [5, 10], 2: [15, 20], 3: [25, 30], 4: [35, 40] });
    expect(ends(walkedPart(person({ left: 32 }), street, there, times))?.metres).toBe(1600);
    expect(ends(walkedPart(person({ joined: 32 }), street, there, times))).toEqual({
      ...{ from: [400, 0], to: [0, 0], metres: 400 },
    });
    expect(ends(walkedPart(person({ joined: 12, left: 32 }), street, there, times))?.metres).toBe(1300);
  });

  test('at whatever minutes: never more than the route, and never a step outside the time', () => {
    const minute = fc.integer({ min: -5, max: 45 });
    fc.assert(
      fc.property(minute, minute, (joined, left) => {
        const part = walkedPart(person({ joined, left }), corner, stops, group);
        expect(ends(part)?.metres ?? 0).toBeLessThanOrEqual(1000);
        expect(part.route?.coordinates.flat().every(Number.isFinite) ?? true).toBe(true);
        const stood = part.stays?.length ?? 0;
        expect(stood).toBeLessThanOrEqual(3);
        if (joined <= 5 && left >= 25) expect(stood).toBe(3);
      }),
    );
  });
});
