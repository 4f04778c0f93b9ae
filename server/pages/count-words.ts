import type { PublicAreaWalk } from '../../domain/public-area.ts';
import type { PublicCount } from '../../domain/public-view.ts';
import { monthInWords, type PageLanguage, say } from './public-layout.ts';

/** A count in the middle of a sentence. */
export function countInWords(count: PublicCount, language: PageLanguage): string {
  if (typeof count === 'number') return String(count);
  return say(language, count === 'most' ? 'countMost' : 'countFew');
}

/** Who stands behind the figures of a walk, as in "14 personer, en kväll i november 2026". */
export function whoAndWhen({ protocol }: Pick<PublicAreaWalk, 'protocol'>, language: PageLanguage): string {
  const { participants, walkOn, lightClass } = protocol;
  const people =
    typeof participants === 'number'
      ? say(language, 'qualityPeople', { count: participants })
      : say(language, 'qualityFew');
  const word = lightClass === 'dark' ? 'whenDark' : lightClass === 'dusk' ? 'whenDusk' : 'whenDay';
  const when =
    walkOn === null
      ? say(language, 'whenUndated')
      : say(language, word, { month: monthInWords(walkOn, language) });
  return say(language, 'qualityWalk', { people, when });
}

/** "6 av 12 som passerade", or as much of it as may be told. */
export function markedInWords(
  { marked, passed, walked }: { marked: PublicCount; passed: PublicCount; walked: PublicCount },
  language: PageLanguage,
): string {
  if (typeof passed === 'number')
    return marked === 'most'
      ? say(language, 'spotMost', { passed })
      : say(language, 'spotOf', { marked: countInWords(marked, language), passed });
  if (typeof marked === 'number')
    return typeof walked === 'number'
      ? say(language, 'spotWalked', { marked, walked })
      : say(language, 'spotAlone', { marked });
  return marked === 'most' ? say(language, 'spotMostAlone') : say(language, 'countFew');
}
