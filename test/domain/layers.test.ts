import { describe, expect, test } from 'vitest';
import type { AreaMark } from '../../domain/analysis/area-input.ts';
import { darkSpots } from '../../domain/analysis/dark-spots.ts';
import { density } from '../../domain/analysis/density.ts';
import { exposure } from '../../domain/analysis/exposure.ts';
import { giStar } from '../../domain/analysis/gi-star.ts';
import { giStarScores, hexagonNeighbours } from '../../domain/analysis/gi-star-scores.ts';
import { hexagonAt } from '../../domain/analysis/hexagon-grid.ts';
import { latticeBand } from '../../domain/analysis/hexagon-people.ts';
import { analyses } from '../../domain/analysis/index.ts';
import { kernelDensity } from '../../domain/analysis/kernel-density.ts';
import { type Kernel, kernelGrid } from '../../domain/analysis/kernel-grid.ts';
import { mergePlaces } from '../../domain/analysis/merge-places.ts';
import { repeatPlaces } from '../../domain/analysis/repeat-places.ts';
import { weekdayHours } from '../../domain/analysis/weekday-hours.ts';
import { randomFrom } from '../../domain/random.ts';
import { twoSidedP } from '../../domain/statistics/normal-tail.ts';
import { wilsonInterval } from '../../domain/statistics/wilson-interval.ts';
import { inputOf, mark, movedBy, passersOf, voiceNumber, walkNumber } from '../support/analysis-input.ts';

const town: [number, number] = [16.447, 57.265];

describe('the figures of independent programs', () => {
  test('Gi* on a lattice of 8 by 9 hexagons is what spdep 1.2-7 gives', () => {
    const rows = Int32Array.from({ length: 72 }, (_, cell) => Math.floor(cell / 8));
    const columns = Int32Array.from({ length: 72 }, (_, cell) => cell % 8);
    const hot = [27, 28, 35, 36, 43];
    const values = Float64Array.from(
      { length: 72 },
      (_, i) => ((i * i * 7 + i * 3) % 11) + (hot.includes(i) ? 30 : 0),
    );
    const scores = giStarScores(values, hexagonNeighbours(rows, columns));
    // Rscript test/statistics/reference.R
    const spdep = {
      0: 0.125283450892679,
      1: -0.513785484651235,
      7: -0.504953024163983,
      8: -0.374958181183048,
      19: 0.401553990382817,
      27: 5.0236827932232,
      28: 3.32575792687367,
      35: 4.92935363398156,
      36: 6.15563270412288,
      43: 3.27859334725285,
      59: -0.400243863171127,
      71: -0.443951987687797,
    };
    for (const [cell, score] of Object.entries(spdep))
      expect(Math.abs((scores[Number(cell)] ?? 0) - score)).toBeLessThan(1e-12);
  });

  // Rscript test/statistics/reference.R
  test.each<[Kernel, number, number[]]>([
    ['gaussian', 60, [7.51452494884322e-5, 3.42994497589048e-5, 1.58034929777709e-5, 1.03988261532785e-5]],
    ['quartic', 150, [7.64791730785823e-5, 3.32552990515928e-5, 1.62140212176082e-5, 1.22316709732793e-5]],
  ])('%s density is what spatstat.explore gives', (kernel, bandwidth, spatstat) => {
    const i = Array.from({ length: 40 }, (_, index) => index);
    const x = Float64Array.from(i, (n) => (n * n * 37) % 997);
    const y = Float64Array.from(i, (n) => (n * n * n * 13 + n * 71) % 991);
    const grid = { west: -112.5, south: -112.5, cellMetres: 25, columns: 50, rows: 50 };
    const surface = kernelGrid(x, y, grid, bandwidth, kernel);
    for (const [index, [gx, gy]] of [
      [0, 25],
      [150, 300],
      [500, 500],
      [975, 900],
    ].entries()) {
      const at = (((gy ?? 0) + 100) / 25) * 50 + ((gx ?? 0) + 100) / 25;
      const theirs = spatstat[index] ?? 0;
      expect(Math.abs((surface[at] ?? 0) / theirs - 1)).toBeLessThan(1e-9);
    }
  });
});

