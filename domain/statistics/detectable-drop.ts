import { logChoose } from './log-binomial.ts';

const chanceAtMost = 0.05;
const powerAtLeast = 0.8;
/** Equal up to rounding counts as equal, as in the exact test itself. */
const equalLog = 1e-7;

/**
 * Which results an exact test (Fisher, two-sided, 5 %) tells from chance: by how many said yes in the first group,
 * then in the second.
 */
function toldFromChance(firstSize: number, secondSize: number): (first: number, second: number) => boolean {
  const width = secondSize + 1;
  const told = new Uint8Array((firstSize + 1) * width);
  for (let yes = 0; yes <= firstSize + secondSize; yes++) {
    const fewest = Math.max(0, yes - secondSize);
    const most = Math.min(firstSize, yes);
    const all = logChoose(firstSize + secondSize, yes);
    const tables = Array.from({ length: most - fewest + 1 }, (_, index) => {
      const first = fewest + index;
      return { first, log: logChoose(firstSize, first) + logChoose(secondSize, yes - first) - all };
    }).sort((a, b) => a.log - b.log);
    let sum = 0;
    for (let start = 0; start < tables.length; ) {
      const limit = (tables[start]?.log ?? 0) + equalLog;
      let end = start;
      for (; end < tables.length && (tables[end]?.log ?? 0) <= limit; end++)
        sum += Math.exp(tables[end]?.log ?? 0);
      if (sum >= chanceAtMost) break;
      for (const { first } of tables.slice(start, end)) told[first * width + yes - first] = 1;
      start = end;
    }
  }
  return (first, second) => told[first * width + second] === 1;
}

function binomial(size: number, share: number): number[] {
  return Array.from({ length: size + 1 }, (_, yes) => {
    if (share === 0 || share === 1) return yes === size * share ? 1 : 0;
    return Math.exp(logChoose(size, yes) + yes * Math.log(share) + (size - yes) * Math.log1p(-share));
  });
}

/**
 * To how many per cent a share must truly have fallen for the exact test to show it four times out of five: what a
 * walk of this size can prove at all. Whole per cent, 0 to 100; null where even a fall to none would not show.
 * Worked out from the test itself: Fisher 1935, two-sided 5 %, power 80 %.
 * @param share before, 0 to 1
 * @throws RangeError on a share outside 0 to 1 or groups without people.
 */
export function detectableDrop(
  share: number,
  { before, after }: { before: number; after: number },
): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share is 0 to 1, got ${share}`);
  for (const size of [before, after])
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`people are needed, got ${size}`);
  const told = toldFromChance(before, after);
  const first = binomial(before, share);
  /** How likely each count after is to show a fall. */
  const shows = Array.from({ length: after + 1 }, (_, yesAfter) =>
    first.reduce((sum, probability, yesBefore) => {
      const isFall = yesAfter / after < yesBefore / before;
      return isFall && told(yesBefore, yesAfter) ? sum + probability : sum;
    }, 0),
  );
  const power = (percent: number): number =>
    binomial(after, percent / 100).reduce(
      (sum, probability, yes) => sum + probability * (shows[yes] ?? 0),
      0,
    );
  // The further the fall, the likelier it shows: look from the top.
  for (let percent = Math.floor(share * 100); percent >= 0; percent--)
    if (power(percent) >= powerAtLeast) return percent;
  return null;
}
