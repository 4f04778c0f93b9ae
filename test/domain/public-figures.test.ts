import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import {
  cornerOf,
  type FiguresMaterial,
  publicFiguresOf,
  publicFiguresSchema,
  type VoicedMark,
} from '../../domain/public-figures.ts';
import { publicSpots } from '../../domain/public-spot.ts';
import { findingNumber, participantNumber } from '../support/change-makers.ts';

const here: Position = [17.6, 57.25];
const east = (metres: number, north = 0): Position => [here[0] + metres / 60_300, here[1] + north / 111_195];
const mark = (number: number, person: number, position: Position): VoicedMark => ({
  findingId: findingNumber(number),
  position,
  category: 'lighting',
  isPublic: true,
  voices: [participantNumber(person)],
});
const material = (marks: readonly VoicedMark[], version = 1): FiguresMaterial => ({
  version,
  countedOn: '2026-11-20',
  marks,
  stops: [{ name: 'The tunnel', position: here }],
  passedBy: () => [],
});
const crowd = (people: number, at = here) =>
  Array.from({ length: people }, (_, index) => mark(index + 1, index + 1, at));

/** People anywhere within a town block, each with one mark or several. */
const marksAnywhere = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: -90, max: 90 }),
      fc.integer({ min: -90, max: 90 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((list) => list.map(([person, x, y], index) => mark(index + 1, person, east(x, y))));

describe('the figures of many people', () => {
  test('four people make no place, however much they mark; five do', () => {
    const four = [1, 2, 3, 4, 1, 2, 3, 4].map((person, index) => mark(index + 1, person, here));
    expect(publicFiguresOf(material(four), null).places).toEqual([]);
    const [place] = publicFiguresOf(material(crowd(5)), null).places;
    expect([place?.stop, place?.marked, place?.categories]).toEqual([
      'The tunnel',
      5,
      [{ category: 'lighting', people: 5 }],
    ]);
  });

  test('each square has marks of five different people around it, and nothing else is told of them', () => {
    fc.assert(
      fc.property(marksAnywhere, (marks) => {
        const figures = publicFiguresOf(material(marks), null);
        expect(publicFiguresSchema.safeParse(figures).success).toBe(true);
        for (const { cells, marked, categories } of figures.places) {
          expect(marked).toBeGreaterThanOrEqual(5);
          for (const { people } of categories) expect(people).toBeGreaterThanOrEqual(5);
          for (const [x, y] of cells) {
            const middle = cornerOf([x + 0.5, y + 0.5]);
            const near = marks.filter(({ position }) => distanceMetres(position, middle) <= 41);
            expect(new Set(near.flatMap(({ voices }) => voices)).size).toBeGreaterThanOrEqual(5);
          }
        }
        const told = JSON.stringify(publicSpots(figures, 20));
        expect(told).not.toMatch(/[0-9a-f]{8}-|participant|17\.6|57\.2/);
      }),
      { numRuns: 40 },
    );
  });

  test('the order of the marks does not matter', () => {
    fc.assert(
      fc.property(marksAnywhere, (marks) => {
        expect(publicFiguresOf(material(marks.toReversed()), null)).toEqual(
          publicFiguresOf(material(marks), null),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('they stand until the marks of five people differ', () => {
    const before = publicFiguresOf(material(crowd(6)), null);
    for (const more of [1, 2, 3, 4]) {
      const next = crowd(6 + more).concat(mark(99, 7, east(60)));
      expect(publicFiguresOf(material(next, 2), before)).toBe(before);
    }
    expect(publicFiguresOf(material(crowd(11), 2), before).places[0]?.marked).toBe(11);
    expect(publicFiguresOf(material(crowd(1), 2), before).places).toEqual([]);
  });

  test('what is not for the public makes no place', () => {
    const social = crowd(8).map((one) => ({ ...one, category: 'social', isPublic: false }));
    expect(publicFiguresOf(material(social), null).places).toEqual([]);
  });
});
