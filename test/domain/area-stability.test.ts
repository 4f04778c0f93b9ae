import { describe, expect, test } from 'vitest';
import { areaFacts } from '../../domain/analysis/area-facts.ts';
import { gridTrials, weightTrials } from '../../domain/analysis/area-stability.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { bandOf, scoreComponents, scoreOf } from '../../domain/priority.ts';
import { crowd, inputOf, mark, movedBy, town, voiceNumber } from '../support/analysis-input.ts';

const asOf = '2026-11-20T18:00:00Z';
const situation = { walks: 0, dark: 0, use: 0, corroboration: 0, overdue: 0 };
const componentsWith = (people: number, nPassed: number, more: Partial<typeof situation> = {}) =>
  scoreComponents({
    concerns: Array.from({ length: people }, () => ({ severity: 4 as const, ageDays: 0 })),
    nPassed,
    situation: { ...situation, ...more },
  });

describe('other numbers in the score', () => {
  test('a band far from its limits stays in all 14 trials', () => {
    expect(weightTrials(componentsWith(12, 12, { dark: 1, use: 1 }))).toEqual({ stays: 14, of: 14 });
    expect(weightTrials(componentsWith(0, 30))).toEqual({ stays: 14, of: 14 });
  });

  test('a band that hangs on one weight leaves with it', () => {
    // Q = 5/22; 100 Q = 22.7. With dark 1 it is 28.4, with use 1 too 34.1: high from 30 on.
    // By hand, weights halved: dark 31.3 and use 31.3 stay high, both at once 28.4 does not. Weights larger stay.
    // Pull to the mean halved: Q = 4.5/17, 39.7; larger: Q = 5.5/27, 30.6.
    const leaning = componentsWith(4, 12, { dark: 1, use: 1 });
    expect(scoreOf(leaning)).toBe(34);
    expect(weightTrials(leaning)).toEqual({ stays: 13, of: 14 });
    // Q = 5/20; 25, with dark 31. Without half of dark 28, of all 28; the pull larger gives 5.5/25 * 1.25 = 27.5.
    const onDark = componentsWith(4, 10, { dark: 1 });
    expect(scoreOf(onDark)).toBe(31);
    expect(weightTrials(onDark)).toEqual({ stays: 11, of: 14 });
  });
});

describe('a grid laid anew', () => {
  const trialsOf = (marks: ReturnType<typeof crowd>) =>
    computeAreas(inputOf(marks), { asOf }).map(({ properties }) => properties.stability.grid);

  test('a tight crowd keeps its band in all nine trials', () => {
    expect(trialsOf(Array.from({ length: 6 }, (_, n) => mark(n, n, movedBy(town, n, 0))))).toEqual([
      { stays: 9, of: 9 },
    ]);
  });

  test('three at the very reach of each other fall apart in some trials and not in others', () => {
    const [trials] = trialsOf([0, 39, 78].map((east, n) => mark(n, n, movedBy(town, east, 0))));
    expect(trials?.of).toBe(9);
    expect(trials?.stays).toBeGreaterThan(0);
    expect(trials?.stays).toBeLessThan(9);
  });

  test('marks move by half a cell at most in either direction, whatever the latitude', () => {
    for (const at of [town, [18.95, 69.65] as const, [-70, -53.1] as const]) {
      const marks = Array.from({ length: 200 }, (_, n) => mark(n, n, movedBy(at, n * 3.7, n * 2.3)));
      const metres = 1 / 111_195;
      const away: number[] = [];
      gridTrials(marks, [{ members: [0], band: 'high' }], 1, {
        clusters(moved) {
          for (const [index, { position }] of moved.entries()) {
            const [east, north] = marks[index]?.position ?? position;
            away.push(Math.abs(position[1] - north) / metres);
            away.push((Math.abs(position[0] - east) / metres) * Math.cos((north * Math.PI) / 180));
          }
          return [];
        },
        band: () => 'high',
      });
      expect(away).toHaveLength(9 * 200 * 2);
      expect(Math.max(...away)).toBeLessThan(5.3);
      expect(Math.max(...away)).toBeGreaterThan(4.5);
    }
  });

  test('an area is the cluster with most of its marks, and keeps nothing where there is none', () => {
    const marks = Array.from({ length: 6 }, (_, n) => mark(n, n, town));
    const asked: string[] = [];
    const trials = (
      clusters: number[][],
      band: (members: readonly number[]) => 'high' | 'low' = () => 'high',
    ) =>
      gridTrials(marks, [{ members: [0, 1, 2, 3], band: 'high' }], 1, {
        clusters: () => clusters,
        band(area, members) {
          asked.push(`${area}: ${members.join(' ')}`);
          return band(members);
        },
      });
    expect(
      trials([
        [0, 4, 5],
        [1, 2, 3],
      ]),
    ).toEqual([{ stays: 9, of: 9 }]);
    expect(new Set(asked)).toEqual(new Set(['0: 1 2 3']));
    asked.length = 0;
    // Where two have as many, the first of them.
    expect(
      trials([
        [0, 1],
        [2, 3],
      ]),
    ).toEqual([{ stays: 9, of: 9 }]);
    expect(new Set(asked)).toEqual(new Set(['0: 0 1']));
    expect(trials([[4, 5]])).toEqual([{ stays: 0, of: 9 }]);
    expect(trials([[0, 1, 2, 3]], () => 'low')).toEqual([{ stays: 0, of: 9 }]);
    expect(gridTrials(marks, [], 1, { clusters: () => [], band: () => 'high' })).toEqual([]);
  });
});

test('the band in the trials is that of the marks it is made of', () => {
  const passed = new Set(Array.from({ length: 12 }, (_, n) => voiceNumber(n)));
  const { score, band } = areaFacts(crowd(8, { severity: 4 }), { passed, used: false, asOf }, null);
  expect(band).toBe(bandOf(score));
});
