import { expect, test } from 'vitest';
import { countReal, oneInTwenty } from '../support/chance-walks.ts';

// Needs no data; it stands here because it takes a minute. The fast tests do the same with fewer walks.
test.each([
  ['along eight stops', null],
  ['along eight stops', 4],
  ['along eight stops', 6],
  ['out and back', null],
  ['out and back', 4],
] as const)(
  'of areas of pure chance at most one in twenty is called real: 600 walks %s, people %s',
  (way, minVoices) => {
    const walks = 600;
    const { areas, real, walksWithReal } = countReal(way, walks, minVoices);
    console.log(
      `${way}, people ${minVoices ?? 'chosen'}: ${real} of ${areas} areas in ${walksWithReal} walks`,
    );
    expect(areas).toBeGreaterThan(60);
    expect(real / areas).toBeLessThanOrEqual(oneInTwenty(areas));
    expect(walksWithReal / walks).toBeLessThanOrEqual(oneInTwenty(walks));
  },
  600_000,
);
