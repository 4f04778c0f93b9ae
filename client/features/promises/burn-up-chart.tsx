import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BurnUp } from '../../../domain/promise/burn-up.ts';
import type { ItemView } from '../../../domain/promise/promise-view.ts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

const size = { width: 480, height: 180, left: 40, right: 12, top: 12, bottom: 26 } as const;

/** What was done day by day, as steps, against the straight line to the target; the same as a table below. */
export function BurnUpChart({
  item,
  burnUp,
  unit,
}: {
  item: ItemView;
  burnUp: BurnUp;
  unit: string | null;
}): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const { points, target, highest } = burnUp;
  const right = size.width - size.right;
  const base = size.height - size.bottom;
  const x = (share: number) => size.left + share * (right - size.left);
  const y = (count: number) => base - (count / Math.max(1, highest)) * (base - size.top);
  const steps = points
    .map(({ share, count }, index) => (index === 0 ? `M${x(share)},${y(count)}` : `H${x(share)}V${y(count)}`))
    .join('');
  const last = points.at(-1);
  const said = t('burnUp.text', {
    count: item.count,
    target: item.wholeTarget,
    unit: unit ?? '',
    expected: item.expectedByNow,
  });
  return (
    <figure className="burn-up">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={said}>
        <line className="burn-up-axis" x1={size.left} y1={base} x2={right} y2={base} />
        <line className="burn-up-line" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(target)} />
        <path className="burn-up-steps" d={steps} />
        {last !== undefined && <circle className="burn-up-now" cx={x(last.share)} cy={y(last.count)} r={5} />}
        <text x={size.left - 6} y={y(target) + 5} textAnchor="end">
          {formatNumber(target, screen)}
        </text>
        <text x={size.left - 6} y={base + 5} textAnchor="end">
          0
        </text>
        <text x={size.left} y={size.height - 6}>
          {formatDay(item.window.from, screen)}
        </text>
        <text x={right} y={size.height - 6} textAnchor="end">
          {formatDay(item.window.to, screen)}
        </text>
      </svg>
      <figcaption className="promises-quiet">{t('burnUp.legend')}</figcaption>
      <details className="promise-more">
        <summary>{t('burnUp.table')}</summary>
        <div className="promise-table">
          <table>
            <caption className="visually-hidden">{said}</caption>
            <thead>
              <tr>
                <th scope="col">{t('burnUp.day')}</th>
                <th scope="col">{t('burnUp.total')}</th>
                <th scope="col">{t('burnUp.line')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ day, count, share }) => (
                <tr key={day}>
                  <th scope="row">{formatDay(day, screen)}</th>
                  <td>{formatNumber(count, screen)}</td>
                  <td>{formatNumber(target * share, screen, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
