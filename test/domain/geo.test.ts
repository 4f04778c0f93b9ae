import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxAround,
  distanceMetres,
  lineStringSchema,
  outlineCorners,
  type Position,
  pointSchema,
  polygonOf,
  polygonSchema,
  positionFault,
  roundCoordinate,
} from '../../domain/geo.ts';

const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const position: fc.Arbitrary<Position> = fc.tuple(longitude, latitude);

describe('a position', () => {
  test.each([
    [Number.NaN, 57, 'numbers'],
    [17, Number.POSITIVE_INFINITY, 'numbers'],
    [674_032, 6_580_822, 'projected metres'],
    [17.6, 6_580_822, 'projected metres'],
    [57.7, 111.97, 'swapped'],
    [100, 95, 'latitude must be between'],
    [190, 57, 'longitude must be between'],
    [-180.0001, 0, 'longitude must be between'],
  ])('%s, %s is refused with the word "%s"', (east, north, word) => {
    expect(positionFault(east, north)).toContain(word);
    expect(pointSchema.safeParse({ type: 'Point', coordinates: [east, north] }).success).toBe(false);
  });

  test('on earth is accepted, rounded to seven decimals, and rounding again changes nothing', () => {
    fc.assert(
      fc.property(position, (place) => {
        const { coordinates } = pointSchema.parse({ type: 'Point', coordinates: place });
        for (const index of [0, 1] as const) {
          expect(Math.abs(coordinates[index] - place[index])).toBeLessThanOrEqual(0.5e-7 + 1e-12);
          expect(roundCoordinate(coordinates[index])).toBe(coordinates[index]);
          expect(Object.is(coordinates[index], -0)).toBe(false);
          expect(`${coordinates[index]}`.replace(/e.*|.*\./, '').length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  test('has two numbers, and a point has nothing else', () => {
    for (const wrong of [[17.6], [17.6, 57.2, 3], ['17.6', '57.2'], null, [null, null]])
      expect(pointSchema.safeParse({ type: 'Point', coordinates: wrong }).success).toBe(false);
    const more = { type: 'Point', coordinates: [17.6, 57.2], crs: 'EPSG:3006' };
    expect(pointSchema.safeParse(more).success).toBe(false);
  });
});

describe('lines and polygons', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  test('a line needs two positions', () => {
    expect(lineStringSchema.safeParse({ type: 'LineString', coordinates: [[0, 0]] }).success).toBe(false);
    expect(lineStringSchema.safeParse({ type: 'LineString', coordinates: ring }).success).toBe(true);
  });
  test('a ring must be closed and have four positions', () => {
    const polygon = (coordinates: unknown) =>
      polygonSchema.safeParse({ type: 'Polygon', coordinates }).success;
    expect(polygon([ring.slice(0, 3)])).toBe(false);
    expect(polygon([[...ring.slice(0, 3), [0, 0.1]]])).toBe(false);
    expect(polygon([])).toBe(false);
    expect(polygon([ring])).toBe(true);
  });
  test('corners become a closed outline and come back', () => {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const;
    expect(polygonOf(corners).coordinates).toEqual([ring]);
    expect(outlineCorners(polygonOf(corners))).toEqual(corners);
    expect(() => polygonOf(corners.slice(0, 2))).toThrow();
  });
});

describe('distances', () => {
  test('agree with known ones', () => {
    expect(distanceMetres([0, 0], [0, 1])).toBeCloseTo(111_195.08, 1);
    // Half the width at 60 degrees north.
    expect(distanceMetres([17, 60], [18, 60]) / distanceMetres([17, 0], [18, 0])).toBeCloseTo(0.5, 4);
    expect(distanceMetres([0, 90], [180, -90])).toBeCloseTo(Math.PI * 6_371_008.8, 3);
    expect(distanceMetres([179.9999, 0], [-179.9999, 0])).toBeCloseTo(22.239, 2);
  });

  test('are the same both ways, never negative, zero to oneself, and no detour is shorter', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(distanceMetres(a, b)).toBeGreaterThanOrEqual(0);
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 3);
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 0.5);
      }),
    );
  });
});

describe('a box around positions', () => {
  test('holds them all and touches them on each side', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1 }), (places) => {
        const [west, south, east, north] = boxAround(places) ?? [0, 0, 0, 0];
        expect(places.every(([x, y]) => x >= west && x <= east && y >= south && y <= north)).toBe(true);
        for (const [edge, index] of [
          [west, 0],
          [east, 0],
          [south, 1],
          [north, 1],
        ] as const)
          expect(places.some((place) => place[index] === edge)).toBe(true);
      }),
    );
  });
  test('is undefined for none', () => expect(boxAround([])).toBeUndefined());
});
