import { CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import type { StopCoverage } from './stop-progress.ts';

/** What each stop has got so far, and where the walk would say nothing. */
export function StopsList({
  coverage,
  people,
}: {
  coverage: readonly StopCoverage[];
  people: number;
}): ReactNode {
  const { t } = useTranslation('live');
  const passed = coverage.filter((stop) => stop.passed).length;
  const uncovered = coverage.filter((stop) => stop.uncovered).length;
  return (
    <section className="desk-section" aria-label={t('view.stops')}>
      {coverage.length === 0 ? (
        <p className="desk-quiet">{t('stops.none')}</p>
      ) : (
        <p className="live-count">
          {t('stops.passed', { passed, count: coverage.length })}
          {uncovered > 0 && ` · ${t('stops.uncoveredCount', { count: uncovered })}`}
        </p>
      )}
      <ol className="live-stops">
        {coverage.map(
          ({ stop, ratings, skipped, marks, passed: isPassed, uncovered: isUncovered }, index) => (
            <li key={stop.id} data-state={isPassed ? 'left' : 'ahead'}>
              <span className="stop-number" aria-hidden="true">
                {index + 1}
              </span>
              <span className="live-stop-words">
                <b>{stop.properties.name}</b>
                <span className="desk-quiet">
                  {t('stops.ratings', { count: people, ratings })}
                  {skipped > 0 && ` · ${t('stops.skipped', { count: skipped })}`}
                  {' · '}
                  {t('phones.marks', { count: marks })}
                </span>
                {isUncovered && (
                  <Badge tone="warning" icon={CircleDashed}>
                    {t('stops.uncovered')}
                  </Badge>
                )}
                {!isPassed && <span className="desk-quiet">{t('stops.ahead')}</span>}
              </span>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
