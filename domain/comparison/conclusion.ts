import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';

/** With fewer, one person is more than twenty percentage points, and a sentence about the place is one about them. */
export const fewestPeople = 5;

/** Differences with a larger p, corrected for the number of places, may well be chance. */
export const chanceAtMost = 0.05;

/** The outcome of a test before its p is corrected for the number of places tested. */
export type Tested =
  | {
      readonly kind: 'refused';
      /** `cannot-show`: no answer at all of so many people could have been told from chance. */
      readonly reason: 'too-few-people' | 'cannot-show';
    }
  | { readonly kind: 'tested'; readonly p: number; readonly direction: 'better' | 'worse' | 'same' };

/**
 * What may be said of a difference. `unclear` is not "nothing has changed": it may be chance. `better-but-chosen`: the
 * place was chosen for being bad the first time, so a better second time is expected even if nothing was done
 * (regression to the mean), and nothing follows about the place.
 */
export type Conclusion =
  | Extract<Tested, { kind: 'refused' }>
  | {
      readonly kind: 'better' | 'worse' | 'unclear' | 'better-but-chosen';
      readonly p: number;
      /** The p corrected for the number of places tested (Benjamini and Hochberg 1995). */
      readonly adjusted: number;
    };

/** The conclusions of one question asked at several places, in the order given. */
export function concludeAll(tested: readonly Tested[], { chosen }: { chosen: boolean }): Conclusion[] {
  const pValues = tested.flatMap((one) => (one.kind === 'tested' ? [one.p] : []));
  const adjustedOnes = benjaminiHochberg(pValues);
  let next = 0;
  return tested.map((one): Conclusion => {
    if (one.kind === 'refused') return one;
    const { p, direction } = one;
    const adjusted = adjustedOnes[next++] ?? p;
    if (adjusted > chanceAtMost || direction === 'same') return { kind: 'unclear', p, adjusted };
    return { kind: direction === 'better' && chosen ? 'better-but-chosen' : direction, p, adjusted };
  });
}
