import { describe, expect, test } from 'vitest';
import type { AnalysisInput, AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { computeAreaRun } from '../../domain/analysis/areas.ts';
import { analyses } from '../../domain/analysis/index.ts';
import { areaFindingsSchema } from '../../domain/area.ts';
import type { Position } from '../../domain/geo.ts';
import { randomFrom } from '../../domain/random.ts';
import { mark, movedBy, town, voiceNumber, walkNumber } from '../support/analysis-input.ts';

const asOf = '2026-11-20T18:00:00Z';
type Place = readonly [east: number, north: number];
interface Walk {
  at?: Position;
  route?: readonly Place[] | null;
  stays?: readonly (readonly [Place, number])[];
  people: number;
  marks: (n: number) => readonly [voice: number, place: Place, more?: Partial<AreaMark>];
  count: number;
}

/** The input of a walk given in metres around a place. */
function walk(
  { at = town, route = null, stays = [], people, marks, count }: Walk,
  number = 1,
): AnalysisInput {
  const place = ([east, north]: Place) => movedBy(at, east, north);
  const line = route && { type: 'LineString' as const, coordinates: route.map(place) };
  const made = Array.from({ length: count }, (_, n) => {
    const [voice, where, more] = marks(n);
    return mark(1000 * number + n, 100 * number + voice, place(where), {
      walkId: walkNumber(number),
      ...more,
    });
  });
  const passers: Passer[] = Array.from({ length: people }, (_, n) => ({
    voice: voiceNumber(100 * number + n),
    walkId: walkNumber(number),
    route: line,
    stays: stays.map(([where, seconds]) => ({ position: place(where), seconds })),
    positions: made
      .filter(({ voice }) => voice === voiceNumber(100 * number + n))
      .map(({ position }) => position),
  }));
  const corners: Place[] = [
    [-200, -200],
    [900, -200],
    [900, 300],
    [-200, 300],
    [-200, -200],
  ];
  return {
    marks: made,
    passers,
    places: [{ position: place([10, 10]), functions: ['school_route'] }],
    extents: [{ type: 'Polygon', coordinates: [corners.map(place)] }],
    lamps: [{ position: place([5, 5]), working: true }],
  };
}

const both = (one: AnalysisInput, other: AnalysisInput): AnalysisInput => ({
  marks: [...one.marks, ...other.marks],
  passers: [...one.passers, ...other.passers],
  places: [...one.places, ...other.places],
  extents: [...(one.extents ?? []), ...(other.extents ?? [])],
  lamps: [...(one.lamps ?? []), ...(other.lamps ?? [])],
});
const straight: Place[] = [
  [0, 0],
  [700, 0],
];
const random = randomFrom(11);
const anywhere = (): Place => [random.between(0, 700), 8 * random.normal()];
const usual = { people: 12, count: 40, marks: (n: number) => [n % 12, anywhere()] as const };

const walks: Record<string, AnalysisInput> = {
  'a route that crosses itself': walk({
    ...usual,
    route: [
      [0, 0],
      [400, 0],
      [400, 200],
      [200, 200],
      [200, -200],
    ],
  }),
  'out and back on one street': walk({ ...usual, route: [...straight, [0, 0]] }),
  'two groups on different routes meeting at one stop': both(
    walk({ ...usual, route: straight, stays: [[[350, 0], 600]] }),
    walk(
      {
        ...usual,
        route: [
          [350, -300],
          [350, 300],
        ],
        stays: [[[350, 0], 900]],
        marks: (n) => [n % 12, [350 + 8 * random.normal(), random.between(-300, 300)]],
      },
      2,
    ),
  ),
  'marks made hours after, and a clock ahead': walk({
    ...usual,
    route: straight,
    marks: (n) => [
      n % 12,
      anywhere(),
      { recordedAt: n % 2 === 0 ? '2026-11-21T02:00:00Z' : '2031-01-01T00:00:00Z' },
    ],
  }),
  'one person with 40 marks': walk({ ...usual, route: straight, marks: () => [3, anywhere()] }),
  'one person with 40 marks among others': walk({
    ...usual,
    count: 60,
    route: straight,
    marks: (n) => [n < 40 ? 3 : n % 12, anywhere()],
  }),
  'all marks at one stop': walk({
    ...usual,
    route: straight,
    stays: [[[350, 0], 600]],
    marks: (n) => [n % 12, [350, 0]],
  }),
  'three people': walk({ people: 3, count: 9, route: straight, marks: (n) => [n % 3, [300 + n, 0]] }),
  'one person': walk({ people: 1, count: 1, route: straight, marks: () => [0, [300, 0]] }),
  'no marks': walk({ ...usual, count: 0, route: straight }),
  'nobody and nothing': { marks: [], passers: [], places: [] },
  'over the antimeridian': walk({ ...usual, at: [179.9985, -16.5], route: straight }),
  'at 69 degrees north': walk({ ...usual, at: [18.95, 69.65], route: straight }),
  'on the seam of two degrees of latitude': walk({ ...usual, at: [16.4, 57.0001], route: straight }),
  'a route of one place twice': walk({
    ...usual,
    route: [
      [0, 0],
      [0, 0],
    ],
  }),
  'the same places again and again': walk({
    ...usual,
    route: [
      [0, 0],
      [0, 0],
      [700, 0],
      [700, 0],
      [700, 0],
    ],
    marks: (n) => [n % 12, [100 * (n % 3), 0]],
  }),
  'stays longer than the walk': walk({
    ...usual,
    route: straight,
    stays: [
      [[350, 0], 36_000],
      [[5000, 5000], 600],
    ],
  }),
  'everything mended': walk({
    ...usual,
    route: straight,
    marks: (n) => [n % 12, anywhere(), { resolved: true }],
  }),
  'far from every route': walk({ ...usual, route: straight, marks: (n) => [n % 12, [n, 900]] }),
  'without a route': walk(usual),
};

/** Every number that can be found in it. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

function shuffled(input: AnalysisInput): AnalysisInput {
  const order = randomFrom(3);
  return {
    ...input,
    marks: order.shuffled(input.marks),
    passers: order.shuffled(input.passers),
    places: order.shuffled(input.places),
  };
}

describe('walks that go otherwise than planned', () => {
  test.each(Object.entries(walks))(
    '%s: figures, the same in any order, and none that is no number',
    (_name, input) => {
      for (const analysis of analyses) {
        const settings = analysis.id === 'priority-areas' ? { asOf, redraws: 199 } : {};
        const result = analysis.run(input, settings);
        expect(numbersIn(result).every(Number.isFinite), analysis.id).toBe(true);
        expect(JSON.stringify(analysis.run(shuffled(input), settings)), analysis.id).toBe(
          JSON.stringify(result),
        );
        expect(
          result.notes.every(({ sv, en }) => sv !== '' && en !== ''),
          analysis.id,
        ).toBe(true);
        for (const { geometry, properties } of result.collection.features) {
          const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
          for (const ring of rings) expect(ring[0]).toEqual(ring.at(-1));
          if (typeof properties.nMarked === 'number' && typeof properties.nPassed === 'number')
            expect(properties.nMarked, analysis.id).toBeLessThanOrEqual(properties.nPassed);
        }
      }
      const { areas, minVoices } = computeAreaRun(input, { asOf, redraws: 199 });
      expect(minVoices).toBeGreaterThanOrEqual(3);
      for (const { properties } of areas) {
        expect(areaFindingsSchema.safeParse(properties).error).toBeUndefined();
        expect(properties.nMarked).toBeGreaterThanOrEqual(3);
        expect(properties.nPassed).toBeLessThanOrEqual(input.passers.length);
      }
    },
  );
});
