import * as turf from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaFacts } from '../../domain/analysis/area-facts.ts';
import { areaShape } from '../../domain/analysis/area-geometry.ts';
import type { AreaMark } from '../../domain/analysis/area-input.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { areaFindingsSchema, areaSchema } from '../../domain/area.ts';
import type { Position } from '../../domain/geo.ts';
import {
  crowd,
  inputOf,
  mark,
  movedBy,
  passersOf,
  town,
  voiceNumber,
  walkNumber,
} from '../support/analysis-input.ts';

const asOf = '2026-11-20T18:00:00Z';

describe('who counts', () => {
  test('three people make an area, two do not, however many marks they make', () => {
    expect(computeAreas(inputOf(crowd(3)), { asOf })).toHaveLength(1);
    const many = Array.from({ length: 30 }, (_, n) => mark(n, n % 2, movedBy(town, n, 0)));
    expect(computeAreas(inputOf(many), { asOf })).toEqual([]);
    expect(() => computeAreas(inputOf(many), { asOf, minVoices: 2 })).toThrow();
  });

  test('passed: by the route, by an own mark or a good place near by, or by marking; each person once', () => {
    const marks = crowd(3);
    const route = (north: number) => ({
      type: 'LineString' as const,
      coordinates: [movedBy(town, -2000, north), movedBy(town, 2000, north)],
    });
    const passer = (voice: number, more: object) => ({
      voice: voiceNumber(voice),
      walkId: walkNumber(1),
      positions: [],
      ...more,
    });
    const input = inputOf(marks, {
      passers: [
        ...passersOf(marks),
        // The margin is 15 m and a route counts within 30 m of it.
        passer(10, { route: route(44) }),
        passer(11, { route: route(46) }),
        passer(12, { route: route(-44) }),
        passer(13, { route: route(0) }),
        passer(14, { positions: [movedBy(town, 10, 44)] }),
        passer(15, { positions: [movedBy(town, 10, 46)] }),
        passer(16, { route: route(500), positions: [movedBy(town, 5, 1)] }),
        passer(16, { route: route(0) }),
      ],
    });
    const [area] = computeAreas(input, { asOf });
    expect(area?.properties).toMatchObject({ nMarked: 3, nPassed: 8 });
    const [wider] = computeAreas(input, { asOf, passedWithinMetres: 32 });
    expect(wider?.properties.nPassed).toBe(10);
  });

  test('marks of no known passer still passed where they marked', () => {
    const [area] = computeAreas(inputOf(crowd(4), { passers: [] }), { asOf });
    expect(area?.properties.nPassed).toBe(4);
  });
});

describe('the figures of an area', () => {
  test('the worked example: 8 of 20, two walks, mostly dark, on a school route', () => {
    const early = { recordedAt: '2026-07-23T18:00:00Z', walkId: walkNumber(2) };
    const marks = [
      ...crowd(4, { recordedAt: '2026-10-21T18:00:00Z', inDark: true }),
      ...crowd(4, { ...early, isLightOrSight: true }, town, 5),
    ];
    const bystanders = Array.from({ length: 12 }, (_, n) => ({
      voice: voiceNumber(100 + n),
      walkId: walkNumber(1),
      positions: [town],
    }));
    const places = [{ position: movedBy(town, 0, 40), functions: ['school_route'] }];
    const input = inputOf(marks, { passers: [...passersOf(marks), ...bystanders], places });
    const [area] = computeAreas(input, { asOf });
    expect(area?.properties).toMatchObject({
      nMarked: 8,
      nPassed: 20,
      nWalks: 2,
      walkIds: [walkNumber(1), walkNumber(2)],
      confidence: 'B',
      goAgain: false,
      lastConfirmedAt: '2026-10-21T18:00:00Z',
      categories: [{ category: 'lighting', nMarked: 8 }],
    });
    expect(area?.properties.components.parts).toEqual({
      walks: 0.5,
      dark: 1,
      use: 1,
      corroboration: 0,
      overdue: 0,
    });
    // Q = (3 * 0.5^(30/365) + 3 * 0.5^(120/365) + 1) / 30 = 0.2074; M = 1.625.
    expect(area?.properties.score).toBe(34);
  });

  test('a place without function, or 31 m outside, is no use', () => {
    const use = (north: number, functions: string[]) =>
      computeAreas(inputOf(crowd(3), { places: [{ position: movedBy(town, 0, north), functions }] }), {
        asOf,
      })[0]?.properties.components.parts.use;
    expect([use(44, ['pt_stop']), use(46, ['pt_stop']), use(0, [])]).toEqual([1, 0, 0]);
  });

  test('one person with many dark marks does not make the place dark for all', () => {
    const marks = [
      ...crowd(3),
      ...Array.from({ length: 9 }, (_, n) => mark(50 + n, 1, movedBy(town, 2, n), { inDark: true })),
    ];
    expect(computeAreas(inputOf(marks), { asOf })[0]?.properties.components.parts.dark).toBeCloseTo(1 / 3, 6);
    const mended = marks.map((one) => (one.inDark ? { ...one, resolved: true } : one));
    expect(computeAreas(inputOf(mended), { asOf })[0]?.properties.components.parts.dark).toBe(0);
  });

  test('a person says what their strongest open mark says', () => {
    const weak = crowd(3, { severity: 1 });
    const score = (marks: AreaMark[]) => computeAreas(inputOf(marks), { asOf })[0]?.properties.score;
    expect(score([...weak, mark(90, 1, town, { severity: 4 })])).toBe(
      score([...weak.slice(1), mark(1, 1, town, { severity: 4 })]),
    );
    expect(score([...weak, mark(90, 1, town, { severity: 4, resolved: true })])).toBe(score(weak));
  });

  test('an area whose marks are all resolved is gone; old ones ask for a new walk', () => {
    expect(computeAreas(inputOf(crowd(5, { resolved: true })), { asOf })).toEqual([]);
    const [old] = computeAreas(inputOf(crowd(5, { recordedAt: '2024-11-20T18:00:00Z' })), { asOf });
    expect(old?.properties.goAgain).toBe(true);
  });
});

