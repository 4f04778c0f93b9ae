import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './share-interval.css';

export interface ShownShare {
  count: number;
  of: number;
  interval: { low: number; high: number } | null;
}

const percent = (share: number): number => Math.round(share * 100);

/** "9 av 12" with where the share may truly lie, drawn from 0 to 100 per cent. */
export function ShareInterval({
  share,
  label,
  tone,
}: {
  share: ShownShare;
  label: string;
  tone: 'before' | 'after';
}): ReactNode {
  const { t } = useTranslation('results');
  const { count, of, interval } = share;
  return (
    <div className="share-interval" data-tone={tone}>
      <span className="share-interval-label">{label}</span>
      <span className="share-interval-count">
        {of === 0 ? t('share.nobody') : t('share.count', { marked: count, count: of })}
      </span>
      <svg className="share-interval-line" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <line className="share-axis" x1="0" x2="100" y1="6" y2="6" />
        {interval !== null && (
          <>
            <line className="share-range" x1={interval.low * 100} x2={interval.high * 100} y1="6" y2="6" />
            <line className="share-middle" x1={(count / of) * 100} x2={(count / of) * 100} y1="0" y2="12" />
          </>
        )}
      </svg>
      <span className="share-interval-range">
        {interval !== null && t('share.range', { low: percent(interval.low), high: percent(interval.high) })}
      </span>
    </div>
  );
}
