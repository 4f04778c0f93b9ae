import { expect, test } from 'vitest';
import { benchmarkLine, median } from '../../bench/benchmark.ts';
import { benchmarks } from '../../bench/index.ts';
import { townPoints } from '../../bench/town-points.ts';

test('the median of an odd and an even number of runs', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a line has the ratio of the other to ours, or null where the other did not run', () => {
  const line = { bench: 'cluster', case: '10', medianMs: 2.00049, against: 'turf', runs: 3 };
  expect(benchmarkLine({ ...line, againstMs: 301 })).toEqual({
    ...line,
    medianMs: 2,
    againstMs: 301,
    speedup: 150.46,
  });
  expect(benchmarkLine({ ...line, againstMs: null, note: 'not installed' })).toEqual({
    ...line,
    medianMs: 2,
    againstMs: null,
    speedup: null,
    note: 'not installed',
  });
});

test('points are the same for the same seed, and as dense whatever their number', () => {
  expect(townPoints(100, 7)).toEqual(townPoints(100, 7));
  expect(townPoints(100, 7)).not.toEqual(townPoints(100, 8));
  const height = (count: number) => {
    const { latitudes } = townPoints(count, 7);
    return Math.max(...latitudes) - Math.min(...latitudes);
  };
  expect(height(10_000) / height(100)).toBeCloseTo(10, 0);
});

test('benchmarks have names of their own', () => {
  expect(new Set(benchmarks.map(({ id }) => id)).size).toBe(benchmarks.length);
});
