import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicCount, publicPart, steadyCount } from '../../domain/public-view.ts';

test('a count for the public is exact from five, and hides one to four', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(publicCount)).toEqual([0, ...Array(4).fill('fewer than 5'), 5, 6]);
});

test('a part and its whole never tell a number of one to four people', () => {
  const upTo = (most: number) => [...Array(most + 1).keys()];
  const pairs = upTo(40).flatMap((all) => upTo(all).map((one) => [one, all] as const));
  for (let whole = 0; whole <= 40; whole += 1)
    for (let part = 0; part <= whole; part += 1) {
      const told = publicPart(part, whole);
      const wholeTold = publicCount(whole);
      // Everything that would have been told with the same words.
      const possible = pairs.filter(
        ([one, all]) => publicPart(one, all) === told && publicCount(all) === wholeTold,
      );
      const few = (count: number) => count > 0 && count < 5;
      if (few(part)) expect(new Set(possible.map(([one]) => one)).size).toBeGreaterThan(1);
      if (few(whole - part)) expect(new Set(possible.map(([one, all]) => all - one)).size).toBeGreaterThan(1);
    }
});

test('a part is exact where neither it nor the rest is small', () => {
  expect(publicPart(6, 12)).toBe(6);
  expect(publicPart(10, 12)).toBe('most');
  expect(publicPart(12, 12)).toBe('most');
  expect(publicPart(3, 12)).toBe('fewer than 5');
  expect(publicPart(0, 12)).toBe(0);
});

test('a count that was told moves by at least five people or not at all', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (counts) => {
      let told: number | undefined;
      for (const count of counts) {
        const next = steadyCount(told, count);
        if (told !== undefined && next !== told) expect(Math.abs(next - told)).toBeGreaterThanOrEqual(5);
        expect(Math.abs(next - count)).toBeLessThan(5);
        told = next;
      }
    }),
  );
});
