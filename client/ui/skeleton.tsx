import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './skeleton.css';

/** Grey lines in the shape of what is coming. Words follow when it takes longer than a blink. */
export function Skeleton({ lines = 3 }: { lines?: number }): ReactNode {
  const { t } = useTranslation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton">
      <div className="skeleton-lines" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
          <span key={line} />
        ))}
      </div>
      <p role="status">{slow ? t('loading') : ''}</p>
    </div>
  );
}

export function PageSkeleton(): ReactNode {
  return (
    <main className="page" id="main" aria-busy="true">
      <Skeleton lines={5} />
    </main>
  );
}
