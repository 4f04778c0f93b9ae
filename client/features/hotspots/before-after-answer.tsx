import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { BeforeAfterView, IncidentsView } from '../../state/incident-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import '../../ui/staff/figure-table.css';

/** The counts, and the difference with its interval, or what would be needed to say one. */
export function BeforeAfterAnswer({
  answer,
  days,
  uncovered,
  recorded,
}: {
  answer: BeforeAfterView;
  days: number;
  /** The period of which not all is recorded: then the counts are shown and nothing is concluded. */
  uncovered: 'before' | 'after' | undefined;
  recorded: Pick<IncidentsView, 'firstAt' | 'lastAt'> | undefined;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { counts, verdict, daysNeeded } = answer;
  const dayOf = (period: 'before' | 'after'): string => {
    const end = period === 'before' ? recorded?.firstAt : recorded?.lastAt;
    return end === undefined || end === null ? '–' : formatDate(end, language);
  };
  const rows = [
    { label: t('beforeAfter.treated'), pair: counts.treated },
    ...(counts.ring === undefined ? [] : [{ label: t('beforeAfter.treatedRing'), pair: counts.ring }]),
    { label: t('beforeAfter.control'), pair: counts.control },
    ...(counts.controlRing === undefined
      ? []
      : [{ label: t('beforeAfter.controlRing'), pair: counts.controlRing }]),
  ];
  return (
    <>
      <h2>{t('beforeAfter.result')}</h2>
      {uncovered !== undefined ? (
        <Notice title={t('beforeAfter.uncovered')}>
          <p>{t(`beforeAfter.uncoveredText.${uncovered}`, { day: dayOf(uncovered) })}</p>
        </Notice>
      ) : verdict.refused ? (
        <Notice title={t('beforeAfter.refused')}>
          <p>
            {t('beforeAfter.refusedText', { smallest: verdict.smallest, needed: verdict.needed })}{' '}
            {daysNeeded === null
              ? t('beforeAfter.neededNone')
              : t('beforeAfter.needed', { days, needed: number(daysNeeded) })}
          </p>
        </Notice>
      ) : (
        <p className="forecast-sentence">
          {verdict.difference < 0
            ? t('beforeAfter.fewer', { difference: number(-verdict.difference) })
            : t('beforeAfter.more', { difference: number(verdict.difference) })}{' '}
          {t('beforeAfter.interval', { low: number(verdict.low), high: number(verdict.high) })}{' '}
          {verdict.low <= 0 && verdict.high >= 0 ? t('beforeAfter.chance') : t('beforeAfter.real')}
        </p>
      )}
      <table className="figure-table">
        <caption className="visually-hidden">{t('beforeAfter.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('beforeAfter.places')}</th>
            <th scope="col">{t('beforeAfter.before')}</th>
            <th scope="col">{t('beforeAfter.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, pair }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-number>{number(pair.before)}</td>
              <td data-number>{number(pair.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="desk-quiet">{t('beforeAfter.method')}</p>
    </>
  );
}
