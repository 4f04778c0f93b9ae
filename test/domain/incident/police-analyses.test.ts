import fc, { property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyses } from '../../../domain/analysis/index.ts';
import { parameterFields } from '../../../domain/analysis/parameter-fields.ts';
import { assessRisk } from '../../../domain/incident/assess-risk.ts';
import { beforeAndAfter } from '../../../domain/incident/before-and-after.ts';
import { feltAndReported } from '../../../domain/incident/felt-and-reported.ts';
import type { IncidentPoints } from '../../../domain/incident/incident-points.ts';
import { placeLevel, placeNumber, placesInSpot, spotNumber } from '../../../domain/incident/map-place.ts';
import { riskPeriods } from '../../../domain/incident/risk-periods.ts';
import { randomFrom } from '../../../domain/random.ts';
import { inputOf, mark, movedBy } from '../../support/analysis-input.ts';

const town: [number, number] = [16.447, 57.265];
const day = 86_400_000;

function pointsAt(places: readonly { at: [number, number]; when: number }[]): IncidentPoints {
  return {
    longitude: Float64Array.from(places, ({ at }) => at[0]),
    latitude: Float64Array.from(places, ({ at }) => at[1]),
    occurredAt: Float64Array.from(places, ({ when }) => when * day),
  };
}

function scattered(count: number, seed = 1) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => ({
    at: movedBy(town, random.chance(0.5) ? 1000 : random.between(0, 3000), random.between(0, 3000)),
    when: 20_000 + (index * 400) / count,
  }));
}

test('a spot of any level holds just the places in its square', () => {
  fc.assert(
    property(
      fc.integer({ min: 0, max: placeLevel }),
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -84, max: 84, noNaN: true }),
      (level, longitude, latitude) => {
        const place = placeNumber([longitude, latitude]);
        const square = Math.floor(place / 4 ** (placeLevel - level));
        const spot = spotNumber(level, square);
        const { first, last } = placesInSpot(spot) ?? { first: Number.NaN, last: Number.NaN };
        expect(Number.isSafeInteger(spot)).toBe(true);
        expect(first).toBe(square * 4 ** (placeLevel - level));
        expect(last - first + 1).toBe(4 ** (placeLevel - level));
        expect(place >= first && place <= last).toBe(true);
      },
    ),
  );
  for (const wrong of [0, -1, 2, 3, 8, 2 ** 53, 0.5, Number.NaN]) expect(placesInSpot(wrong)).toBeUndefined();
});

test('periods end with the last incident and have whole months', () => {
  const at = (text: string) => Date.parse(text);
  const occurredAt = Float64Array.of(at('2026-03-31T22:00:00Z'), Number.NaN, at('2025-12-01T00:00:00Z'));
  const days = riskPeriods({ occurredAt }, 12, 1);
  const text = (number = 0) => new Date(number * day).toISOString().slice(0, 10);
  expect([days?.fitFrom, days?.scoreFrom, days?.scoreBefore].map(text)).toEqual([
    ...['2025-03-01', '2026-03-01', '2026-04-01'],
  ]);
  expect(riskPeriods({ occurredAt: Float64Array.of(Number.NaN) }, 12, 1)).toBeNull();
});

describe('a police layer', () => {
  const periods = { fitFrom: 20_000, scoreFrom: 20_300, scoreBefore: 20_400 };

  test('is the same for the same points in any order, and holds the corner that stays', () => {
    const places = scattered(3000);
    const one = assessRisk(pointsAt(places), 'expected', periods);
    const other = assessRisk(pointsAt(randomFrom(3).shuffled(places)), 'expected', periods);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one).toMatchObject({ fitted: 2250, scored: 750, cellMetres: 125 });
    expect(one.cells[0]).toMatchObject({ level: 'top_1' });
    expect(one.scores[0]?.layer.accuracyIndex.low).toBeGreaterThan(1);
    for (const { layer, plain, difference } of one.scores)
      expect(difference.value).toBeCloseTo(layer.hitRate.value - plain.hitRate.value, 12);
  });

  test('is held against the plain map over as much ground, also where a block is more than a hundredth of it', () => {
    for (const layer of ['expected', 'kernel', 'gi-star', 'count'] as const) {
      const { scores } = assessRisk(pointsAt(scattered(1500)), layer, periods);
      expect(scores.length).toBeGreaterThan(2);
      for (const score of scores) expect(score.layer.areaShare).toBe(score.plain.areaShare);
      expect(new Set(scores.map((score) => score.layer.areaShare)).size).toBe(scores.length);
    }
  });

  test('leaves out what has no time or lies in another town, and says so', () => {
    const places = scattered(1000);
    const more = [...places, { at: [10, 50] as [number, number], when: 20_100 }];
    const points = pointsAt([...more, { at: town, when: Number.NaN }]);
    expect(assessRisk(points, 'count', periods)).toMatchObject({ withoutTime: 1, farAway: 1 });
  });

  test('refuses in words where there is too little', () => {
    const few = assessRisk(pointsAt(scattered(150)), 'count', periods);
    expect(few).toMatchObject({ scores: [], cells: [], fitted: 113, scored: 37 });
    expect(few.refused?.en).toContain('at least 100 and 50'.replace('at', 'At'));
  });
});

