import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittingItems } from '../../client/ui/fitting-items.ts';

test('everything is seen where everything has room, without a place for more', () => {
  expect(fittingItems([60, 60, 60], 180, 44, 0)).toEqual([true, true, true]);
  expect(fittingItems([0, 0], 0, 0, -1)).toEqual([true, true]);
});

test('the first are seen, and the current one takes the place of the last', () => {
  expect(fittingItems([60, 60, 60, 60], 230, 44, 0)).toEqual([true, true, true, false]);
  expect(fittingItems([60, 60, 60, 60], 230, 44, 3)).toEqual([true, true, false, true]);
  expect(fittingItems([60, 90, 20, 60], 170, 44, -1)).toEqual([true, false, false, false]);
});

test('what is seen has room beside more, and the current one is always seen', () => {
  const widths = fc.array(fc.integer({ min: 44, max: 120 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(widths, fc.integer({ min: 200, max: 900 }), fc.nat(11), (given, room, at) => {
      const current = at % given.length;
      const seen = fittingItems(given, room, 44, current);
      const used = given.filter((_, index) => seen[index]).reduce((sum, width) => sum + width, 0);
      expect(seen[current]).toBe(true);
      expect(used).toBeLessThanOrEqual(seen.includes(false) ? room - 44 : room);
    }),
  );
});
