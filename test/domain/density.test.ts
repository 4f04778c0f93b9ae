import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexagonAt } from '../../domain/analysis/hexagon-grid.ts';
import { analyses, findAnalysis } from '../../domain/analysis/index.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import { inputOf, mark, movedBy } from '../support/analysis-input.ts';

const town: Position = [16.447, 57.265];

function densityOf(marks: Parameters<typeof inputOf>[0]) {
  const analysis = findAnalysis('density');
  if (analysis === undefined) throw new Error('density is not listed');
  return analysis.run(inputOf(marks), {}).collection.features;
}

describe('hexagons', () => {
  test('every place lies in its cell, and the cell of its centre is itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179.9, max: 179.9, noNaN: true }),
        fc.double({ min: -70, max: 70, noNaN: true }),
        (longitude, latitude) => {
          const cell = hexagonAt([longitude, latitude], 50);
          // From side to side 50 m, so a corner is 28.9 m off; 3 % for the stretch of a degree.
          expect(distanceMetres(cell.centre, [longitude, latitude])).toBeLessThan(28.9 * 1.03);
          fc.pre(Math.floor(cell.centre[1]) === Math.floor(latitude));
          expect(hexagonAt(cell.centre, 50).key).toBe(cell.key);
        },
      ),
    );
  });

  test('neighbours share corners and lie one width apart', () => {
    const cell = hexagonAt(town, 50);
    const east = hexagonAt(movedBy(cell.centre, 50, 0), 50);
    expect(east.key).not.toBe(cell.key);
    expect(distanceMetres(cell.centre, east.centre)).toBeGreaterThan(48.5);
    expect(distanceMetres(cell.centre, east.centre)).toBeLessThan(51.5);
    const corners = (ring: typeof cell) => new Set(ring.polygon.coordinates[0]?.map(String));
    expect([...corners(cell)].filter((corner) => corners(east).has(corner))).toHaveLength(2);
  });
});

describe('density', () => {
  const centre = hexagonAt(town, 50).centre;

  test('counts people, not marks', () => {
    const marks = [0, 1, 2].flatMap((voice) =>
      [0, 1, 2, 3].map((n) => mark(voice * 10 + n, voice, movedBy(centre, n, 0))),
    );
    expect(densityOf(marks).map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ nMarked: 3, nPassed: 3, fewerThan: null, level: 'three' }),
    ]);
  });

  test('two people are "fewer than 3", without a number, with the walkers of the place withheld too', () => {
    const marks = [0, 1].map((voice) => mark(voice, voice, centre));
    expect(densityOf(marks).map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ nMarked: null, nPassed: null, fewerThan: 3, level: 'fewer' }),
    ]);
  });

  test('more marks elsewhere move no cell', () => {
    const here = [0, 1, 2, 3, 4].map((voice) => mark(voice, voice, centre));
    const [alone] = densityOf(here);
    const all = densityOf([...here, mark(90, 90, movedBy(centre, -3333, 777)), mark(91, 91, [12, 55])]);
    expect(all).toHaveLength(3);
    expect(all).toContainEqual(alone);
  });

  test('no raw point leaves: all coordinates belong to the grid', () => {
    const places = [1, 2, 3, 4].map((n) => movedBy(centre, 3.3 * n, 1.7 * n));
    const text = JSON.stringify(densityOf(places.map((place, n) => mark(n, n, place))));
    for (const [longitude, latitude] of places) {
      expect(text).not.toContain(String(longitude).slice(0, 10));
      expect(text).not.toContain(String(latitude).slice(0, 10));
    }
  });
});

describe('every analysis', () => {
  const marks = Array.from({ length: 30 }, (_, n) =>
    mark(n, n % 11, movedBy(town, (n * 7) % 60, (n * 13) % 60)),
  );
  const parameters = { 'priority-areas': { asOf: '2026-11-20T18:00:00Z' } } as Record<string, object>;

  test('has an id of its own', () => {
    expect(new Set(analyses.map(({ id }) => id)).size).toBe(analyses.length);
    expect(findAnalysis('heat')).toBeUndefined();
  });

  test.each(analyses.map((analysis) => [analysis.id, analysis] as const))(
    '%s: the same bytes in any order, every feature in the legend, nothing for nothing',
    (id, analysis) => {
      const run = (given: typeof marks) => analysis.run(inputOf(given), parameters[id] ?? {});
      const result = run(marks);
      expect(JSON.stringify(run(marks.toReversed()))).toBe(JSON.stringify(result));
      const values = analysis.legend.entries.map(({ value }) => value);
      const says = result.collection.features.length > 0 || result.table !== undefined;
      expect(says).toBe(result.refused === undefined);
      for (const { properties } of result.collection.features)
        expect(values).toContain(properties[analysis.legend.property]);
      expect(run([]).collection.features).toEqual([]);
      expect(() => analysis.run(inputOf(marks), { ...parameters[id], nonsense: 1 })).toThrow();
    },
  );
});