test('points at one place are added at once, whatever their weights', () => {
  const places = mergePlaces(
    Float64Array.from([1, 2, 1, 0, 3]),
    Float64Array.from([5, 5, 5, 5, 5]),
    Float64Array.from([1, 2, 4, 8, 16]),
  );
  expect([...places.x]).toEqual([1, 2, 0, 3]);
  expect([...places.weights]).toEqual([5, 2, 8, 16]);
});

describe('where anybody walked', () => {
  test('cells along the route are walked, cells with marks say of how many, others are empty ground', () => {
    const marks = Array.from({ length: 4 }, (_, n) => mark(n, n, movedBy(town, 300, 0)));
    const route = { type: 'LineString' as const, coordinates: [town, movedBy(town, 600, 0)] };
    const corners = [
      [-100, -200],
      [700, -200],
      [700, 200],
      [-100, 200],
      [-100, -200],
    ].map(([east = 0, north = 0]) => movedBy(town, east, north));
    const { collection, notes } = exposure.run(
      {
        marks,
        passers: passersOf(marks, route),
        places: [],
        extents: [{ type: 'Polygon', coordinates: [corners] }],
      },
      {},
    );
    const levels = collection.features.map(({ properties }) => String(properties.level));
    const count = (level: string) => levels.filter((found) => found === level).length;
    expect(count('marked')).toBe(1);
    // 600 m of route and 30 m to each side, in cells of 50 m: two or three rows.
    expect(count('walked')).toBeGreaterThan(24);
    expect(count('walked')).toBeLessThan(60);
    expect(count('not_walked')).toBeGreaterThan(60);
    const [cell] = collection.features.filter(({ properties }) => properties.level === 'marked');
    expect(cell?.properties).toMatchObject({ nMarked: 4, nPassed: 4 });
    expect(notes[0]?.en).toContain(`${count('not_walked')} of ${levels.length}`);
  });
});

