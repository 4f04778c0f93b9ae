import { expect, test } from 'vitest';
import { routeTime } from '../../domain/route-time.ts';

const oneKilometreNorth = {
  type: 'LineString' as const,
  coordinates: [
    [17.6, 57.25],
    [17.6, 57.25 + 1000 / 111_195],
  ] satisfies [number, number][],
};

test('a walk takes its way at four kilometres an hour and the time at its stops', () => {
  const time = routeTime(oneKilometreNorth, [5, 4, 6]);
  expect(time.metres).toBeCloseTo(1000, 0);
  expect(time).toMatchObject({ walkingMinutes: 15, stopMinutes: 15, totalMinutes: 30 });
  expect(routeTime(oneKilometreNorth, [], 3)).toMatchObject({ walkingMinutes: 20, totalMinutes: 20 });
});

test('a walk without a route takes the time at its stops alone', () => {
  expect(routeTime(undefined, [5])).toEqual({
    metres: 0,
    walkingMinutes: 0,
    stopMinutes: 5,
    totalMinutes: 5,
  });
});
