import type { TFunction } from 'i18next';
import type { StopComparison } from '../../../domain/comparison/walk-comparison.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

type Shares = StopComparison['marked']['shares'];
type Conclusion = StopComparison['marked']['conclusion'];
type Question = 'marked' | 'feeling' | 'notAlone' | 'area';

function chanceWords(p: number, t: TFunction<'comparison'>): string {
  if (p < 0.001) return t('p.below');
  return t('p.is', { p: formatNumber(p, currentLanguage(), p < 0.1 ? 3 : 2) });
}

/**
 * What may be said and what may not, in words. `shares` where the question is one of shares: then an unclear answer
 * also says what the numbers could have shown at all.
 */
export function conclusionWords(
  question: Question,
  conclusion: Conclusion,
  t: TFunction<'comparison'>,
  shares?: Shares,
): string {
  if (conclusion.kind === 'refused')
    return conclusion.reason === 'too-few-people' ? t('say.tooFew') : t('say.cannotShow');
  const chance = chanceWords(conclusion.adjusted, t);
  if (conclusion.kind === 'better-but-chosen') return t('say.chosen', { chance });
  if (conclusion.kind !== 'unclear') return t(`say.${conclusion.kind}.${question}`, { chance });
  const unclear = t('say.unclear', { chance });
  if (shares === undefined) return unclear;
  const percent = shares.showsDropToPercent;
  return `${unclear} ${percent === null ? t('say.noDrop') : t('say.drop', { percent })}`;
}
