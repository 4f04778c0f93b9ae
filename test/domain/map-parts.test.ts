import * as turf from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blobOutlines } from '../../domain/analysis/blob-outlines.ts';
import { cellsWithin, isTooLarge, walkedCells } from '../../domain/analysis/covered-cells.ts';
import { dwellKnots, dwellLine, valuesPerKnot } from '../../domain/analysis/dwell-line.ts';
import { hexagonAt } from '../../domain/analysis/hexagon-grid.ts';
import { measureLine } from '../../domain/analysis/line-measure.ts';
import { nearPolygon } from '../../domain/analysis/nearness.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import { movedBy, town, voiceNumber, walkNumber } from '../support/analysis-input.ts';

const flat = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
const corners = fc.array(flat, { minLength: 2, maxLength: 7 });

describe('a line in metres', () => {
  test('beside a place is its nearest point, as far away and on the side that it is seen', () => {
    fc.assert(
      fc.property(corners, flat, (line, place) => {
        const measured = measureLine(line);
        fc.pre(measured.metres > 0);
        const beside = measured.beside(place);
        const { place: nearest, direction } = measured.at(beside?.along ?? Number.NaN);
        const steps = line.slice(1).map((to, index) => [line[index] ?? to, to] as const);
        const away = Math.min(
          ...steps.map(([from, to]) => {
            const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
            return Math.min(
              ...Array.from({ length: 2001 }, (_, part) =>
                Math.hypot(
                  place[0] - from[0] - ((to[0] - from[0]) * part) / 2000,
                  place[1] - from[1] - ((to[1] - from[1]) * part) / 2000,
                ),
              ),
              length + Math.hypot(place[0] - from[0], place[1] - from[1]),
            );
          }),
        );
        expect(Math.abs(Math.abs(beside?.aside ?? 0) - away)).toBeLessThan(0.3);
        const [dx, dy] = [place[0] - nearest[0], place[1] - nearest[1]];
        expect(Math.hypot(dx, dy)).toBeCloseTo(Math.abs(beside?.aside ?? 0), 6);
        const left = direction[0] * dy - direction[1] * dx;
        const atCorner = line.some(([x, y]) => Math.hypot(x - nearest[0], y - nearest[1]) < 1e-6);
        if (!atCorner && Math.abs(left) > 1e-6) expect(Math.sign(left)).toBe(Math.sign(beside?.aside ?? 0));
      }),
      { numRuns: 60 },
    );
  });

  test('time is spread as it is spent: walking pace, and a normal around each stop', () => {
    // from scipy.stats import norm; 1000 m at 4 km/h are 900 s, 300 s at 400 m with 12 m, cut off at 4 deviations
    // ((b-a)/(4/3.6) + 300*(norm.cdf((b-400)/12)-norm.cdf((a-400)/12))/(norm.cdf(4)-norm.cdf(-4))) / 1200
    const shares = [
      [390, 410, 0.16384523774521909],
      [364, 436, 0.30334084485257734],
      [300, 350, 0.0375],
      [900, 1000, 0.075],
    ] as const;
    const line = measureLine([
      [0, 0],
      [1000, 0],
    ]);
    const { knots, knotAt } = dwellLine(line, [{ place: [400, 3], seconds: 300 }], () => 1);
    const x = knots.filter((_, at) => at % valuesPerKnot === 0);
    const y = knots.filter((_, at) => at % valuesPerKnot === 1);
    for (const [from, to, share] of shares) {
      const within = x.filter((at) => at >= from && at < to).length / dwellKnots;
      expect(Math.abs(within - share)).toBeLessThan(0.003);
    }
    expect([x[0], x[dwellKnots]]).toEqual([0, 1000]);
    expect(x).toEqual(x.toSorted());
    expect(y.every((north) => north === 0)).toBe(true);
    expect([...knots.subarray(30, 32)]).toEqual([-0, 1]);
    for (const knot of [0, 1, 1000, 4095]) expect(knotAt((x[knot] ?? 0) + 1e-6)).toBe(knot);
    const none = dwellLine(line, [{ place: [400, 3], seconds: 0 }], () => 1);
    expect(none.knots[(dwellKnots / 2) * valuesPerKnot]).toBeCloseTo(500, 6);
  });
});