describe('what never lowers or raises the score of a place', () => {
  const anyMark = fc.record({
    voice: fc.nat({ max: 9 }),
    walk: fc.integer({ min: 1, max: 3 }),
    severity: fc.constantFrom<(1 | 2 | 3 | 4)[]>(1, 2, 3, 4),
    months: fc.nat({ max: 60 }),
    inDark: fc.boolean(),
    isLightOrSight: fc.boolean(),
    resolved: fc.boolean(),
  });
  type Drawn = typeof anyMark extends fc.Arbitrary<infer Value> ? Value : never;
  const marksOf = (drawn: readonly Drawn[]) =>
    drawn.map(({ voice, walk, months, ...more }, id) =>
      mark(id, voice, town, {
        ...more,
        walkId: walkNumber(walk),
        recordedAt: new Date(Date.parse(asOf) - months * 30 * 86_400_000).toISOString(),
      }),
    );
  const surroundings = {
    passed: new Set(Array.from({ length: 14 }, (_, n) => voiceNumber(n))),
    used: true,
    asOf,
  };
  const scoreAt = (drawn: readonly Drawn[]) => areaFacts(marksOf(drawn), surroundings, null).score;
  const cluster = fc.array(anyMark, { minLength: 1, maxLength: 14 });

  test('one more mark of somebody who passed, of whatever kind, never lowers it', () => {
    fc.assert(
      fc.property(cluster, anyMark, (drawn, more) => {
        expect(scoreAt([...drawn, more])).toBeGreaterThanOrEqual(scoreAt(drawn));
      }),
      { numRuns: 1000 },
    );
    // Dark and severe; then one by day, years old and slight, which must not thin out the dark.
    const dark: Drawn[] = [0, 1, 2, 3, 4].map((voice) => ({
      ...{ voice, walk: 1, severity: 4, months: 0, inDark: true, isLightOrSight: false, resolved: false },
    }));
    const faint: Drawn = { ...(dark[0] as Drawn), voice: 5, severity: 1, months: 40, inDark: false };
    expect(scoreAt([...dark, faint])).toBeGreaterThanOrEqual(scoreAt(dark));
  });

  test('resolving any of its marks never raises it', () => {
    fc.assert(
      fc.property(cluster, fc.nat(), (drawn, pick) => {
        const resolved = drawn.map((one, at) =>
          at === pick % drawn.length ? { ...one, resolved: true } : one,
        );
        expect(scoreAt(resolved)).toBeLessThanOrEqual(scoreAt(drawn));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('geometry', () => {
  const shapes: [string, Position, [number, number][]][] = [
    [
      'one place',
      town,
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'two places',
      town,
      [
        [0, 0],
        [20, 0],
        [20, 0],
      ],
    ],
    [
      'a line',
      town,
      [
        [0, 0],
        [10, 10],
        [20, 20],
        [30, 30],
      ],
    ],
    [
      'a crowd',
      town,
      [
        [0, 0],
        [30, 0],
        [30, 30],
        [0, 30],
        [15, 15],
      ],
    ],
    [
      'high north',
      [25, 78.2],
      [
        [0, 0],
        [30, 0],
        [30, 30],
      ],
    ],
    [
      'south',
      [-70, -53.1],
      [
        [0, 0],
        [30, 0],
        [30, 30],
      ],
    ],
    [
      'equator',
      [0, 0],
      [
        [0, 0],
        [30, 0],
        [30, 30],
      ],
    ],
  ];
  test.each(shapes)(
    '%s: holds its marks with 15 m to spare, runs counter-clockwise',
    (_name, at, offsets) => {
      const marks = offsets.map(([east, north], n) => mark(n, n, movedBy(at, east, north)));
      const [area, ...others] = computeAreas(inputOf(marks), { asOf });
      expect(others).toEqual([]);
      if (area?.geometry.type !== 'Polygon') throw new Error('not one polygon');
      const polygon = turf.polygon(area.geometry.coordinates.map((ring) => ring.map(([x, y]) => [x, y])));
      for (const { position } of marks) {
        expect(turf.booleanPointInPolygon([...position], polygon)).toBe(true);
        const toEdge = -turf.pointToPolygonDistance([...position], polygon, { units: 'meters' });
        expect(toEdge).toBeGreaterThan(14.5);
      }
      const far = Math.max(
        ...turf
          .coordAll(polygon)
          .map((corner) =>
            Math.min(
              ...marks.map(({ position }) => turf.distance(corner, [...position], { units: 'meters' })),
            ),
          ),
      );
      expect(far).toBeLessThan(15.2);
      expect(turf.booleanClockwise(turf.lineString(turf.coordAll(polygon)))).toBe(false);
      for (const coordinate of turf.coordAll(polygon).flat())
        expect(coordinate).toBe(Math.round(coordinate * 1e7) / 1e7);
      expect(areaFindingsSchema.safeParse(area.properties).error).toBeUndefined();
      expect(turf.booleanPointInPolygon([...area.properties.centre], polygon)).toBe(true);
    },
  );

  test('one place with a margin of 15 m is a circle of that area', () => {
    const [area] = computeAreas(inputOf(Array.from({ length: 3 }, (_, n) => mark(n, n, town))), { asOf });
    expect(area?.properties.squareMetres).toBeGreaterThan(690);
    expect(area?.properties.squareMetres).toBeLessThan(707);
    expect(area?.properties.centre[0]).toBeCloseTo(town[0], 6);
    expect(area?.properties.centre[1]).toBeCloseTo(town[1], 6);
  });

  test('across the antimeridian: one area in two pieces, passed from both sides', () => {
    const at: Position = [179.9999, -16.5];
    const marks = Array.from({ length: 4 }, (_, n) => mark(n, n, movedBy(at, n * 8, 0)));
    const east = { voice: voiceNumber(70), walkId: walkNumber(1), positions: [movedBy(at, 40, 0)] };
    const west = { voice: voiceNumber(71), walkId: walkNumber(1), positions: [movedBy(at, -30, 0)] };
    const crossing = {
      voice: voiceNumber(72),
      walkId: walkNumber(1),
      positions: [],
      route: { type: 'LineString' as const, coordinates: [movedBy(at, -900, 5), movedBy(at, 900, 5)] },
    };
    const input = inputOf(marks, { passers: [east, west, crossing] });
    const [area, ...others] = computeAreas(input, { asOf });
    expect(others).toEqual([]);
    expect(area?.geometry.type).toBe('MultiPolygon');
    expect(area?.geometry.coordinates).toHaveLength(2);
    expect(areaSchema.shape.geometry.parse(area?.geometry)).toEqual(area?.geometry);
    expect(area?.properties.nPassed).toBe(7);
    for (const [longitude = 0] of turf.coordAll(area?.geometry ?? { type: 'Polygon', coordinates: [] }))
      expect(Math.abs(Math.abs(longitude) - 180)).toBeLessThan(0.001);
  });

  test('any marks, also nearly on a line: all inside with the margin, nothing further out', () => {
    const alongLine = fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1, max: 1 }))
      .map(([step, off]): [number, number] => [step * 7 + off * 1e-3, step * 5 - off * 1e-3]);
    const anywhere = fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -150, max: 150 }));
    const places = fc.oneof(
      fc.array(alongLine, { minLength: 1, maxLength: 12 }),
      fc.array(anywhere, { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(places, (offsets) => {
        const positions = offsets.map(([east, north]) => movedBy(town, east, north));
        const { geometry, squareMetres } = areaShape(positions, 15);
        if (geometry.type !== 'Polygon') throw new Error('not one polygon');
        const polygon = turf.polygon(geometry.coordinates);
        for (const position of positions) {
          const inward = -turf.pointToPolygonDistance(position, polygon, { units: 'meters' });
          expect(inward).toBeGreaterThan(14.85);
        }
        expect(turf.booleanValid(polygon)).toBe(true);
        expect(squareMetres).toBeGreaterThanOrEqual(700);
      }),
    );
  });

  test('at the pole nothing breaks', () => {
    const marks = [0, 90, 180, -90].map((longitude, n) => mark(n, n, [longitude, 89.9999]));
    const [area] = computeAreas(inputOf(marks), { asOf });
    expect(
      turf
        .coordAll(area?.geometry ?? { type: 'Polygon', coordinates: [] })
        .flat()
        .every(Number.isFinite),
    ).toBe(true);
  });
});
