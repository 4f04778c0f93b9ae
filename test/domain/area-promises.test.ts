import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnalysisInput, analysisInputText } from '../../domain/analysis/area-input.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
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

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item, index) => ({ item, key: Math.sin(seed * 31.7 + index * 12.9) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const offset = fc.integer({ min: -15, max: 15 }).map((step) => step * 12);
const drawnMarks = fc.array(
  fc.record({
    east: offset,
    north: offset,
    voice: fc.nat({ max: 12 }),
    severity: fc.constantFrom<(1 | 2 | 3 | 4)[]>(1, 2, 3, 4),
    inDark: fc.boolean(),
    resolved: fc.boolean(),
    walk: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const drawnInput = drawnMarks.map((drawn): AnalysisInput => {
  const marks = drawn.map(({ east, north, voice, walk, ...more }, n) =>
    mark(n, voice, movedBy(town, east, north), { ...more, walkId: walkNumber(walk) }),
  );
  const coordinates = [movedBy(town, -200, -30), movedBy(town, 0, 20), movedBy(town, 200, 10)];
  return inputOf(marks, { passers: passersOf(marks, { type: 'LineString', coordinates }) });
});

describe('promises', () => {
  test('the order of the input changes not one byte, neither of the areas nor of what is hashed', () => {
    fc.assert(
      fc.property(drawnInput, fc.nat(), (input, seed) => {
        const mixed = {
          marks: shuffled(input.marks, seed),
          passers: shuffled(input.passers, seed + 1).map((passer) => ({
            ...passer,
            positions: shuffled(passer.positions, seed),
          })),
          places: input.places,
        };
        expect(JSON.stringify(computeAreas(mixed, { asOf }))).toBe(
          JSON.stringify(computeAreas(input, { asOf })),
        );
        expect(analysisInputText(mixed)).toBe(analysisInputText(input));
      }),
      { numRuns: 40 },
    );
  });

  test('resolving a mark moves no area and raises no score', () => {
    fc.assert(
      fc.property(drawnInput, fc.nat(), (input, pick) => {
        const at = pick % input.marks.length;
        const marks = input.marks.map((one, index) => (index === at ? { ...one, resolved: true } : one));
        const before = new Map(
          computeAreas(input, { asOf }).map(({ properties }) => [properties.findingIds.join(), properties]),
        );
        for (const { properties } of computeAreas({ ...input, marks }, { asOf })) {
          const same = before.get(properties.findingIds.join());
          expect(properties.score).toBeLessThanOrEqual(same?.score ?? -1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('moving everything along, or making all distances so many times as long, changes no area', () => {
    // No two marks are exactly as far apart as the radius, so that the curve of the earth tips nothing over.
    const laid = (
      drawn: readonly { east: number; north: number; voice: number }[],
      scale: number,
      shift: number,
    ) => {
      const marks = drawn.map(({ east, north, voice }, n) =>
        mark(n, voice, movedBy(town, east * scale + shift, north * scale)),
      );
      const settings = {
        asOf,
        radiusMetres: 40 * scale,
        passedWithinMetres: 30 * scale,
        bufferMetres: 15 * scale,
      };
      return computeAreas(inputOf(marks), settings).map(({ properties }) => [
        properties.findingIds,
        properties.nPassed,
        properties.score,
      ]);
    };
    fc.assert(
      fc.property(
        drawnMarks,
        fc.constantFrom(0.5, 2, 3),
        fc.integer({ min: -2000, max: 2000 }),
        (drawn, scale, shift) => {
          const here = laid(drawn, 1, 0);
          expect(laid(drawn, 1, shift)).toEqual(here);
          expect(laid(drawn, scale, 0)).toEqual(here);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('one more of those who passed, marking in the dark, never lowers the score of an area that stays', () => {
    const settings = { asOf, minVoices: 3, redraws: 99 };
    const severities = fc.constantFrom<(1 | 2 | 3 | 4)[]>(1, 2, 3, 4);
    const near = fc.integer({ min: -2, max: 2 }).map((step) => step * 12);
    const drawn = fc.record({ east: near, north: near, severity: severities, inDark: fc.boolean() });
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(drawn, { minLength: 4, maxLength: 12 }),
        fc.nat(),
        severities,
        (places, pick, severity) => {
          const marks = places.map(({ east, north, ...said }, n) =>
            mark(n, n, movedBy(town, east, north), said),
          );
          const copied = marks[pick % marks.length]?.position ?? town;
          const silent = { voice: voiceNumber(500), walkId: walkNumber(1), positions: [copied] };
          const passers = [...passersOf(marks), silent];
          const more = mark(900, 500, copied, { severity, inDark: true });
          const [before] = computeAreas(inputOf(marks, { passers }), settings);
          const [after] = computeAreas(inputOf([...marks, more], { passers }), settings);
          const stays =
            before && after?.properties.findingIds.length === before.properties.findingIds.length + 1;
          if (!stays || after.properties.nPassed !== before.properties.nPassed) return;
          compared++;
          expect(after.properties.score).toBeGreaterThanOrEqual(before.properties.score);
        },
      ),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  test('each mark is in at most one area, and every area has its voices', () => {
    fc.assert(
      fc.property(drawnInput, (input) => {
        const areas = computeAreas(input, { asOf });
        const ids = areas.flatMap(({ properties }) => properties.findingIds);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { properties } of areas) {
          expect(properties.nMarked).toBeGreaterThanOrEqual(3);
          expect(properties.nPassed).toBeGreaterThanOrEqual(properties.nMarked);
        }
        const scores = areas.map(({ properties }) => properties.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });

  test('a changed severity changes what is hashed', () => {
    const marks = crowd(3);
    expect(analysisInputText(inputOf(marks))).not.toBe(
      analysisInputText(inputOf([...marks.slice(1), mark(1, 1, town, { severity: 4 })])),
    );
  });

  test('parameters outside their bounds are refused', () => {
    expect(() => computeAreas(inputOf([]), { asOf, minVoices: 0 })).toThrow();
    expect(() => computeAreas(inputOf([]), { asOf, radiusMetres: 0.5 })).toThrow();
    expect(() => computeAreas(inputOf([]), { asOf: 'yesterday' })).toThrow();
  });
});