describe('near a polygon', () => {
  const places: Position[] = [town, [18.95, 69.65], [-70, -53.1], [179.9995, -16.5], [0, 0]];
  test('inside or within so many metres, to every side, as turf measures it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        flat,
        fc.constantFrom(0, 15, 60),
        (at, [east, north], within) => {
          const ring = [
            [-80, -40],
            [90, -60],
            [20, 10],
            [60, 90],
            [-80, 70],
            [-80, -40],
          ].map(([x = 0, y = 0]) => movedBy(at, x, y));
          const near = nearPolygon({ type: 'Polygon', coordinates: [ring] }, at, within);
          const place = movedBy(at, east, north);
          // Turf does not know the antimeridian: there the same shape is looked at elsewhere.
          const away = at[0] > 179 ? 20 : 0;
          const shift = ([x, y]: Position): [number, number] => [((x - away + 540) % 360) - 180, y];
          const metres = turf.pointToPolygonDistance(shift(place), turf.polygon([ring.map(shift)]), {
            units: 'meters',
          });
          fc.pre(Math.abs(metres - within) > 0.3);
          expect(near.position(place)).toBe(metres < within);
          const further = movedBy(place, 0.5, 0.5);
          expect(near.line({ type: 'LineString', coordinates: [place, further] })).toBe(
            near.position(place) || near.position(further),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a line straight through is near though both its ends are far, one that passes by is not', () => {
    const ring = [
      [0, 0],
      [50, 0],
      [50, 50],
      [0, 50],
      [0, 0],
    ].map(([x = 0, y = 0]) => movedBy(town, x, y));
    const near = nearPolygon({ type: 'Polygon', coordinates: [ring] }, movedBy(town, 25, 25), 10);
    const from = (...ends: [number, number][]) =>
      near.line({ type: 'LineString', coordinates: ends.map(([x, y]) => movedBy(town, x, y)) });
    expect(from([-500, 20], [500, 30])).toBe(true);
    expect(from([20, -500], [30, 500])).toBe(true);
    expect(from([-500, -9], [500, -9])).toBe(true);
    expect(from([-500, -11], [500, -11])).toBe(false);
    expect(from([61, -500], [61, 500])).toBe(false);
    expect(from([59, -500], [59, 500])).toBe(true);
    // Past the corner: 7 m off on the diagonal, then 14 m.
    expect(from([40, -30], [80, 10])).toBe(false);
    expect(from([30, -30], [80, 20])).toBe(true);
  });
});

describe('hexagons', () => {
  /** All centres of the lattice around a place, by the definition: rows of one width, odd rows shifted by half. */
  test('a place has the cell whose middle is nearest, of all middles around', () => {
    fc.assert(
      fc.property(flat, fc.constantFrom(25, 50, 120), ([east, north], width) => {
        const position = movedBy(town, east, north);
        const cell = hexagonAt(position, width);
        const steps = [-1.5, -1.2, -0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9, 1.2, 1.5];
        const around = steps.flatMap((x) =>
          steps.map((y) => hexagonAt(movedBy(position, x * width, y * width), width)),
        );
        const nearest = Math.min(...around.map(({ centre }) => distanceMetres(centre, position)));
        expect(distanceMetres(cell.centre, position)).toBeLessThan(nearest * 1.02 + 0.2);
        expect(distanceMetres(cell.centre, position)).toBeLessThan((width / Math.sqrt(3)) * 1.03);
        // Six neighbours, all one width away, three on each side.
        const others = new Map(around.map((other) => [other.key, other]));
        others.delete(cell.key);
        const neighbours = [...others.values()].filter(
          ({ centre }) => distanceMetres(centre, cell.centre) < 1.2 * width,
        );
        expect(neighbours).toHaveLength(6);
        for (const { centre } of neighbours) {
          expect(distanceMetres(centre, cell.centre)).toBeGreaterThan(0.96 * width);
          expect(distanceMetres(centre, cell.centre)).toBeLessThan(1.04 * width);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('walked are just the cells that the route comes near, and those of own places', () => {
    fc.assert(
      fc.property(corners, fc.constantFrom(0, 30), (line, within) => {
        const route = { type: 'LineString' as const, coordinates: line.map(([x, y]) => movedBy(town, x, y)) };
        const own = movedBy(town, 900, 900);
        const passers = [{ voice: voiceNumber(1), walkId: walkNumber(1), route, positions: [own] }];
        const found = walkedCells(passers, 50, within, 57);
        const all = new Map([[hexagonAt(own, 50, 57).key, hexagonAt(own, 50, 57)]]);
        for (let east = -420; east <= 420; east += 12)
          for (let north = -420; north <= 420; north += 12) {
            const cell = hexagonAt(movedBy(town, east, north), 50, 57);
            if (!all.has(cell.key) && nearPolygon(cell.polygon, cell.centre, within).line(route))
              all.set(cell.key, cell);
          }
        expect([...found.keys()].sort()).toEqual([...all.keys()].sort());
      }),
      { numRuns: 12 },
    );
  });

  test('ground is the cells with their middle in it, also over the antimeridian, and none where they are too many', () => {
    const square = (at: Position, side: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [side, 0],
          [side, side],
          [0, side],
          [0, 0],
        ].map(([x = 0, y = 0]) => movedBy(at, x, y)),
      ],
    });
    for (const at of [town, [179.9985, -16.5], [18.95, 69.65]] as const) {
      const cells = [...cellsWithin([square(at, 600)], 50, Math.floor(at[1])).values()];
      // A hexagon 50 m wide has 2165 square metres.
      expect(cells.length).toBeGreaterThan((600 * 600) / 2165 - 30);
      expect(cells.length).toBeLessThan((600 * 600) / 2165 + 30);
      expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
    }
    expect(isTooLarge(square(town, 600), 50)).toBe(false);
    expect(isTooLarge(square(town, 20_000), 50)).toBe(true);
    expect(cellsWithin([square(town, 20_000)], 50, 57).size).toBe(0);
  });
});

test('outlines run around just their cells: outside to the left, holes to the right', () => {
  const grid = { west: -70, south: 130, cellMetres: 10, columns: 9, rows: 8 };
  const chosenCells = fc.array(fc.boolean(), { minLength: 72, maxLength: 72 });
  const area = (ring: readonly (readonly [number, number])[]) =>
    ring.slice(1).reduce((sum, [x, y], index) => {
      const [fromX, fromY] = ring[index] ?? [x, y];
      return sum + (fromX * y - x * fromY) / 2;
    }, 0);
  fc.assert(
    fc.property(chosenCells, (drawn) => {
      const blobs = blobOutlines(
        Uint8Array.from(drawn, (one) => (one ? 1 : 0)),
        grid,
      );
      expect(blobs.flatMap(({ cells }) => cells).sort((a, b) => a - b)).toEqual(
        [...drawn.keys()].filter((cell) => drawn[cell]),
      );
      for (const { cells, rings } of blobs) {
        expect(rings.reduce((sum, ring) => sum + area(ring), 0)).toBeCloseTo(100 * cells.length, 6);
        expect(area(rings[0] ?? [])).toBeGreaterThan(0);
        for (const ring of rings) expect(ring[0]).toEqual(ring.at(-1));
        for (const hole of rings.slice(1)) expect(area(hole)).toBeLessThan(0);
        const polygon = turf.polygon(rings.map((ring) => ring.map(([x, y]) => [x / 1000, y / 1000])));
        const inside = new Set(cells);
        for (let cell = 0; cell < 72; cell++) {
          const middle = [-70 + ((cell % 9) + 0.5) * 10, 130 + (Math.floor(cell / 9) + 0.5) * 10];
          expect(
            turf.booleanPointInPolygon(
              middle.map((metres) => metres / 1000),
              polygon,
            ),
          ).toBe(inside.has(cell));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a line that is traced has the places and directions that it has when asked for each', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
        minLength: 1,
      }),
      fc.array(fc.double({ min: -5, max: 900, noNaN: true })),
      (places, wanted) => {
        const line = measureLine(places);
        const alongs = Float64Array.from(wanted).sort();
        const traced: unknown[] = [];
        line.trace(alongs, (_, x, y, directionX, directionY) =>
          traced.push({ place: [x, y], direction: [directionX, directionY] }),
        );
        expect(traced).toEqual([...alongs].map((along) => line.at(along)));
      },
    ),
  );
});
