import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseSystem } from '../../../domain/import/coordinate-system.ts';
import { fromZOrder, placeNumber, placesInTile, zOrder } from '../../../domain/incident/map-place.ts';
import { positionOfSweref, swerefOf } from '../../../domain/sweref.ts';

const places = fc.tuple(
  fc.double({ min: 11, max: 24, noNaN: true }),
  fc.double({ min: 55.3, max: 69, noNaN: true }),
);

describe('the coordinate system of a file', () => {
  test('the national grid backwards is the way there', () => {
    fc.assert(
      fc.property(places, ([longitude, latitude]) => {
        const [east, north] = positionOfSweref(swerefOf([longitude, latitude]));
        // The way there rounds to the metre.
        expect(Math.abs(north - latitude) * 111_200).toBeLessThan(0.6);
        expect(Math.abs(east - longitude) * 111_200 * Math.cos((latitude * Math.PI) / 180)).toBeLessThan(0.6);
      }),
    );
  });

  // select ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(E, N), 3006), 4326), 7)   (PostGIS)
  test.each([
    [674_032, 6_580_821, 18.05918893, 59.33022226],
    [319_180, 6_399_862, 11.96526185, 57.704505637],
    [374_300, 6_164_400, 13.004476217, 55.609266106],
    [758_900, 7_300_500, 20.648896083, 65.721367369],
    [920_000, 7_300_000, 24.118440296, 65.547640875],
  ])('%d east, %d north is %d, %d', (eastMetres, northMetres, longitude, latitude) => {
    const [east, north] = positionOfSweref({ northMetres, eastMetres });
    expect(Math.abs(east - longitude)).toBeLessThan(2e-7);
    expect(Math.abs(north - latitude)).toBeLessThan(2e-7);
  });

  test('degrees, metres in either order and nothing to go by are told apart', () => {
    const id = (pairs: [number, number][], name?: string) => recogniseSystem(pairs, name).id;
    expect(
      id([
        [18.06, 59.33],
        [0, 0],
      ]),
    ).toBe('degrees');
    expect(id([])).toBe('degrees');
    expect(
      id([
        [674_032, 6_580_821],
        [0, 0],
      ]),
    ).toBe('sweref-99-tm');
    expect(id([[6_580_821, 674_032]])).toBe('sweref-99-tm');
    expect(recogniseSystem([[6_580_821, 674_032]]).words.en).toContain('north first');
    expect(recogniseSystem([[6_580_821, 674_032]]).toPosition([6_580_821, 674_032])).toEqual(
      recogniseSystem([[674_032, 6_580_821]]).toPosition([674_032, 6_580_821]),
    );
    expect(id([[1_628_000, 6_580_000]])).toBe('unknown');
    expect(recogniseSystem([[1_628_000, 6_580_000]]).words.sv).toContain('RT 90');
    expect(id([[2_011_000, 8_249_000]])).toBe('unknown');
    expect(id([[2_011_000, 8_249_000]], 'urn:ogc:def:crs:EPSG::3857')).toBe('web-mercator');
    expect(id([[2_697_000, 236_000]])).toBe('unknown');
  });
});

describe('places on the Z-order curve', () => {
  const side = fc.integer({ min: 0, max: 2 ** 26 - 1 });

  test('there and back', () => {
    fc.assert(
      fc.property(side, side, (x, y) => {
        expect(fromZOrder(zOrder(x, y))).toEqual({ x, y });
      }),
    );
    expect(zOrder(2 ** 26 - 1, 2 ** 26 - 1)).toBe(2 ** 52 - 1);
  });

  test('a place is in the run of its tile at every zoom, and in no neighbour’s', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 26 }), (place, z) => {
        const number = placeNumber(place);
        const { x, y } = fromZOrder(number);
        const tile = { z, x: Math.floor(x / 2 ** (26 - z)), y: Math.floor(y / 2 ** (26 - z)) };
        const { first, last } = placesInTile(tile);
        expect(number).toBeGreaterThanOrEqual(first);
        expect(number).toBeLessThanOrEqual(last);
        const beside = placesInTile({ ...tile, x: tile.x + 1 });
        if (z > 0) expect(number < beside.first || number > beside.last).toBe(true);
      }),
    );
  });
});
