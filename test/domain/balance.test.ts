import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceMinimum, balanceOf, hideSmall } from '../../domain/balance.ts';

/** Every way to share so many people among so many cells. */
function shares(people: number, cells: number): number[][] {
  if (cells === 1) return [[people]];
  return Array.from({ length: people + 1 }, (_, first) => first).flatMap((first) =>
    shares(people - first, cells - 1).map((rest) => [first, ...rest]),
  );
}

test('no number under five is told, and whoever knows the rule and the sum cannot work out a hidden one', () => {
  for (const people of [5, 6, 8, 9, 10, 12, 13, 16, 17, 20]) {
    const all = shares(people, 4);
    const byShown = Map.groupBy(all, (counts) => JSON.stringify(hideSmall(counts)));
    for (const [shown, candidates] of byShown)
      for (const [index, count] of (JSON.parse(shown) as (number | null)[]).entries()) {
        if (count !== null) expect(count).toBeGreaterThanOrEqual(balanceMinimum);
        else expect(new Set(candidates.map((one) => one[index])).size, shown).toBeGreaterThan(1);
      }
  }
});

test('fewer than five people are not told at all', () => {
  const person = { ageBand: 'under_18', gender: 'woman' } as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), (people) => {
      const balance = balanceOf(Array(people).fill(person));
      expect(JSON.stringify(balance)).not.toMatch(/:\d/);
    }),
  );
  expect(balanceOf(Array(5).fill(person)).people).toBe(5);
});
