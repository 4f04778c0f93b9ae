import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFeelings } from '../../domain/comparison/compare-feelings.ts';
import { compareShares } from '../../domain/comparison/compare-shares.ts';
import { concludeAll, type Tested } from '../../domain/comparison/conclusion.ts';

const conclude = (tested: Tested, chosen = false) => concludeAll([tested], { chosen })[0];
const shares = (count: number, of: number, countAfter: number, ofAfter: number) =>
  compareShares({ count, of }, { count: countAfter, of: ofAfter });

describe('shares of different people', () => {
  test('a clear fall is said, with what the numbers could have shown', () => {
    const { shares: told, tested } = shares(9, 12, 2, 12);
    // Rscript -e 'options(digits=12); fisher.test(matrix(c(9,3,2,10),2))$p.value; prop.test(9,12,correct=FALSE)$conf.int'
    // 15: the power of all tables in R (paired-walks.test.ts) is 0.814 at 15 per cent and 0.796 at 16.
    expect(tested).toMatchObject({ kind: 'tested', direction: 'better' });
    expect(conclude(tested)).toMatchObject({ kind: 'better', p: expect.closeTo(0.0122781377997, 12) });
    expect(told.before.interval?.low).toBeCloseTo(0.467694665066, 11);
    expect(told.showsDropToPercent).toBe(15);
  });

  test('a fall in a place chosen for being bad is not said to be better', () => {
    expect(conclude(shares(9, 12, 2, 12).tested, true)?.kind).toBe('better-but-chosen');
    expect(conclude(shares(2, 12, 9, 12).tested, true)?.kind).toBe('worse');
  });

  test('too few people are refused, and so are numbers that could show nothing', () => {
    expect(shares(4, 4, 0, 12).tested).toEqual({ kind: 'refused', reason: 'too-few-people' });
    expect(shares(4, 4, 0, 12).shares.showsDropToPercent).toBeNull();
    expect(shares(2, 5, 0, 5).tested).toEqual({ kind: 'refused', reason: 'cannot-show' });
    expect(shares(0, 0, 0, 0).shares.before.interval).toBeNull();
  });

  test('what may be chance is unclear, not unchanged', () => {
    expect(conclude(shares(7, 12, 4, 12).tested)?.kind).toBe('unclear');
  });

  test('many places make each single one less sure', () => {
    const one = shares(9, 12, 3, 12).tested;
    const others = Array.from({ length: 9 }, () => shares(6, 12, 6, 12).tested);
    expect(conclude(one)?.kind).toBe('better');
    expect(concludeAll([one, ...others], { chosen: false })[0]?.kind).toBe('unclear');
  });

  test('turning the walks round turns the conclusion round, and no conclusion comes from fewer than five', () => {
    const of = fc.integer({ min: 0, max: 25 });
    const side = of.chain((all) =>
      fc.record({ count: fc.integer({ min: 0, max: all }), of: fc.constant(all) }),
    );
    const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
    fc.assert(
      fc.property(side, side, (before, after) => {
        const { tested } = compareShares(before, after);
        const turned = compareShares(after, before).tested;
        if (tested.kind === 'tested' && turned.kind === 'tested') {
          expect(turned.direction).toBe(opposite[tested.direction]);
          expect(turned.p).toBeCloseTo(tested.p, 10);
        }
        if (Math.min(before.of, after.of) < 5) expect(tested.kind).toBe('refused');
      }),
    );
  });
});

describe('feelings in four steps', () => {
  test('safer is lower, and the distributions are kept as they are', () => {
    const { feelings, tested } = compareFeelings([0, 0, 2, 6], [4, 3, 1, 0]);
    expect(feelings).toMatchObject({ before: [0, 0, 2, 6], after: [4, 3, 1, 0] });
    // One of each asked: safer now in 63 of 64, equal in 2 (half each).
    expect(feelings.saferNow).toBeCloseTo(63 / 64, 12);
    // scipy: as in test/statistics/paired-walks.test.ts
    expect(conclude(tested)).toMatchObject({ kind: 'better', p: expect.closeTo(0.0004662004662, 12) });
  });

  test('two halves that disagree are not the same as all in the middle', () => {
    const { feelings, tested } = compareFeelings([6, 0, 0, 6], [0, 6, 6, 0]);
    expect(feelings.saferNow).toBe(0.5);
    expect(conclude(tested)?.kind).toBe('unclear');
  });

  test('too few are refused, also where nobody answered', () => {
    expect(compareFeelings([0, 0, 0, 0], [1, 2, 3, 4]).tested).toEqual({
      kind: 'refused',
      reason: 'too-few-people',
    });
    expect(compareFeelings([0, 0, 0, 0], [1, 2, 3, 4]).feelings.saferNow).toBeNull();
  });
});
