import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BreakdownPart,
  breakdownParts,
  explainScore,
  type ScoreComponents,
  type SituationPart,
  situationParts,
} from '../../../domain/priority.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import './score-breakdown.css';

const isSituation = (part: BreakdownPart): part is SituationPart =>
  situationParts.some((one) => one === part);

/** A score taken apart: the sum in one line, then each part with what the score would be without it. */
export function ScoreBreakdown({ components }: { components: ScoreComponents }): ReactNode {
  const { t } = useTranslation('desk');
  const language = currentLanguage();
  const { score, concern, situation, without } = explainScore(components);
  const two = (value: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const percent = (value: number) => new Intl.NumberFormat(language, { style: 'percent' }).format(value);

  const valueWords = (part: BreakdownPart): string => {
    const { concernSum, concernSumFresh, nPassed, priorVoices, priorMean, parts, weights } = components;
    if (part === 'marks')
      return t('score.value.marks', { sum: formatNumber(concernSum, language, 1), passed: nPassed });
    if (part === 'fading')
      return t('score.value.fading', {
        lost: percent(concernSumFresh === 0 ? 0 : 1 - concernSum / concernSumFresh),
      });
    if (part === 'prior') return t('score.value.prior', { voices: priorVoices, mean: two(priorMean) });
    if (parts[part] === 0) return t('score.value.none');
    return t('score.value.share', { percent: percent(parts[part]), weight: two(weights[part]) });
  };

  const partOf = (part: BreakdownPart): ReactNode => (
    <details key={part} className="score-part">
      <summary>
        <ChevronDown size={18} aria-hidden="true" />
        <span className="score-part-name">{t(`score.part.${part}`)}</span>
        <span className="score-part-without">{t('score.without', { score: without[part] })}</span>
      </summary>
      <div>
        <p className="score-part-value">{valueWords(part)}</p>
        <p>{t(`score.help.${part}`)}</p>
        <p>
          {without[part] === score
            ? t('score.sameWithout', { score })
            : t('score.withoutLong', { score: without[part], now: score })}
        </p>
      </div>
    </details>
  );

  return (
    <section className="score-breakdown" aria-label={t('score.title')}>
      <h2>{t('score.title')}</h2>
      <p className="score-formula">
        {t('score.formula', { concern: two(concern), situation: two(situation), score })}
      </p>
      <h3>
        {t('score.concern')} <b>{two(concern)}</b>
      </h3>
      <p className="desk-quiet">{t('score.concernHelp')}</p>
      <div>{breakdownParts.filter((part) => !isSituation(part)).map(partOf)}</div>
      <h3>
        {t('score.situation')} <b>{two(situation)}</b>
      </h3>
      <p className="desk-quiet">{t('score.situationHelp')}</p>
      <div>{situationParts.map(partOf)}</div>
      <p className="desk-quiet">{t('score.note')}</p>
    </section>
  );
}
