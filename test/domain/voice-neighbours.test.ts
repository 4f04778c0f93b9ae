import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voiceNeighbours } from '../../domain/analysis/voice-neighbours.ts';
import { fewestVoices } from '../../domain/area.ts';
import { randomFrom } from '../../domain/random.ts';

interface Drawing {
  readonly voices: Uint16Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const radius = 40;
const strengthAt = (mark: number, people: number): number => people + mark / 1000;

function areNear({ x, y }: Drawing, a: number, b: number): boolean {
  return ((x[a] ?? 0) - (x[b] ?? 0)) ** 2 + ((y[a] ?? 0) - (y[b] ?? 0)) ** 2 <= radius * radius;
}

/** By the definition: everybody compared with everybody. */
function peopleNear(drawing: Drawing): number[] {
  const places = [...drawing.voices.keys()];
  return places.map(
    (a) => new Set(places.filter((b) => areNear(drawing, a, b)).map((b) => drawing.voices[b])).size,
  );
}

function plainly(drawing: Drawing, minVoices: number) {
  const places = [...drawing.voices.keys()];
  const near = (a: number, b: number) => areNear(drawing, a, b);
  const people = peopleNear(drawing);
  const cores = places.filter((place) => (people[place] ?? 0) >= minVoices);
  const seen = new Set<number>();
  const clusters: number[][] = [];
  for (const start of cores) {
    if (seen.has(start)) continue;
    const cluster = [start];
    seen.add(start);
    for (const place of cluster)
      for (const other of cores)
        if (!seen.has(other) && near(place, other)) {
          seen.add(other);
          cluster.push(other);
        }
    clusters.push(cluster);
  }
  const greatest = clusters.map((cluster) =>
    Math.max(...cluster.map((mark) => strengthAt(mark, people[mark] ?? 0))),
  );
  return { people, clusterCount: clusters.length, greatest: greatest.sort((a, b) => a - b) };
}

function agrees(drawings: readonly Drawing[], voiceCount: number): void {
  const markers = { voices: drawings[0]?.voices ?? new Uint16Array(), west: 0, east: 300 };
  const neighbours = voiceNeighbours(markers, radius);
  for (const drawing of drawings) {
    neighbours.place(drawing.x, drawing.y);
    for (let level = fewestVoices; level <= voiceCount; level++) {
      const expected = plainly(drawing, level);
      expect([...neighbours.voicesNear()]).toEqual(expected.people);
      const most = Math.max(...expected.people);
      expect(neighbours.mostNear()).toBe(most < fewestVoices ? 0 : most);
      const strengths: number[] = [];
      expect(neighbours.addStrengths(level, strengthAt, strengths, -1)).toBe(expected.greatest.at(-1) ?? -1);
      expect(strengths.sort((a, b) => a - b)).toEqual(expected.greatest);
    }
  }
}

/** Some drawings of the same marks in a field of so many metres. */
function drawingsIn(width: number, height: number, voiceCount: number, marks: number) {
  const metres = (most: number) =>
    fc.double({ min: -20, max: most, noNaN: true, noDefaultInfinity: true }).map(Math.fround);
  return fc.array(fc.nat(voiceCount - 1), { minLength: 1, maxLength: marks }).chain((voices) =>
    fc
      .array(
        fc.array(fc.tuple(metres(width), metres(height)), {
          minLength: voices.length,
          maxLength: voices.length,
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((drawings) =>
        drawings.map(
          (places): Drawing => ({
            voices: Uint16Array.from(voices),
            x: Float64Array.from(places, ([x]) => x),
            y: Float64Array.from(places, ([, y]) => y),
          }),
        ),
      ),
  );
}

describe('people around marks and their clusters are those of the definition', () => {
  test('along a street', () => {
    fc.assert(fc.property(drawingsIn(400, 12, 8, 40), (drawings) => agrees(drawings, 8)));
  });

  test('along a long street, where most marks are alone', () => {
    fc.assert(fc.property(drawingsIn(900, 12, 30, 60), (drawings) => agrees(drawings, 30)));
  });

  test('in a thousand drawings of a walk', () => {
    const random = randomFrom(5);
    const voices = Uint16Array.from({ length: 60 }, (_, mark) => mark % 20);
    const neighbours = voiceNeighbours({ voices, west: 0, east: 2500 }, radius);
    for (let run = 0; run < 1000; run++) {
      const metres = (most: number) =>
        Float64Array.from({ length: voices.length }, () => random.between(0, most));
      const drawing: Drawing = { voices, x: metres(2500), y: metres(20) };
      const people = peopleNear(drawing);
      neighbours.place(drawing.x, drawing.y);
      expect(neighbours.mostNear()).toBe(Math.max(...people));
      expect([...neighbours.voicesNear()]).toEqual(people);
    }
  });

  test('anyhow in a field', () => {
    fc.assert(fc.property(drawingsIn(160, 160, 8, 40), (drawings) => agrees(drawings, 8)));
  });

  test('with many people', () => {
    fc.assert(
      fc.property(drawingsIn(200, 60, 70, 60), (drawings) => agrees(drawings, 70)),
      { numRuns: 30 },
    );
  });

  test('at a corner that points east, where two streets meet in one mark', () => {
    const arms = [-1, 1].flatMap((side) =>
      [10, 22, 34, 46].map((along) => [100 - along, side * along] as const),
    );
    const places = [[100, 0] as const, ...arms];
    const drawing: Drawing = {
      voices: Uint16Array.from(places, (_, mark) => mark),
      x: Float64Array.from(places, ([x]) => x),
      y: Float64Array.from(places, ([, y]) => y),
    };
    agrees([drawing], places.length);
  });

  test('with more marks than the common room holds', () => {
    const count = 2100;
    const drawing: Drawing = {
      voices: Uint16Array.from({ length: count }, (_, mark) => mark % 7),
      x: Float64Array.from({ length: count }, (_, mark) => (mark * 7919) % 100_000),
      y: Float64Array.from({ length: count }, (_, mark) => (mark * 31) % 25),
    };
    const expected = plainly(drawing, 4);
    const neighbours = voiceNeighbours({ voices: drawing.voices, west: 0, east: 1e5 }, radius);
    neighbours.place(drawing.x, drawing.y);
    expect([...neighbours.voicesNear()]).toEqual(expected.people);
    const strengths: number[] = [];
    neighbours.addStrengths(4, strengthAt, strengths, -1);
    expect(strengths).toHaveLength(expected.clusterCount);
  });
});

test('whoever asks after somebody else has placed marks is told so', () => {
  const markers = { voices: Uint16Array.of(0, 1), west: 0, east: 1 };
  const [one, other] = [voiceNeighbours(markers, radius), voiceNeighbours(markers, radius)];
  one.place(Float64Array.of(0, 1), Float64Array.of(0, 0));
  other.place(Float64Array.of(0, 100), Float64Array.of(0, 0));
  expect(() => one.mostNear()).toThrow('placed meanwhile');
  one.place(Float64Array.of(0, 1), Float64Array.of(0, 0));
  expect([...one.voicesNear()]).toEqual([2, 2]);
});
