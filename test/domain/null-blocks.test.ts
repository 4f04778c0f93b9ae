import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { surpriseOf } from '../../domain/analysis/area-strength.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { blockSeed } from '../../domain/analysis/block-chance.ts';
import { dwellKnots, valuesPerKnot } from '../../domain/analysis/dwell-line.ts';
import { nullBlocks } from '../../domain/analysis/null-blocks.ts';
import {
  expectedVoices,
  type RoutedMarks,
  routedMarks,
  routeLines,
} from '../../domain/analysis/null-lines.ts';
import { buildNullModel, type NullModel } from '../../domain/analysis/null-model.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import { fillRandom, type Random, randomFrom } from '../../domain/random.ts';
import { mark, movedBy, voiceNumber, walkNumber } from '../support/analysis-input.ts';

const asOf = '2026-11-20T18:00:00Z';
const town: [number, number] = [16.447, 57.265];
const radiusMetres = 40;

interface Walkers {
  readonly marks: AreaMark[];
  readonly passers: Passer[];
}

/** A crooked walk: so many people, each on the whole route or on its first half, with marks up to 30 m aside. */
function walkAt(random: Random, walk: number, start: Position, people: number, marksEach: number): Walkers {
  const turns = Array.from({ length: 5 }, () => random.between(-80, 80));
  const coordinates = turns.map((north, n) => movedBy(start, n * 120, north));
  const route = { type: 'LineString' as const, coordinates };
  const half = { type: 'LineString' as const, coordinates: coordinates.slice(0, 3) };
  const stays = [{ position: coordinates[1] ?? start, seconds: 300 }];
  const passers: Passer[] = [];
  const marks: AreaMark[] = [];
  for (let person = 0; person < people; person++) {
    const voice = voiceNumber(walk * 100 + person);
    const walkId = walkNumber(walk);
    passers.push({ voice, walkId, route: random.chance(0.3) ? half : route, stays, positions: [] });
    for (let n = 0; n < marksEach; n++) {
      const corner = coordinates[random.integer(0, 2)] ?? start;
      const position = movedBy(corner, random.between(-30, 30), random.between(-30, 30));
      marks.push(mark(walk * 10_000 + person * 10 + n, walk * 100 + person, position, { walkId }));
    }
  }
  return { marks, passers };
}

/** Walks side by side, each so many metres north of the one before. */
function walksAt(seed: number, norths: readonly number[], people = 6, first = 1): Walkers {
  const random = randomFrom(seed);
  let north = 0;
  const all = norths.map((step, walk) => {
    north += step;
    return walkAt(random, walk + first, movedBy(town, random.between(-300, 300), north), people, 2);
  });
  return { marks: all.flatMap(({ marks }) => marks), passers: all.flatMap(({ passers }) => passers) };
}

