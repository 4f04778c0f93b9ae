import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres, type Position } from '../../../domain/geo.ts';
import { lineMetres } from '../../../domain/route-distance.ts';
import { type FootNetwork, footNetwork } from '../../../domain/streets/foot-network.ts';
import { walkingBetween } from '../../../domain/streets/walking.ts';
import { corner, networkOf, testAbout } from '../../support/street-makers.ts';

/** 5 x 5 corners too far apart to be joined by a straight line, some of the streets between neighbours there. */
const towns = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }).map((there) => {
  const corners = Array.from({ length: 25 }, (_, number) =>
    corner(2 * (number % 5), 3 * Math.floor(number / 5)),
  );
  const possible = corners.flatMap((_, number): [number, number][] => [
    ...(number % 5 < 4 ? [[number, number + 1] satisfies [number, number]] : []),
    ...(number < 20 ? [[number, number + 5] satisfies [number, number]] : []),
  ]);
  return { corners, pieces: possible.filter((_, index) => there[index] === true) };
});

/** All distances by Floyd and Warshall: slow, and nothing to get wrong. */
function allDistances(
  corners: readonly Position[],
  pieces: readonly (readonly [number, number])[],
): number[][] {
  const table = corners.map((_, a) => corners.map((_, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)));
  const put = (a: number, b: number, metres: number) => {
    const row = table[a];
    if (row !== undefined) row[b] = metres;
  };
  const get = (a: number, b: number) => table[a]?.[b] ?? Number.POSITIVE_INFINITY;
  for (const [a, b] of pieces)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      put(from, to, distanceMetres(corners[from] ?? [0, 0], corners[to] ?? [0, 0]));
  for (let via = 0; via < corners.length; via++)
    for (let a = 0; a < corners.length; a++)
      for (let b = 0; b < corners.length; b++) put(a, b, Math.min(get(a, b), get(a, via) + get(via, b)));
  return table;
}

describe('ways on foot', () => {
  test('are as long as Floyd and Warshall say, and the way drawn is that long', () => {
    fc.assert(
      fc.property(towns, fc.nat(24), fc.nat(24), ({ corners, pieces }, a, b) => {
        fc.pre(pieces.some((piece) => piece.includes(a)) && pieces.some((piece) => piece.includes(b)));
        const [from, to] = [corners[a] ?? corner(0, 0), corners[b] ?? corner(0, 0)];
        const walking = walkingBetween(networkOf(corners, pieces), [from, to]);
        const expected = allDistances(corners, pieces)[a]?.[b] ?? -1;
        const metres = walking.metresBetween(from, to);
        const way = walking.wayBetween(from, to);
        if (!Number.isFinite(expected)) {
          expect([metres, way, [...walking.faults]]).toEqual([expected, undefined, [[1, 'cut-off']]]);
          return;
        }
        expect(metres).toBeCloseTo(expected, 6);
        expect(walking.metresBetween(to, from)).toBe(metres);
        const drawn = way?.map(([x, y]): [number, number] => [x, y]) ?? [];
        expect(lineMetres({ type: 'LineString', coordinates: drawn })).toBeCloseTo(metres, 6);
      }),
      { numRuns: 150 },
    );
  });

  test('in one piece of town are exactly the shortest', () => {
    const corners = Array.from({ length: 25 }, (_, number) => corner(number % 5, Math.floor(number / 5)));
    const all = corners.flatMap((_, number): [number, number][] => [
      ...(number % 5 < 4 && number !== 12 ? [[number, number + 1] satisfies [number, number]] : []),
      ...(number < 20 ? [[number, number + 5] satisfies [number, number]] : []),
    ]);
    const table = allDistances(corners, all);
    const walking = walkingBetween(networkOf(corners, all), corners);
    for (const [a, from] of corners.entries())
      for (const [b, to] of corners.entries())
        expect(walking.metresBetween(from, to)).toBeCloseTo(table[a]?.[b] ?? -1, 6);
  });

  test('join a place to the nearest street and count the metres there', () => {
    const network = networkOf(
      [corner(0, 0), corner(2, 0), corner(4, 0)],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const beside: Position = [corner(1, 0)[0], corner(1, 0)[1] + 0.0005];
    const walking = walkingBetween(network, [corner(0, 0), beside]);
    const along = distanceMetres(corner(0, 0), corner(1, 0));
    expect(walking.metresBetween(corner(0, 0), beside)).toBeCloseTo(along + 55.6, 0);
    expect(walking.straight).toBe(false);
    expect(walking.credits).toBe('© OpenStreetMap contributors');
  });

  test('do not exist for a place in the water, nor for one on an island', () => {
    const corners = [corner(0, 0), corner(10, 0), corner(0, 40), corner(10, 40)];
    const network = networkOf(corners, [
      [0, 1],
      [2, 3],
    ]);
    const water = corner(5, 20);
    const island = corner(5, 40);
    const walking = walkingBetween(network, [corner(1, 0), water, island, corner(9, 0)]);
    expect([...walking.faults]).toEqual([
      [1, 'far-from-street'],
      [2, 'cut-off'],
    ]);
    expect(walking.metresBetween(corner(1, 0), island)).toBe(Number.POSITIVE_INFINITY);
    expect(walking.wayBetween(corner(1, 0), water)).toBeUndefined();
    expect(walking.metresBetween(corner(1, 0), corner(9, 0))).toBeGreaterThan(900);
    // A shift that begins on the island has the island's streets.
    expect([...walkingBetween(network, [island, corner(9, 40), corner(1, 0)]).faults]).toEqual([
      [2, 'cut-off'],
    ]);
  });

  test('do not begin on a fenced scrap of street beside a real one', () => {
    const network = networkOf(
      [corner(0, 0), corner(10, 0), corner(1, 0.4), corner(1.5, 0.4)],
      [
        [0, 1],
        [2, 3],
      ],
    );
    const walking = walkingBetween(network, [corner(1, 0.4), corner(9, 0)]);
    expect([...walking.faults]).toEqual([]);
    expect(walking.metresBetween(corner(1, 0.4), corner(9, 0))).toBeGreaterThan(900);
  });

  test.each<[string, FootNetwork | null]>([
    ['no network', null],
    ['a network of another town', networkOf([corner(500, 0), corner(501, 0)], [[0, 1]])],
  ])('are straight lines with %s, and say so', (_, network) => {
    const walking = walkingBetween(network, [corner(0, 0), corner(3, 4)]);
    expect(walking).toMatchObject({ straight: true, credits: null });
    expect(walking.metresBetween(corner(0, 0), corner(3, 4))).toBe(
      distanceMetres(corner(0, 0), corner(3, 4)),
    );
    expect(walking.wayBetween(corner(0, 0), corner(3, 4))).toEqual([corner(0, 0), corner(3, 4)]);
    expect(() => walking.metresBetween(corner(0, 0), corner(9, 9))).toThrow(RangeError);
  });

  test('need streets, and points for them', () => {
    const none = { about: testAbout, longitudes: Int32Array.of(1), latitudes: Int32Array.of(1) };
    expect(() => footNetwork({ ...none, pieces: Uint32Array.of() })).toThrow(RangeError);
    expect(() => footNetwork({ ...none, pieces: Uint32Array.of(0, 1) })).toThrow(RangeError);
  });
});
