import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../domain/promise/promise-view.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

/** What was counted in each calendar year or month, against its own number. */
export function PeriodTable({ periods }: { periods: ItemView['periods'] }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  return (
    <div className="promise-table">
      <table>
        <caption className="visually-hidden">{t('period.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('period.when')}</th>
            <th scope="col">{t('period.count')}</th>
            <th scope="col">{t('period.target')}</th>
            <th scope="col">{t('period.state')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ label, count, target, ended }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{formatNumber(count, screen)}</td>
              <td>{formatNumber(target, screen)}</td>
              <td>{t(count >= target ? 'period.reached' : ended ? 'period.short' : 'period.open')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