describe('felt beside reported', () => {
  const settings = { cellMetres: 100, passedWithinMetres: 30 };
  const marksAt = (columns: readonly number[]) =>
    columns.flatMap((column, place) =>
      Array.from({ length: 4 }, (_, voice) =>
        mark(place * 10 + voice, voice + 1, movedBy(town, column * 200, 0)),
      ),
    );
  const incidentsAt = (columns: readonly number[]) =>
    pointsAt(
      columns.flatMap((column) =>
        Array.from({ length: 5 }, () => ({ at: movedBy(town, column * 200, 0), when: 20_000 })),
      ),
    );
  const twelve = Array.from({ length: 12 }, (_, column) => column);

  test('is alike where both lie alike', () => {
    const found = feltAndReported(inputOf(marksAt(twelve)), incidentsAt(twelve), settings, 1);
    expect(found).toMatchObject({ people: 4, felt: 48, reported: 60, similarity: { value: 1, cells: 12 } });
    expect(found.cells.every(({ more }) => more === 'alike')).toBe(true);
  });

  test('differs where each has its own places, and counts only ground that somebody walked', () => {
    const away = incidentsAt([0, 0, 0, 0, 0, 0, 1, 1, 1, 90, 91, 92]);
    const found = feltAndReported(inputOf(marksAt(twelve)), away, settings, 1);
    expect(found.reported).toBe(45);
    expect(found.verdict).toBe('different');
    expect(found.cells.filter(({ more }) => more === 'reported')).toHaveLength(2);
  });

  test('refuses where few marked, and shows no number below three people', () => {
    expect(feltAndReported(inputOf(marksAt([1])), incidentsAt(twelve), settings, 1).refused?.sv).toMatch(
      /20 när de räknas i varje ruta/,
    );
    const two = Array.from({ length: 12 }, (_, column) =>
      [1, 2].map((voice) => mark(column * 10 + voice, voice, movedBy(town, column * 200, 0))),
    );
    const ofTwo = feltAndReported(inputOf(two.flat()), incidentsAt(twelve), settings, 1);
    expect(ofTwo).toMatchObject({ people: null, felt: 24, cells: [], similarity: null });
    expect(ofTwo.refused?.sv).toContain('finns < 3 personer');
    const lone = [...marksAt(twelve), mark(999, 1, movedBy(town, 3000, 0))];
    const found = feltAndReported(inputOf(lone), incidentsAt(twelve), settings, 1);
    expect(found.cells.filter(({ nMarked }) => nMarked === null)).toMatchObject([
      { fewerThan: 3, nPassed: null },
    ]);
  });
});

test('rings count what lies around a place and not in it, and few incidents say how long to wait', () => {
  const box = (east: number): [number, number][] => [
    movedBy(town, east, 0),
    movedBy(town, east + 100, 0),
    movedBy(town, east + 100, 100),
    movedBy(town, east, 100),
    movedBy(town, east, 0),
  ];
  const at = (east: number, when: number, times: number) =>
    Array.from({ length: times }, () => ({ at: movedBy(town, east, 50), when }));
  const points = pointsAt([
    ...[...at(50, 20_000, 40), ...at(50, 20_200, 25), ...at(130, 20_000, 20), ...at(130, 20_200, 24)],
    ...[...at(2050, 20_000, 30), ...at(2050, 20_200, 30), ...at(2130, 20_000, 5), ...at(2130, 20_200, 5)],
  ]);
  const question = {
    treated: { type: 'Polygon' as const, coordinates: [box(0)] },
    control: { type: 'Polygon' as const, coordinates: [box(2000)] },
    beforeFrom: new Date(19_990 * day).toISOString(),
    afterFrom: new Date(20_190 * day).toISOString(),
    days: 60,
  };
  const plain = beforeAndAfter(points, { ...question, ringMetres: 0 });
  expect(plain).toMatchObject({ verdict: { refused: false, difference: -15 }, daysNeeded: null });
  const ringed = beforeAndAfter(points, { ...question, ringMetres: 50 });
  expect(ringed.counts).toMatchObject({
    ring: { before: 20, after: 24 },
    controlRing: { before: 5, after: 5 },
  });
  expect(ringed).toMatchObject({ verdict: { refused: true, smallest: 5, needed: 20 }, daysNeeded: 240 });
});

test('every layer offers the parameters that its schema labels, with presets that it takes', () => {
  for (const analysis of analyses.filter(({ id }) => id !== 'priority-areas')) {
    const fields = parameterFields(analysis);
    const presets = Object.fromEntries(fields.map(({ name, preset }) => [name, preset]));
    expect(() => analysis.parameters.parse(presets), analysis.id).not.toThrow();
    for (const field of fields)
      if (field.kind === 'number') expect(field.preset).toBeGreaterThanOrEqual(field.least);
      else expect(field.options.map(({ value }) => value)).toContain(field.preset);
  }
  expect(analyses.flatMap((analysis) => parameterFields(analysis)).length).toBeGreaterThan(8);
});
