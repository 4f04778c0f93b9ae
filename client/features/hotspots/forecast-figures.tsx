import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { RiskView } from '../../state/incident-queries.ts';
import '../../ui/staff/figure-table.css';

interface Figure {
  value: number;
  low: number;
  high: number;
}

function nearestToOnePercent(scores: RiskView['scores']): RiskView['scores'][number] | undefined {
  const away = ({ layer }: RiskView['scores'][number]) => Math.abs(layer.areaShare - 0.01);
  return [...scores].sort((a, b) => away(a) - away(b))[0];
}

/** How well the map told what came after: first one sentence, then all figures with their intervals. */
export function ForecastFigures({
  risk,
  months,
  isPlain,
}: {
  risk: RiskView;
  months: number;
  isPlain: boolean;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const number = (value: number, decimals = 1) => formatNumber(value, language, decimals);
  const percent = (share: number, decimals = 1) => number(100 * share, decimals);
  // The number and its sign are one word.
  const inPercent = (share: number) => `${percent(share)}\u00a0%`;
  const range = ({ low, high }: Figure, show: (value: number) => string) => `${show(low)}–${show(high)}`;
  // The shares are 0.5, 1, 2.5, 5 and 10 %, as near as whole blocks come: in a small town the first is more than 1 %.
  const headline = nearestToOnePercent(risk.scores);
  if (headline === undefined) return null;
  const { layer, plain, difference } = headline;
  const told = {
    count: months,
    hit: percent(layer.hitRate.value),
    area: percent(layer.areaShare),
    plain: percent(plain.hitRate.value),
  };
  const verdict = difference.mayBeChance ? 'chance' : difference.value > 0 ? 'better' : 'worse';
  return (
    <div className="forecast">
      <p className="forecast-sentence">
        {isPlain ? t('forecast.sentencePlain', told) : t('forecast.sentence', told)}{' '}
        {!isPlain && t(`forecast.${verdict}`)}
      </p>
      <p className="desk-quiet">
        {t('forecast.basis', {
          fitted: formatNumber(risk.fitted, language),
          scored: formatNumber(risk.scored, language),
          cell: formatNumber(risk.cellMetres, language),
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="hotspots-scroll" tabIndex={0} aria-label={t('forecast.caption')}>
        <table className="figure-table">
          <caption className="visually-hidden">{t('forecast.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('forecast.area')}</th>
              <th scope="col">{t('forecast.hits')}</th>
              {!isPlain && <th scope="col">{t('forecast.plainHits')}</th>}
              <th scope="col">PAI</th>
              <th scope="col">PEI</th>
            </tr>
          </thead>
          <tbody>
            {risk.scores.map((score) => (
              <tr key={score.layer.cells}>
                <th scope="row">{inPercent(score.layer.areaShare)}</th>
                <td>
                  {inPercent(score.layer.hitRate.value)}
                  <small>{range(score.layer.hitRate, percent)}</small>
                </td>
                {!isPlain && (
                  <td>
                    {inPercent(score.plain.hitRate.value)}
                    <small>{range(score.plain.hitRate, percent)}</small>
                    <small>
                      {t('forecast.difference', {
                        value: `${score.difference.value > 0 ? '+' : ''}${percent(score.difference.value)}`,
                        low: percent(score.difference.low),
                        high: percent(score.difference.high),
                      })}
                    </small>
                  </td>
                )}
                <td>
                  {number(score.layer.accuracyIndex.value)}
                  <small>{range(score.layer.accuracyIndex, number)}</small>
                </td>
                <td>
                  {number(score.layer.efficiencyIndex.value, 2)}
                  <small>{range(score.layer.efficiencyIndex, (value) => number(value, 2))}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="desk-quiet">{t('forecast.indexes')}</p>
    </div>
  );
}
