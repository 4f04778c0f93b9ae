import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';

const width = 640;
const height = 240;
const left = 44;
const bottom = 28;

/** The count as steps and the promise as a straight line. The numbers stand in words above it. */
export function PromiseDrawing({
  dates,
  from,
  to,
  target,
  today,
}: {
  /** Ascending. */
  dates: readonly string[];
  from: string;
  to: string;
  target: number | null;
  today: string;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const within = dates.filter((date) => date >= from && date <= to);
  const most = Math.max(target ?? 0, within.length, 1);
  const [begin, end] = [Date.parse(from), Date.parse(to) + dayMilliseconds];
  const x = (day: string): number => left + ((Date.parse(day) - begin) / (end - begin)) * (width - left - 12);
  const y = (count: number): number => height - bottom - (count / most) * (height - bottom - 16);
  const steps = within.flatMap((date, index) => [
    `${x(date).toFixed(1)},${y(index).toFixed(1)}`,
    `${x(date).toFixed(1)},${y(index + 1).toFixed(1)}`,
  ]);
  const now = today < from ? from : today > to ? to : today;
  const points = [`${x(from)},${y(0)}`, ...steps, `${x(now).toFixed(1)},${y(within.length).toFixed(1)}`];
  return (
    <svg
      className="promise-line"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('promise.drawing')}
    >
      <line x1={left} y1={y(0)} x2={width - 12} y2={y(0)} className="line-today" />
      {target !== null && <line x1={left} y1={y(0)} x2={width - 12} y2={y(target)} className="line-target" />}
      <line x1={x(now)} y1={12} x2={x(now)} y2={y(0)} className="line-today" />
      <polyline points={points.join(' ')} />
      <text x={4} y={y(most) + 5}>
        {words.number(most)}
      </text>
      <text x={4} y={y(0) + 4}>
        0
      </text>
      <text x={left} y={height - 8}>
        {words.day(from)}
      </text>
      <text x={width - 12} y={height - 8} textAnchor="end">
        {words.day(to)}
      </text>
    </svg>
  );
}
