import { detectableDrop } from '../statistics/detectable-drop.ts';
import { fisherExact } from '../statistics/fisher-exact.ts';
import { type ShareInterval, wilsonInterval } from '../statistics/wilson-interval.ts';
import { chanceAtMost, fewestPeople, type Tested } from './conclusion.ts';

/** So many of so many; of the same people or, as here, of different ones. */
export interface Count {
  readonly count: number;
  readonly of: number;
}

export interface ShownCount extends Count {
  /** Where the share may truly lie (95 %, Wilson); null of nobody. */
  readonly interval: ShareInterval | null;
}

export interface ShareComparison {
  readonly before: ShownCount;
  readonly after: ShownCount;
  /**
   * To how many per cent the share must truly have fallen for these numbers of people to show it four times out of
   * five; null where even none would not show, or where too few were asked.
   */
  readonly showsDropToPercent: number | null;
}

export function shown({ count, of }: Count): ShownCount {
  return { count, of, interval: of === 0 ? null : wilsonInterval(count, of) };
}

function difference(before: Count, after: Count): number {
  const [firstYes, secondYes] = [before.count, after.count];
  return fisherExact({ firstYes, firstNo: before.of - firstYes, secondYes, secondNo: after.of - secondYes });
}

/** Compares how many said something bad of a place: fewer is better. Different people: the shares are unpaired. */
export function compareShares(before: Count, after: Count): { shares: ShareComparison; tested: Tested } {
  const enough = Math.min(before.of, after.of) >= fewestPeople;
  const showsDropToPercent = enough
    ? detectableDrop(before.count / before.of, { before: before.of, after: after.of })
    : null;
  return {
    shares: { before: shown(before), after: shown(after), showsDropToPercent },
    tested: enough ? testShares(before, after) : { kind: 'refused', reason: 'too-few-people' },
  };
}

function testShares(before: Count, after: Count): Tested {
  // Given what was said before, could any answer now be told from chance? Nobody and everybody are the outermost.
  const outermost = [0, after.of].map((count) => difference(before, { count, of: after.of }));
  if (outermost.every((p) => p >= chanceAtMost)) return { kind: 'refused', reason: 'cannot-show' };
  const change = after.count * before.of - before.count * after.of;
  const direction = change === 0 ? 'same' : change < 0 ? 'better' : 'worse';
  return { kind: 'tested', p: difference(before, after), direction };
}