describe('surfaces', () => {
  const random = randomFrom(5);
  const cloud = (count: number, first: number, metres: number, at = town): AreaMark[] =>
    Array.from({ length: count }, (_, n) =>
      mark(first + n, first + n, movedBy(at, metres * random.normal(), metres * random.normal())),
    );

  test('Gi* finds the crowd, calls scattered marks nothing, and refuses below 30 occupied cells', () => {
    const marks = [...cloud(80, 0, 300), ...cloud(40, 100, 15, movedBy(town, 400, 400))];
    const { collection } = giStar.run(inputOf(marks), {});
    const hot = collection.features.filter(({ properties }) => properties.level === 'hot_99');
    expect(hot.length).toBeGreaterThan(0);
    expect(hot.length).toBeLessThan(15);
    const few = giStar.run(inputOf(cloud(25, 500, 300)), {});
    expect(few.collection.features).toEqual([]);
    expect(few.refused?.sv).toContain('minst 30');
  });

  test('an outline carries how many people are inside, and closes', () => {
    const marks = [...cloud(40, 0, 300), ...cloud(30, 100, 15)];
    const { collection } = kernelDensity.run(inputOf(marks), {});
    const most = Math.max(...collection.features.map(({ properties }) => Number(properties.nMarked ?? 0)));
    expect(most).toBeGreaterThanOrEqual(30);
    for (const { geometry } of collection.features)
      for (const ring of geometry.coordinates) expect(ring[0]).toEqual(ring.at(-1));
    expect(kernelDensity.run(inputOf(marks.slice(0, 9)), {}).refused).toBeDefined();
  });

  test('places of several walks, dark places and hours say what they are made for', () => {
    const walkOf = (n: number) => walkNumber(1 + (n % 2));
    const here = Array.from({ length: 4 }, (_, n) =>
      mark(n, n, town, { walkId: walkOf(n), inDark: true, recordedAt: '2026-11-20T23:30:00Z' }),
    );
    const there = Array.from({ length: 4 }, (_, n) => mark(10 + n, n, movedBy(town, 500, 0)));
    const input = inputOf([...here, ...there]);
    const [place, ...others] = repeatPlaces.run(input, {}).collection.features;
    expect(others).toEqual([]);
    expect(place?.properties).toMatchObject({ level: 'two', nWalks: 2, nMarked: 4 });
    expect(repeatPlaces.run(inputOf(there), {}).refused?.en).toContain('at least two');

    expect(darkSpots.run(inputOf(there), {}).refused).toBeDefined();

    // Half past eleven on a Friday evening in UTC is Saturday in Sweden.
    const { table } = weekdayHours.run(input, {});
    expect(table?.rows[5]?.values[0]).toBe(4);
    expect(table?.rows[4]?.values[19]).toBe(4);
    expect(table?.rows.flatMap(({ values }) => values).filter((value) => value !== 0)).toHaveLength(2);
    expect(weekdayHours.run(inputOf(here.slice(0, 2)), {}).refused).toBeDefined();
  });

  test('every figure says of how many and how sure, or nothing at all', () => {
    const marks = [...cloud(60, 0, 200), ...cloud(20, 100, 20)];
    const input = inputOf(marks, { extents: [] });
    for (const analysis of [density, exposure, kernelDensity, giStar, darkSpots]) {
      const dark = marks.map((one) => ({ ...one, inDark: true }));
      const { features } = analysis.run({ ...input, marks: dark }, {}).collection;
      const told = features.filter(({ properties }) => typeof properties.nMarked === 'number');
      expect(told.length, analysis.id).toBeGreaterThan(0);
      for (const { properties } of told)
        expect(properties, analysis.id).toMatchObject({
          fewerThan: null,
          marked: wilsonInterval(Number(properties.nMarked), Number(properties.nPassed)),
        });
      for (const { properties } of features.filter(({ properties: { nMarked } }) => nMarked === null))
        expect(properties, analysis.id).toMatchObject({ fewerThan: 3, nPassed: null, marked: null });
    }
  });

  test('Gi* says hot or cold just where the corrected p of its z-score does', () => {
    // Three people at each marked cell, more around one of them, so that every z-score is shown.
    const centres = Array.from({ length: 60 }, (_, n) =>
      movedBy(town, 100 * (n % 10), 100 * Math.floor(n / 10)),
    );
    const marks = centres.flatMap((at, n) => {
      const people = [23, 24, 33, 34].includes(n) ? 12 : n === 7 ? 6 : 3;
      return Array.from({ length: people }, (_, voice) => mark(100 * n + voice, 100 * n + voice, at));
    });
    const route = {
      type: 'LineString' as const,
      coordinates: [0, 1, 2, 3, 4, 5].flatMap((row) =>
        [0, 900].map((east) => movedBy(town, row % 2 === 0 ? east : 900 - east, 100 * row)),
      ),
    };
    const input = inputOf(marks, { passers: passersOf(marks, route) });
    const cells = giStar.run(input, {}).collection.features.map(({ properties }) => properties);
    const pValues = cells.map(({ z }) => twoSidedP(Number(z)));
    const sorted = pValues.toSorted((a, b) => a - b);
    const corrected = (p: number) =>
      Math.min(
        ...sorted.flatMap((other, rank) => (other >= p ? [(other * sorted.length) / (rank + 1)] : [])),
      );
    const seen = new Set<unknown>();
    for (const [index, { z, level }] of cells.entries()) {
      const p = corrected(pValues[index] ?? 1);
      // z is rounded to hundredths.
      if ([0.1, 0.05, 0.01].some((limit) => Math.abs(p / limit - 1) < 0.1)) continue;
      const steps =
        p > 0.1 ? 'ordinary' : Number(z) < 0 ? 'cold' : p > 0.05 ? 'hot_90' : p > 0.01 ? 'hot_95' : 'hot_99';
      expect(level).toBe(steps);
      seen.add(level);
    }
    expect(seen).toContain('hot_99');
    expect(seen).toContain('ordinary');
    expect(
      giStar.run(
        inputOf(marks.filter(({ position }) => centres.slice(0, 30).includes(position as never))),
        {},
      ).refused,
    ).toBeUndefined();
    expect(
      giStar.run(
        inputOf(marks.filter(({ position }) => centres.slice(0, 29).includes(position as never))),
        {},
      ).refused,
    ).toBeDefined();
  });

  test('Gi* gives no score beside a cell of one or two people: the score would tell which', () => {
    const centres = Array.from({ length: 60 }, (_, n) =>
      movedBy(town, 100 * (n % 10), 100 * Math.floor(n / 10)),
    );
    const marks = centres.flatMap((at, n) =>
      Array.from({ length: n === 33 ? 1 : 3 }, (_, voice) => mark(100 * n + voice, 100 * n + voice, at)),
    );
    const route = {
      type: 'LineString' as const,
      coordinates: [30, 31, 32, 33, 34, 35].map((n) => centres[n] ?? town),
    };
    const { features } = giStar.run(inputOf(marks, { passers: passersOf(marks, route) }), {}).collection;
    const cornersOf = ({ geometry }: (typeof features)[number]) =>
      new Set(geometry.coordinates.flat(1).map(String));
    const [lone, ...others] = features.filter(({ properties }) => properties.nMarked === null);
    expect(others).toEqual([]);
    const corners = lone === undefined ? new Set<string>() : cornersOf(lone);
    const beside = features.filter((one) => one !== lone && cornersOf(one).intersection(corners).size >= 2);
    expect(beside.length).toBeGreaterThan(1);
    for (const { properties } of [...(lone ? [lone] : []), ...beside]) expect(properties.z).toBeNull();
    expect(features.filter(({ properties }) => typeof properties.z === 'number').length).toBeGreaterThan(30);
  });

  test('one or two people at an hour are no number, three are', () => {
    const at = (first: number, people: number, recordedAt: string) =>
      Array.from({ length: people }, (_, n) => mark(first + n, first + n, town, { recordedAt }));
    const marks = [
      ...at(0, 2, '2026-11-16T09:10:00Z'),
      ...at(10, 1, '2026-11-17T09:10:00Z'),
      ...at(20, 3, '2026-11-18T09:10:00Z'),
    ];
    const values = weekdayHours.run(inputOf(marks), {}).table?.rows.map((row) => row.values[10]);
    expect(values).toEqual([null, null, 3, 0, 0, 0, 0]);
    for (const layer of [repeatPlaces, darkSpots]) {
      const two = at(0, 2, '2026-11-16T19:10:00Z').map((one, n) => ({
        ...one,
        inDark: true,
        walkId: walkNumber(1 + n),
      }));
      const [cell] = layer.run(inputOf(two), {}).collection.features;
      expect(cell?.properties, layer.id).toMatchObject({
        nMarked: null,
        nPassed: null,
        fewerThan: 3,
        marked: null,
      });
    }
  });

  test('a lamp counts from the edge of a cell, and cells hang on the degree that most marks lie in', () => {
    const dark = Array.from({ length: 3 }, (_, n) => mark(n, n, town, { inDark: true }));
    const centre = hexagonAt(town, 50).centre;
    const level = (metres: number) =>
      darkSpots.run(
        { ...inputOf(dark), lamps: [{ position: movedBy(centre, metres, 0), working: true }] },
        {},
      ).collection.features[0]?.properties.level;
    expect([level(54), level(56)]).toEqual(['lamp_near', 'no_lamp']);
    const seam = [57.0003, 57.0004, 56.9999].map((latitude, n) => mark(n, n, [16.4, latitude]));
    expect(latticeBand(seam, [])).toBe(57);
    expect(latticeBand(seam.slice(1), [])).toBe(56);
    expect(
      latticeBand(
        [],
        [
          {
            voice: seam[0]?.voice ?? voiceNumber(1),
            walkId: walkNumber(1),
            positions: [],
            route: {
              type: 'LineString',
              coordinates: [
                [16.4, 68.2],
                [16.4, 68.3],
                [16.4, 69.1],
              ],
            },
          },
        ],
      ),
    ).toBe(68);
  });

  test('every layer gives the same in any order, and no number below three people', () => {
    const marks = [...cloud(60, 0, 200), ...cloud(20, 100, 20)];
    const forward = inputOf(marks, { extents: [] });
    const backward = { ...inputOf(marks.toReversed()), passers: forward.passers.toReversed(), extents: [] };
    for (const analysis of analyses) {
      const settings = analysis.id === 'priority-areas' ? { asOf: '2026-11-20T18:00:00Z' } : {};
      const result = analysis.run(forward, settings);
      expect(JSON.stringify(analysis.run(backward, settings)), analysis.id).toBe(JSON.stringify(result));
      for (const { properties } of result.collection.features)
        expect([1, 2], analysis.id).not.toContain(properties.nMarked);
    }
  });
});
