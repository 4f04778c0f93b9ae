import { describe, expect, test } from 'vitest';
import type { AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { computeAreaRun, computeAreas } from '../../domain/analysis/areas.ts';
import { measureLine } from '../../domain/analysis/line-measure.ts';
import { buildNullModel } from '../../domain/analysis/null-model.ts';
import { streetSides } from '../../domain/analysis/street-sides.ts';
import { randomFrom } from '../../domain/random.ts';
import { mark, movedBy, passersOf, walkNumber } from '../support/analysis-input.ts';
import {
  chanceMarks,
  chanceStays,
  countReal,
  oneInTwenty,
  chanceRoute as route,
  stopAt,
  walkersOf,
} from '../support/chance-walks.ts';

const town: [number, number] = [16.447, 57.265];
const asOf = '2026-11-20T18:00:00Z';
function modelOf(marks: readonly AreaMark[], passers: readonly Passer[], redraws = 999) {
  const model = buildNullModel(marks, passers, { radiusMetres: 40, redraws, seed: 1 });
  if ('untested' in model) throw new Error(model.untested);
  return model;
}

describe('what chance makes of a walk', () => {
  // The mean of 1500 runs for d = 3, 4, 5 and 6; uniform, then half of the marks at eight stops with 12 m scatter.
  // Made by an independent program that draws and counts along one dimension: test/statistics/reference.py.
  test.each([
    [40, 12, [4.21, 1.33, 0.3, 0.05], [5.27, 2.83, 1.27, 0.41]],
    [60, 12, [8.14, 3.9, 1.35, 0.34], [7.95, 5.52, 3.44, 1.79]],
    [60, 20, [8.55, 4.45, 1.74, 0.55], [8.21, 5.99, 4.04, 2.4]],
  ])('%i marks by %i people: as many areas as another program finds', (count, people, uniform, atStops) => {
    const marks = Array.from({ length: count }, (_, id) => mark(id, id % people, movedBy(town, id, 0)));
    for (const [stops, expected] of [[[], uniform] as const, [chanceStays, atStops] as const]) {
      const model = modelOf(marks, walkersOf(marks, [...stops]), 4000);
      for (const [index, mean] of expected.entries())
        expect(Math.abs(model.expectedAreas(index + 3) - mean)).toBeLessThan(0.03 + 0.12 * Math.sqrt(mean));
      expect(model.expectedAreas(model.minVoices)).toBeLessThan(0.5);
      expect(model.expectedAreas(model.minVoices - 1)).toBeGreaterThanOrEqual(0.5);
    }
  });

  // With twenty times as many walks in test/real/chance.real.test.ts.
  test.each([
    ['along eight stops', null],
    ['along eight stops', 4],
    ['along eight stops', 6],
    ['out and back', 4],
  ] as const)(
    'at most one in twenty areas of pure chance is called real: %s, people %s',
    (way, minVoices) => {
      const walks = 30;
      const { areas, real, walksWithReal } = countReal(way, walks, minVoices);
      expect(areas).toBeGreaterThan(walks / 10);
      expect(real / areas).toBeLessThanOrEqual(oneInTwenty(areas));
      expect(walksWithReal / walks).toBeLessThanOrEqual(oneInTwenty(walks));
    },
  );

  test('a place where many marked and nobody lingered is real, a crowd at a long stop may be chance', () => {
    const random = randomFrom(7);
    const between = (stopAt(2) + stopAt(3)) / 2;
    const planted = Array.from({ length: 12 }, (_, n) =>
      mark(200 + n, n, movedBy(town, between + 8 * random.normal(), 0)),
    );
    const marks = [...chanceMarks(random, 40, 20), ...planted];
    const areas = computeAreas({ marks, passers: walkersOf(marks), places: [] }, { asOf, minVoices: 4 });
    const real = areas.filter(({ properties: { chance } }) => chance.tested && !chance.mayBeChance);
    expect(real).toHaveLength(1);
    expect(real[0]?.properties.findingIds).toEqual(
      expect.arrayContaining(planted.map(({ id }) => id).slice(0, 3)),
    );
    expect(real[0]?.properties).toMatchObject({ confidence: 'B', minVoices: 4 });
    expect(areas.length).toBeGreaterThan(1);
    for (const { properties } of areas) expect(properties.chance).toMatchObject({ tested: true });
  });

  test('without a route, off the route or with too few people nothing is tested, and it says why', () => {
    const random = randomFrom(3);
    const marks = chanceMarks(random, 40, 12);
    const reasonsOf = (passers: readonly Passer[], of = marks) =>
      new Set(
        computeAreas({ marks: of, passers, places: [] }, { asOf, minVoices: 3 }).map(
          ({ properties: { chance, confidence } }) => (chance.tested ? confidence : chance.reason),
        ),
      );
    expect(reasonsOf(passersOf(marks))).toEqual(new Set(['no-route']));
    const far = {
      type: 'LineString' as const,
      coordinates: [movedBy(town, 0, 900), movedBy(town, 900, 900)],
    };
    expect(reasonsOf(passersOf(marks, far))).toEqual(new Set(['off-route']));
    const three = chanceMarks(random, 40, 3);
    const twoWithRoute = walkersOf(three).map((passer, index) =>
      index === 0 ? { ...passer, route: null } : passer,
    );
    expect(reasonsOf(twoWithRoute, three)).toEqual(new Set(['too-few-people']));
    expect(computeAreaRun({ marks: [], passers: walkersOf(three), places: [] }, { asOf })).toMatchObject({
      areas: [],
      untested: 'too-few-people',
    });
  });

  test('the number of people is chosen by the walk itself, unless it is given', () => {
    const marks = chanceMarks(randomFrom(4), 60, 20);
    const input = { marks, passers: walkersOf(marks), places: [] };
    const chosen = modelOf(marks, input.passers).minVoices;
    expect(chosen).toBeGreaterThanOrEqual(8);
    for (const { properties } of computeAreas(input, { asOf })) expect(properties.minVoices).toBe(chosen);
    for (const { properties } of computeAreas(input, { asOf, minVoices: 3 })) {
      expect(properties.minVoices).toBe(3);
      expect(properties.chance).toMatchObject({ tested: true });
    }
    const free = computeAreas({ marks, passers: passersOf(marks), places: [] }, { asOf });
    expect(new Set(free.map(({ properties }) => properties.minVoices))).toEqual(new Set([3]));
  });

  test('the same bytes for the same input in any order, other bytes for another seed', () => {
    const marks = chanceMarks(randomFrom(9), 50, 15);
    const passers = walkersOf(marks);
    const bytes = (seed: number, reverse: boolean) =>
      JSON.stringify(
        computeAreas(
          {
            marks: reverse ? marks.toReversed() : marks,
            passers: reverse ? passers.toReversed() : passers,
            places: [],
          },
          { asOf, minVoices: 3, redraws: 499, seed },
        ),
      );
    expect(bytes(1, true)).toBe(bytes(1, false));
    expect(bytes(2, false)).not.toBe(bytes(1, false));
  });

  test('moving a whole walk along its parallel changes no p and no verdict', () => {
    const marks = chanceMarks(randomFrom(21), 50, 15);
    const moved = marks.map((one) => ({ ...one, position: [one.position[0] + 3, one.position[1]] as const }));
    const passers = walkersOf(marks);
    const movedPassers = passers.map(({ route: line, stays: stops = [], ...passer }) => ({
      ...passer,
      positions: [],
      ...(line && {
        route: {
          ...line,
          coordinates: line.coordinates.map(([east, north]): [number, number] => [east + 3, north]),
        },
      }),
      stays: stops.map(({ position: [east, north], seconds }) => ({
        position: [east + 3, north] as const,
        seconds,
      })),
    }));
    const verdicts = (of: readonly AreaMark[], walkers: readonly Passer[]) =>
      computeAreas({ marks: of, passers: walkers, places: [] }, { asOf, minVoices: 4 }).map(
        ({ properties: { nMarked, chance } }) => [nMarked, chance],
      );
    expect(verdicts(moved, movedPassers)).toEqual(verdicts(marks, passers));
  });

  test('one more person in the middle of an area never makes it likelier to be chance', () => {
    const random = randomFrom(31);
    const base = chanceMarks(random, 40, 20);
    const pWith = (people: number) => {
      const planted = Array.from({ length: people }, (_, n) =>
        mark(300 + n, 100 + n, movedBy(town, 1100 + n, 0)),
      );
      const marks = [...base, ...planted];
      const areas = computeAreas({ marks, passers: walkersOf(marks), places: [] }, { asOf, minVoices: 4 });
      const area = areas.find(({ properties }) =>
        planted.every(({ id }) => properties.findingIds.includes(id)),
      );
      return area?.properties.chance.tested === true ? area.properties.chance.p : 1;
    };
    const pValues = [5, 7, 9, 12].map(pWith);
    expect(pValues).toEqual(pValues.toSorted((a, b) => b - a));
    expect(pValues.at(-1)).toBeLessThan(0.01);
  });

  test('people of several walks are drawn each along their own route', () => {
    const random = randomFrom(12);
    const first = chanceMarks(random, 30, 10, false);
    const north = {
      type: 'LineString' as const,
      coordinates: [movedBy(town, 0, 400), movedBy(town, 2500, 400)],
    };
    const second = first.map(({ position }, n) =>
      mark(100 + n, 50 + (n % 10), movedBy(position, 0, 400), { walkId: walkNumber(2) }),
    );
    const passers = [...passersOf(first, route), ...passersOf(second, north)];
    const both = modelOf([...first, ...second], passers, 2000);
    const alone = modelOf(first, passersOf(first, route), 2000);
    for (const people of [3, 4])
      expect(both.expectedAreas(people) / alone.expectedAreas(people)).toBeCloseTo(2, 0);
  });

  test('out and back on one street is the same street: marks along one of its sides stay on it', () => {
    const random = randomFrom(17);
    const northSide = (count: number, people: number) =>
      Array.from({ length: count }, (_, id) =>
        mark(id, id % people, movedBy(town, random.between(0, 1200), 25 + 4 * random.normal())),
      );
    const line = (corners: readonly (readonly [number, number])[]) => ({
      type: 'LineString' as const,
      coordinates: corners.map(([east, north]) => movedBy(town, east, north)),
    });
    const marks = northSide(40, 16);
    const of = (corners: readonly (readonly [number, number])[]) =>
      modelOf(marks, passersOf(marks, line(corners)), 999);
    const there = of([
      [0, 0],
      [1200, 0],
    ]);
    const ways: (readonly (readonly [number, number])[])[] = [
      [
        [0, 0],
        [1200, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [1200, 0],
        [1200, 4],
        [0, 4],
      ],
      [
        [0, 0],
        [1200, 0],
        [0, 0],
        [1200, 0],
      ],
      // A track that shakes.
      [0, 1, 2, 3, 2, 1, 0].map((step, index) => [400 * step, index % 2 === 0 ? 2 : -2] as const),
    ];
    for (const way of ways)
      for (const people of [3, 4, 5])
        expect(Math.abs(of(way).expectedAreas(people) / there.expectedAreas(people) - 1)).toBeLessThan(0.15);
    // Round a block the two sides are two streets, and nothing is turned.
    const sides = streetSides(
      measureLine([
        [0, 0],
        [300, 0],
        [300, 200],
        [0, 200],
        [0, 0],
        [300, 0],
      ]),
    );
    expect(Array.from({ length: 130 }, (_, step) => sides(10 * step)).every((side) => side === 1)).toBe(true);
    const back = streetSides(
      measureLine([
        [0, 0],
        [300, 0],
        [300, 200],
        [300, 0],
        [0, 0],
      ]),
    );
    expect([10, 150, 290, 310, 490].map(back)).toEqual([1, 1, 1, 1, 1]);
    expect([510, 690, 710, 850, 990].map(back)).toEqual([-1, -1, -1, -1, -1]);
  });

  test('tells how far it is', () => {
    const marks = chanceMarks(randomFrom(1), 30, 10);
    const told: number[] = [];
    computeAreas({ marks, passers: walkersOf(marks), places: [] }, { asOf }, (share) => told.push(share));
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(Math.max(...told)).toBeLessThanOrEqual(1);
  });
});