const byId = (marks: readonly AreaMark[]) => [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Where the marks of a block lie in each redraw, drawn as the model does. */
function* drawings(routed: RoutedMarks, seed: number, redraws: number) {
  const random = randomFrom(seed);
  const drawn = new Uint32Array(routed.voices.length);
  for (let run = 0; run < redraws; run++) {
    fillRandom(random.integer(0, 4_294_967_295), drawn);
    yield [...drawn].map((word, n) => {
      const share = word / 2 ** 32;
      const line = routed.lines[routed.lineOf[n] ?? 0];
      const knot = Math.floor(share * dwellKnots);
      const part = share * dwellKnots - knot;
      const aside = routed.asideOf[n] ?? 0;
      const value = (knot: number, which: number) => line?.knots[knot * valuesPerKnot + which] ?? 0;
      const at = (axis: 0 | 1) => {
        const from = value(knot, axis);
        return from + part * (value(knot + 1, axis) - from) + aside * value(knot, 2 + axis);
      };
      return { x: at(0), y: at(1), knot };
    });
  }
}

/** The strengths of the areas among these places, found by comparing every pair. */
function areasAmong(
  places: readonly { x: number; y: number; knot: number }[],
  { voices, lineOf }: RoutedMarks,
  level: number,
  surprise: ReturnType<typeof surpriseOf>,
): number[] {
  const near = places.map(({ x, y }) =>
    places.flatMap((other, n) => (Math.hypot(other.x - x, other.y - y) <= radiusMetres ? [n] : [])),
  );
  const people = near.map((others) => new Set(others.map((n) => voices[n])).size);
  const isCore = people.map((count) => count >= level);
  const seen = new Set<number>();
  return places.flatMap((_, start) => {
    if (!isCore[start] || seen.has(start)) return [];
    const cluster = [start];
    seen.add(start);
    for (const member of cluster)
      for (const other of near[member] ?? [])
        if (isCore[other] && !seen.has(other)) {
          seen.add(other);
          cluster.push(other);
        }
    return [Math.max(...cluster.map((n) => surprise(lineOf[n] ?? 0, places[n]?.knot ?? 0, people[n] ?? 0)))];
  });
}

/** By redraw the strengths of the areas anywhere: the definition, without anything clever. */
function areasByRedraw(
  { marks, passers }: Walkers,
  level: number,
  redraws: number,
  seed: number,
): number[][] {
  const all: number[][] = Array.from({ length: redraws }, () => []);
  const lines = routeLines(passers);
  for (const block of nullBlocks(byId(marks), lines, radiusMetres)) {
    const routed = routedMarks(block.marks, lines);
    if (routed === undefined) continue;
    const surprise = surpriseOf(routed, expectedVoices(routed, radiusMetres));
    let run = 0;
    for (const places of drawings(routed, blockSeed(seed, block.firstVoice), redraws))
      all[run++]?.push(...areasAmong(places, routed, level, surprise));
  }
  return all;
}

function modelOf({ marks, passers }: Walkers, redraws: number, seed = 1): NullModel {
  const model = buildNullModel(byId(marks), passers, { radiusMetres, redraws, seed });
  if ('untested' in model) throw new Error(model.untested);
  return model;
}

/** How many areas a redraw has in the mean. */
function meanAreas(byRedraw: readonly number[][]): number {
  return byRedraw.reduce((sum, areas) => sum + areas.length, 0) / byRedraw.length;
}

/** Places everywhere along a person's route, as far from it as one of their marks, to any side. */
function placesOf({ marks, passers }: Walkers, random: Random): { voice: string; place: Position }[] {
  return marks.flatMap(({ voice, position }) => {
    const route = passers.find((passer) => passer.voice === voice)?.route?.coordinates ?? [];
    const along = route.slice(1).flatMap((to, n) => {
      const from = route[n] ?? to;
      return Array.from({ length: 140 }, (_, step): Position => {
        const part = step / 139;
        return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
      });
    });
    const aside = Math.min(...along.map((place) => distanceMetres(place, position)));
    if (aside > 100) return [];
    return Array.from({ length: 20 }, () => {
      const side = random.between(0, 2 * Math.PI);
      const place = movedBy(random.pick(along), aside * Math.cos(side), aside * Math.sin(side));
      return { voice, place };
    });
  });
}

const norths = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 });
const seeds = fc.integer({ min: 0, max: 10_000 });

