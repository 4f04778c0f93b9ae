import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNear, nextNear, pathOf } from '../../domain/analysis/places-on-path.ts';

const metres = fc.integer({ min: -300, max: 300 });
const steps = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 1,
  maxLength: 300,
  size: 'max',
});

test('what is passed over is never near, along any way', () => {
  fc.assert(
    fc.property(
      steps,
      metres,
      metres,
      fc.integer({ min: 1, max: 60 }),
      fc.nat(50),
      (moves, x, y, within, start) => {
        let [east, north] = [0, 0];
        const places = moves.map(([dx, dy]) => {
          [east, north] = [east + dx, north + dy];
          return [east, north] as const;
        });
        const path = pathOf(
          Float64Array.from(places, ([placeX]) => placeX),
          Float64Array.from(places, ([, placeY]) => placeY),
        );
        const near = places.map(
          ([placeX, placeY]) => (placeX - x) ** 2 + (placeY - y) ** 2 <= within * within,
        );
        expect(countNear(path, x, y, within)).toBe(near.filter(Boolean).length);
        const next = near.findIndex((isNear, place) => isNear && place >= start);
        expect(nextNear(path, start, x, y, within)).toBe(next < 0 ? Math.max(places.length, next) : next);
      },
    ),
  );
});

test('somebody who stands still is at one place', () => {
  const path = pathOf(new Float64Array(5), new Float64Array(5));
  expect(countNear(path, 3, 4, 5)).toBe(5);
  expect(countNear(path, 3, 4, 4.9)).toBe(0);
});
