import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RouteTime, walkingKilometresPerHour } from '../../../domain/route-time.ts';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Notice } from '../../ui/notice.tsx';

/** How long the way is and how long it takes, against what the method holds to be good. */
export function RouteBudget({
  time,
  stops,
  most,
}: {
  time: RouteTime;
  stops: number;
  /** What the method asks for, in minutes. */
  most: { from: number; to: number };
}): ReactNode {
  const { t } = useTranslation('plan');
  const { metres, walkingMinutes, stopMinutes, totalMinutes } = time;
  if (metres === 0 && stops === 0) return null;
  const verdict = totalMinutes > most.to ? 'long' : totalMinutes < most.from ? 'short' : 'right';
  return (
    <div className="route-budget">
      <dl>
        <div>
          <dt>{t('budget.length')}</dt>
          <dd>{formatMetres(metres, currentLanguage())}</dd>
        </div>
        <div>
          <dt>{t('budget.walking', { speed: walkingKilometresPerHour })}</dt>
          <dd>{t('budget.minutes', { count: walkingMinutes })}</dd>
        </div>
        <div>
          <dt>{t('budget.stops', { count: stops })}</dt>
          <dd>{t('budget.minutes', { count: stopMinutes })}</dd>
        </div>
        <div className="route-budget-total">
          <dt>{t('budget.total')}</dt>
          <dd>{t('budget.minutes', { count: totalMinutes })}</dd>
        </div>
      </dl>
      <Notice tone={verdict === 'right' ? 'good' : 'warning'}>
        <p>{t(`budget.${verdict}`, most)}</p>
      </Notice>
    </div>
  );
}