describe('blocks of walks that cannot meet', () => {
  test('no redraw brings marks of two blocks within the radius of each other', () => {
    fc.assert(
      fc.property(norths, seeds, (steps, seed) => {
        const walks = walksAt(seed, steps, 3);
        const blocks = nullBlocks(byId(walks.marks), routeLines(walks.passers), radiusMetres);
        expect(blocks.flatMap(({ marks }) => marks.map(({ id }) => id)).sort()).toEqual(
          walks.marks.map(({ id }) => id).sort(),
        );
        const blockOf = new Map(
          blocks.flatMap(({ marks }, block) => marks.map(({ voice }) => [voice as string, block])),
        );
        const places = placesOf(walks, randomFrom(seed));
        const nearest = places.reduce((least, one, index) => {
          for (let next = index + 1; next < places.length; next++) {
            const other = places[next] ?? one;
            if (blockOf.get(one.voice) !== blockOf.get(other.voice))
              least = Math.min(least, distanceMetres(one.place, other.place));
          }
          return least;
        }, Number.POSITIVE_INFINITY);
        expect(nearest).toBeGreaterThan(radiusMetres);
      }),
      { numRuns: 12 },
    );
  });

  test('walks far apart are blocks of their own, walks side by side are one', () => {
    const countOf = (steps: readonly number[]) => {
      const { marks, passers } = walksAt(3, steps);
      return nullBlocks(byId(marks), routeLines(passers), radiusMetres).length;
    };
    expect(countOf([0])).toBe(1);
    expect(countOf([0, 1500, 1500, 1500])).toBe(4);
    expect(countOf([0, 20, 1500, 20])).toBe(2);
  });

  test.each([
    ['one block', [0]],
    ['four blocks', [0, 900, 900, 900]],
    ['blocks of one and of several walks', [0, 30, 900, 50, 900]],
  ])('%s: counts, chosen number of people and p are what the definition gives', (_, steps) => {
    const walks = walksAt(5, steps);
    const redraws = 99;
    const model = modelOf(walks, redraws);
    const means = [3, 4, 5, 6, 7].map((level) => meanAreas(areasByRedraw(walks, level, redraws, 1)));
    expect([3, 4, 5, 6, 7].map((level) => model.expectedAreas(level))).toEqual(means);
    expect(means[model.minVoices - 3]).toBeLessThan(0.5);
    expect(means.slice(0, model.minVoices - 3).every((mean) => mean >= 0.5)).toBe(true);

    const sorted = byId(walks.marks);
    const lines = routeLines(walks.passers);
    for (const level of [3, model.minVoices, model.minVoices + 1]) {
      const byRedraw = areasByRedraw(walks, level, redraws, 1);
      const greatest = byRedraw.flatMap((areas) => (areas.length === 0 ? [] : [Math.max(...areas)]));
      const [among, all] =
        meanAreas(byRedraw) >= 0.1 ? [byRedraw.flat(), byRedraw.flat().length] : [greatest, redraws];
      const clusters = nullBlocks(sorted, lines, radiusMetres).map(({ indexes }) => [...indexes]);
      const pValues = clusters.map((cluster) => {
        const marks = cluster.flatMap((index) => sorted[index] ?? []);
        const routed = routedMarks(marks, lines);
        if (routed === undefined) return null;
        const places = [...routed.x].map((x, n) => ({ x, y: routed.y[n] ?? 0, knot: routed.knotOf[n] ?? 0 }));
        const surprise = surpriseOf(routed, expectedVoices(routed, radiusMetres));
        const strength = Math.max(0, ...areasAmong(places, routed, level, surprise));
        const asStrong = strength === 0 ? all : among.filter((other) => other >= strength - 1e-9).length;
        return (1 + asStrong) / (1 + all);
      });
      expect(model.pOf(clusters, level)).toEqual(pValues);
    }
  });

  test('the same in any order of marks and people', () => {
    fc.assert(
      fc.property(norths, seeds, (steps, seed) => {
        const { marks, passers } = walksAt(seed, steps);
        const random = randomFrom(seed + 1);
        const bytes = (of: Walkers) =>
          JSON.stringify(computeAreas({ ...of, places: [] }, { asOf, minVoices: 3, redraws: 99 }));
        expect(bytes({ marks: random.shuffled(marks), passers: random.shuffled(passers) })).toBe(
          bytes({ marks, passers }),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('what chance makes of a walk is the same beside others as alone', () => {
    const alone = walksAt(8, [0]);
    const beside = walksAt(9, [2000, 1500], 6, 11);
    const both = {
      marks: [...alone.marks, ...beside.marks],
      passers: [...alone.passers, ...beside.passers],
    };
    const others = modelOf(beside, 199);
    for (const level of [3, 4, 5])
      expect(modelOf(both, 199).expectedAreas(level)).toBeCloseTo(
        modelOf(alone, 199).expectedAreas(level) + others.expectedAreas(level),
        12,
      );
  });
});
