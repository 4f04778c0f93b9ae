import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../domain/statistics/benjamini-hochberg.ts';
import { compareCounts } from '../../domain/statistics/compare-counts.ts';
import { exactShareInterval } from '../../domain/statistics/exact-share-interval.ts';
import { fisherExact } from '../../domain/statistics/fisher-exact.ts';
import { twoSidedP } from '../../domain/statistics/normal-tail.ts';
import { pairedDifference } from '../../domain/statistics/paired-difference.ts';
import { pointPatternSimilarity } from '../../domain/statistics/point-pattern-similarity.ts';
import { poissonInterval } from '../../domain/statistics/poisson-interval.ts';
import { predictionAccuracy } from '../../domain/statistics/prediction-accuracy.ts';
import { weightedDisplacement } from '../../domain/statistics/weighted-displacement.ts';
import { wilsonInterval } from '../../domain/statistics/wilson-interval.ts';

function expectClose(ours: number, theirs: number, relative = 1e-12): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(relative * Math.abs(theirs) + 1e-300);
}

// All of them at once: Rscript test/statistics/reference.R
describe('the same figures as R 4.2.2 gives', () => {
  // Rscript -e 'options(digits=17); prop.test(6,12,correct=FALSE)$conf.int' and so on
  test.each([
    [6, 12, 0.25378159763370611, 0.74621840236629389],
    [1, 12, 0.01486509440491712, 0.35387991114111689],
    [5, 5, 0.56551753521682535, 1],
    [0, 8, 0, 0.32440756488388012],
  ])('wilson: %i of %i', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expectClose(interval.low, low, 1e-13);
    expectClose(interval.high, high, 1e-13);
  });

  // Rscript -e 'options(digits=17); binom.test(1,12)$conf.int' and so on
  test.each([
    [0, 8, 0, 0.36941664755281922],
    [1, 12, 0.0021075932318602281, 0.38479616515094406],
    [6, 12, 0.21094463823929674, 0.78905536176070323],
    [12, 12, 0.73535153060294889, 1],
    [37, 1200, 0.021800487941029408, 0.042250906917481679],
  ])('clopper and pearson: %i of %i', (successes, trials, low, high) => {
    const interval = exactShareInterval(successes, trials);
    expectClose(interval.low, low, 1e-11);
    expectClose(interval.high, high, 1e-11);
  });

  // Rscript -e 'options(digits=17); b=30; c=12; n=200; (2*binom.test(b,b+c)$conf.int-1)*(b+c)/n' and so on
  test.each([
    [30, 12, 200, 0.022747702610653023, 0.143979583958387],
    [4, 0, 60, -0.01364861808219661, 0.066666666666666666],
    [6, 0, 60, 0.0081483747120199238, 0.1],
    [2100, 1900, 31_000, 0.0024221922471567201, 0.010471600831589194],
  ])('paired: %i and %i of %i', (onlyFirst, onlySecond, cases, low, high) => {
    const found = pairedDifference(onlyFirst, onlySecond, cases);
    expectClose(found.value, (onlyFirst - onlySecond) / cases);
    expectClose(found.low, low, 1e-10);
    expectClose(found.high, high, 1e-10);
    expect(found.mayBeChance).toBe(low <= 0);
    const turned = pairedDifference(onlySecond, onlyFirst, cases);
    expectClose(turned.low, -high, 1e-10);
    expectClose(turned.high, -low, 1e-10);
  });

  test('paired: where none differ the difference may still be what so few cases hide', () => {
    // Rscript -e 'options(digits=17); binom.test(0,10)$conf.int'
    const { value, low, high, mayBeChance } = pairedDifference(0, 0, 10);
    expect([value, mayBeChance]).toEqual([0, true]);
    expectClose(high, 0.30849710781876083, 1e-11);
    expect(low).toBe(-high);
    expect(() => pairedDifference(6, 6, 10)).toThrow(RangeError);
    expect(() => pairedDifference(0, 0, 0)).toThrow(RangeError);
  });

  // Rscript -e 'options(digits=17); fisher.test(matrix(c(7,5,2,10),2))$p.value' and so on
  test.each([
    [7, 5, 2, 10, 0.089379458877372614],
    [3, 9, 9, 3, 0.039125701327881839],
    [15, 15, 5, 25, 0.012698946291792594],
    [0, 12, 7, 5, 0.0045766590389016088],
  ])('fisher: %i %i %i %i', (firstYes, firstNo, secondYes, secondNo, p) =>
    expectClose(fisherExact({ firstYes, firstNo, secondYes, secondNo }), p),
  );

  // Rscript -e 'options(digits=17); poisson.test(c(10,2),T=c(1,1))$p.value' and so on
  test.each([
    [10, 2, 1, 1, 0.038574218750000014],
    [20, 8, 1, 1, 0.035698138177394839],
    [40, 23, 1, 1, 0.042956545524389357],
    [10, 30, 1, 3, 1],
    [0, 6, 1, 1, 0.031250000000000007],
    [6, 1, 12, 6, 0.43667123914037492],
  ])('poisson: %i and %i in %i and %i', (first, second, firstTime, secondTime, p) => {
    const [a, b] = [
      { count: first, exposure: firstTime },
      { count: second, exposure: secondTime },
    ];
    expectClose(compareCounts(a, b), p);
    expectClose(compareCounts(b, a), p);
  });

  test('two counts: what is no count, or has no time, is refused', () => {
    const fine = { count: 3, exposure: 1 };
    for (const wrong of [
      { count: -1, exposure: 1 },
      { count: 1.5, exposure: 1 },
      { count: 1, exposure: 0 },
      { count: 1, exposure: Number.POSITIVE_INFINITY },
      { count: 1, exposure: Number.NaN },
    ])
      expect(() => compareCounts(fine, wrong)).toThrow(RangeError);
    expect(compareCounts({ count: 0, exposure: 1 }, { count: 0, exposure: 5 })).toBe(1);
  });

  // Rscript -e 'options(digits=17); poisson.test(7)$conf.int' and so on; above 400 by Byar, to a ten-thousandth.
  test.each([
    [0, 0, 3.6888794541139363, 1e-9],
    [7, 2.8143630515198672, 14.422675361702378, 1e-9],
    [401, 362.70731783168407, 442.23556668468046, 1e-5],
    [1000, 938.97301840769524, 1063.9521360163019, 1e-5],
  ])('poisson interval of %i', (count, low, high, relative) => {
    const interval = poissonInterval(count);
    expectClose(interval.low, low, relative);
    expectClose(interval.high, high, relative);
  });

  test('benjamini-hochberg', () => {
    // Rscript -e 'options(digits=17); p.adjust(c(...),"BH")'
    const many = [
      0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
    ];
    const adjusted = [0.015, 0.06, 0.126, 0.126, 0.126, 0.15, 0.15857142857142856];
    const rest = [...new Array<number>(7).fill(0.29464285714285715), 0.34];
    for (const [index, p] of benjaminiHochberg(many).entries())
      expectClose(p, [...adjusted, ...rest][index] ?? 0);
    expect(benjaminiHochberg([0.04, 0.01, 0.01, 1, 0.03])).toEqual([0.05, 0.025, 0.025, 1, 0.05]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  // Rscript -e 'options(digits=17); 2*pnorm(-c(0,0.5,1,1.96,3,5,8,12,30))'
  test.each([
    [0, 1],
    [0.5, 0.61707507745197387],
    [1, 0.31731050786291409],
    [1.96, 0.049995790296440856],
    [3, 0.0026997960632601892],
    [5, 5.7330314375838782e-7],
    [8, 1.244192114854357e-15],
    [12, 3.5529642241553581e-33],
    [30, 9.8134278542963744e-198],
  ])('two-sided p of %d', (z, p) => {
    expectClose(twoSidedP(z), p, 1e-11);
    expect(twoSidedP(-z)).toBe(twoSidedP(z));
  });
});

describe('what was computed for the field report', () => {
  const drop = (before: number) => {
    const highest = Array.from({ length: before }, (_, after) => after).findLast(
      (after) => compareCounts({ count: before, exposure: 1 }, { count: after, exposure: 1 }) <= 0.05,
    );
    return highest ?? null;
  };
  test('how far a count must fall before it proves something', () =>
    expect([6, 10, 20, 40, 80].map(drop)).toEqual([0, 2, 8, 23, 56]));
});

describe('weighted displacement', () => {
  const of = (before: number, after: number) => ({ before, after });

  test('the worked example of the method: a net fall beside what moved next door', () => {
    const treated = of(100, 60);
    const control = of(80, 76);
    // (60 - 100) - (76 - 80) = -36; variance 100 + 60 + 80 + 76 = 316.
    const plain = weightedDisplacement({ treated, control });
    expect(plain).toMatchObject({ refused: false, difference: -36, standardError: Math.sqrt(316) });
    const moved = weightedDisplacement({ treated, control, ring: of(40, 60), controlRing: of(40, 40) });
    expect(moved).toMatchObject({ refused: false, difference: -16, standardError: Math.sqrt(496) });
    // Rscript -e 'options(digits=17); 2*pnorm(-36/sqrt(316)); 2*pnorm(-16/sqrt(496))'
    if (!plain.refused) expectClose(plain.p, 0.04285112007654235, 1e-10);
    if (!moved.refused) expectClose(moved.p, 0.4724976140006885, 1e-10);
    // Rscript -e 'options(digits=17); -36+c(-1,1)*qnorm(.975)*sqrt(316); -16+c(-1,1)*qnorm(.975)*sqrt(496)'
    const ends = [plain, moved].flatMap((verdict) => (verdict.refused ? [] : [verdict.low, verdict.high]));
    const theirs = [-70.841081891057044, -1.1589181089429559, -59.650470502209764, 27.650470502209764];
    expect(ends).toHaveLength(4);
    for (const [index, end] of ends.entries()) expectClose(end, theirs[index] ?? 0);
  });

  test('refuses below 20 in any cell, and says which count was too small', () => {
    expect(weightedDisplacement({ treated: of(40, 19), control: of(40, 40) })).toEqual({
      refused: true,
      smallest: 19,
      needed: 20,
    });
    expect(weightedDisplacement({ treated: of(20, 20), control: of(20, 20) }).refused).toBe(false);
    for (const wrong of [of(-1, 30), of(30.5, 30)])
      expect(() => weightedDisplacement({ treated: wrong, control: of(30, 30) })).toThrow(RangeError);
    expect(() =>
      weightedDisplacement({ treated: of(20, 20), control: of(20, 20), ring: of(20, 20) }),
    ).toThrow(RangeError);
  });
});

describe('similarity of two patterns', () => {
  test('a pattern is like itself, and not like one that lies elsewhere', () => {
    const here = [50, 30, 20, 0, 0, 0];
    const elsewhere = [0, 0, 0, 20, 30, 50];
    expect(pointPatternSimilarity(here, here, 1)).toEqual({
      similarity: 1,
      similarityWhereAny: 1,
      byArea: [0, 0, 0, 0, 0, 0],
    });
    expect(pointPatternSimilarity(here, elsewhere, 1).byArea).toEqual([1, 1, 1, -1, -1, -1]);
    expect(pointPatternSimilarity(here, here, 7)).toEqual(pointPatternSimilarity(here, here, 7));
    // Of eight areas six are alike because nothing is there; of the two with anything none is.
    const apart = pointPatternSimilarity([9, 0, 0, 0, 0, 0, 0, 0], [0, 9, 0, 0, 0, 0, 0, 0], 1);
    expect(apart).toMatchObject({ similarity: 6 / 8, similarityWhereAny: 0 });
    expect(pointPatternSimilarity([1], [1], 1).similarity).toBe(1);
    expect(() => pointPatternSimilarity([0, 0], [1, 0], 1)).toThrow(RangeError);
  });
});

describe('accuracy of a prediction', () => {
  const counts = Uint32Array.from([0, 8, 0, 1, 1, 0, 0, 0, 0, 0]);

  test('hit rate, PAI and PEI by their definitions', () => {
    const best = Uint32Array.from([1, 3, 4, 0, 2, 5, 6, 7, 8, 9]);
    const [tenth, fifth] = predictionAccuracy(best, counts, [0.1, 0.2]);
    expect(tenth).toMatchObject({ cells: 1, incidents: 10 });
    expectClose(tenth?.hitRate.value ?? 0, 0.8);
    expectClose(tenth?.accuracyIndex.value ?? 0, 8);
    expect([tenth?.efficiencyIndex.value, fifth?.efficiencyIndex.value]).toEqual([1, 1]);
    const worst = Uint32Array.from([4, 0, 2, 3, 1, 5, 6, 7, 8, 9]);
    expectClose(predictionAccuracy(worst, counts, [0.1])[0]?.efficiencyIndex.value ?? 0, 1 / 8);
    expect(() => predictionAccuracy(best, new Uint32Array(10), [0.1])).toThrow(RangeError);
  });

  test('the intervals are those of so many hits of so many', () => {
    // Rscript -e 'options(digits=17); prop.test(8,10,correct=FALSE)$conf.int' and so on for 1 and 0 of 10
    const [low, high] = [0.49016247153664183, 0.94331784854562473];
    const order = Uint32Array.from([1, 0, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [tenth] = predictionAccuracy(order, counts, [0.1]);
    expectClose(tenth?.hitRate.low ?? 0, low, 1e-12);
    expectClose(tenth?.hitRate.high ?? 0, high, 1e-12);
    expectClose(tenth?.accuracyIndex.low ?? 0, 10 * low, 1e-12);
    expectClose(tenth?.accuracyIndex.high ?? 0, 10 * high, 1e-12);
    expectClose(tenth?.efficiencyIndex.low ?? 0, low / 0.8, 1e-12);
    expect(tenth?.efficiencyIndex.high).toBe(1);
    const [missed] = predictionAccuracy(order.toReversed(), counts, [0.1]);
    expect(missed?.hitRate).toMatchObject({ value: 0, low: 0 });
    expectClose(missed?.hitRate.high ?? 0, 0.27753279986288915, 1e-12);
  });

  test('each interval holds its figure, whatever the map', () => {
    const cells = fc.integer({ min: 4, max: 60 });
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat({ max: 6 })), fc.nat(), (size, stream, turn) => {
        const happened = Uint32Array.from({ length: size }, () =>
          Math.max(0, (stream.next().value ?? 0) - 3),
        );
        fc.pre(happened.some((count) => count > 0));
        const order = Uint32Array.from({ length: size }, (_, rank) => (rank + turn) % size);
        for (const figures of predictionAccuracy(order, happened, [0.05, 0.2, 1]))
          for (const { value, low, high } of [
            figures.hitRate,
            figures.accuracyIndex,
            figures.efficiencyIndex,
          ]) {
            expect(low).toBeLessThanOrEqual(value);
            expect(high).toBeGreaterThanOrEqual(value);
          }
      }),
    );
  });
});

describe('properties', () => {
  const counts = fc.integer({ min: 0, max: 60 });
  test('an interval holds its share, and a p-value is one', () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, (a, b, c, d) => {
        const p = fisherExact({ firstYes: a, firstNo: b, secondYes: c, secondNo: d });
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expectClose(fisherExact({ firstYes: d, firstNo: c, secondYes: b, secondNo: a }), p, 1e-9);
        if (a + b === 0) return;
        const { low, high } = wilsonInterval(a, a + b);
        expect(low).toBeLessThanOrEqual(a / (a + b));
        expect(high).toBeGreaterThanOrEqual(a / (a + b));
      }),
    );
  });

  test('adjusting keeps the order of p-values and never lowers one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (pValues) => {
        const adjusted = benjaminiHochberg(pValues);
        for (const [i, p] of pValues.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (const [j, q] of pValues.entries())
            if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
        }
      }),
    );
  });
});
