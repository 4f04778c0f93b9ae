import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectableDrop } from '../../domain/statistics/detectable-drop.ts';
import { fisherExact } from '../../domain/statistics/fisher-exact.ts';
import { rankSum } from '../../domain/statistics/rank-sum.ts';

describe('rank sum of answers in ordered steps', () => {
  /*
   * Exact with ties, scipy 1.17.1; x = numpy.repeat([1,2,3,4], first), y likewise:
   *   permutation_test((x, y), lambda x, y: abs(2*rankdata(concatenate([x, y]))[:len(x)].sum() - len(x)*(N+1)),
   *     permutation_type='independent', n_resamples=inf, alternative='greater').pvalue
   * The last two: Rscript -e 'options(digits=17); wilcox.test(c(1,2,5),c(3,4,6,7))$p.value' and so on
   */
  test.each([
    [[0, 2, 3, 4], [3, 3, 2, 0], 0.00904977375565611],
    [[1, 1, 4, 2], [2, 5, 1, 1], 0.10411353352529823],
    [[0, 0, 2, 6], [4, 3, 1, 0], 0.0004662004662004662],
    [[2, 3, 2, 1], [1, 3, 3, 1], 0.6761460761460761],
    [[1, 1, 0, 0, 1, 0, 0], [0, 0, 1, 1, 0, 1, 1], 0.22857142857142856],
    [[1, 1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1, 1, 1], 0.028571428571428571],
  ])('exact: %j and %j', (first, second, p) => {
    const ours = rankSum(first, second);
    expect(ours.exact).toBe(true);
    expect(ours.p).toBeCloseTo(p, 12);
    expect(rankSum(second, first).p).toBeCloseTo(p, 12);
  });

  // Rscript -e 'options(digits=17); wilcox.test(rep(1:4,c(10,80,120,90)),rep(1:4,c(60,110,90,40)),exact=FALSE)$p.value'
  test.each([
    [[10, 80, 120, 90], [60, 110, 90, 40], 2.209572188041812e-14],
    [[50, 60, 70, 80], [55, 66, 60, 70], 0.24523134761366328],
  ])('normal for many: %j and %j', (first, second, p) => {
    const ours = rankSum(first, second);
    expect(ours.exact).toBe(false);
    expect(Math.abs(ours.p / p - 1)).toBeLessThan(1e-9);
  });

  test('with two steps it is an exact test of two shares, and turning the scale changes nothing', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 });
    const some = counts.filter((list) => list.some((count) => count > 0));
    fc.assert(
      fc.property(some, some, (first, second) => {
        const { p, firstIsHigher } = rankSum(first, second);
        const turned = rankSum(first.toReversed(), second.toReversed());
        expect(turned.p).toBeCloseTo(p, 10);
        expect(turned.firstIsHigher).toBeCloseTo(1 - firstIsHigher, 10);
        expect(p).toBeGreaterThan(0);
        expect(rankSum(first, first).p).toBeCloseTo(1, 10);
      }),
    );
    // 3 of 3 against 0 of 3: one table of twenty at each end.
    expect(rankSum([0, 3], [3, 0]).p).toBeCloseTo(0.1, 12);
  });

  test('refuses what are no answers', () => {
    expect(() => rankSum([0, 0], [1, 0])).toThrow(RangeError);
    expect(() => rankSum([1], [1, 0])).toThrow(RangeError);
    expect(() => rankSum([1, -1], [1, 0])).toThrow(RangeError);
  });
});

describe('what a walk of a size can prove', () => {
  /*
   * From 60 per cent, exact test at 5 per cent with 80 per cent power. The same by enumerating all tables in R:
   *   power = function(n, q) sum(outer(0:n, 0:n, Vectorize(function(a, b) dbinom(a, n, .6) * dbinom(b, n, q) *
   *     (b < a && fisher.test(matrix(c(a, n - a, b, n - b), 2))$p.value < .05))))
   */
  test.each([
    [12, 4],
    [30, 22],
    [60, 33],
  ])('%i and as many again: from 60 to %i per cent', (size, percent) => {
    expect(detectableDrop(0.6, { before: size, after: size })).toBe(percent);
  });

  test('few people, or a small share, can prove no drop at all', () => {
    expect(detectableDrop(0.6, { before: 5, after: 5 })).toBeNull();
    expect(detectableDrop(1 / 12, { before: 12, after: 12 })).toBeNull();
    expect(detectableDrop(0, { before: 30, after: 30 })).toBeNull();
  });

  test('agrees with the exact test about the outermost results', () => {
    const size = fc.integer({ min: 2, max: 14 });
    fc.assert(
      fc.property(size, size, (before, after) => {
        // Everybody before and nobody after: shown for certain where the exact test shows it.
        const table = { firstYes: before, firstNo: 0, secondYes: 0, secondNo: after };
        expect(detectableDrop(1, { before, after }) !== null).toBe(fisherExact(table) < 0.05);
      }),
    );
  });
});
