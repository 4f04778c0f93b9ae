import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { ComparedSide, WalkComparison } from '../../../domain/comparison/walk-comparison.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { comparisonQuery } from '../../state/result-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { FeelingLegend } from '../../ui/results/feeling-bar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { ComparedArea, ComparedStop } from './compared-place.tsx';
import { InShort } from './in-short.tsx';
import './comparison.css';

/** A walk beside the walk before it: what the numbers say, and what they cannot say. */
export function ComparisonScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return <StaffFrame verb="process.read">{() => <Comparison walkId={walkId} />}</StaffFrame>;
}

function Comparison({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation(['comparison', 'results']);
  const { data, error, isPending, refetch } = useQuery(comparisonQuery(walkId));
  return (
    <div className="comparison">
      <header>
        <p>
          <Link href={`/walks/${walkId}`}>{t('back')}</Link>
        </p>
        <PageHeading>{data === undefined ? t('title') : t('titleOf', { name: data.after.name })}</PageHeading>
        <p className="comparison-lead">{t('lead')}</p>
      </header>
      {error !== null && <LoadFault fault={error} onRetry={refetch} />}
      {isPending && <Skeleton lines={8} />}
      {data !== undefined && (
        <>
          <div className="comparison-sides">
            {data.before !== null && <Side side={data.before} when="before" />}
            <Side side={data.after} when="after" />
          </div>
          {data.state === 'refused' ? <Refused comparison={data} /> : <Compared comparison={data} />}
        </>
      )}
    </div>
  );
}

function Side({ side, when }: { side: ComparedSide; when: 'before' | 'after' }): ReactNode {
  const { t } = useTranslation(['comparison', 'results']);
  const { name, walkOn, lightClass, people, ground, weather } = side;
  const facts = [
    lightClass === null ? t('light.unknown') : t(`light.${lightClass}`),
    t('people', { count: people }),
    ground === null ? undefined : t(`ground.${ground}`),
    weather ?? undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <section className="comparison-side" data-when={when}>
      <h2>{t(`results:${when}`)}</h2>
      <p className="comparison-side-name">{name}</p>
      <p>{walkOn === null ? t('noDate') : formatDate(walkOn, currentLanguage())}</p>
      <p className="comparison-quiet">{facts.join(' · ')}</p>
    </section>
  );
}

function Refused({ comparison }: { comparison: Extract<WalkComparison, { state: 'refused' }> }): ReactNode {
  const { t } = useTranslation('comparison');
  return (
    <Notice tone="warning" title={t('refused.title')}>
      <p>{t(`refused.${comparison.reason}`)}</p>
    </Notice>
  );
}

function Compared({ comparison }: { comparison: Extract<WalkComparison, { state: 'compared' }> }): ReactNode {
  const { t } = useTranslation('comparison');
  const { stops, areas, leftOut } = comparison;
  return (
    <>
      <Notice title={t('limits.title')}>
        <ul className="comparison-limits">
          <li>{t('limits.people')}</li>
          <li>{t('limits.cause')}</li>
          <li>{t('limits.many', { count: stops.length })}</li>
        </ul>
      </Notice>
      <InShort comparison={comparison} />
      {stops.length > 0 && (
        <section>
          <div className="comparison-part">
            <h2>{t('stops', { count: stops.length })}</h2>
            <FeelingLegend />
          </div>
          {stops.map((stop, index) => (
            <ComparedStop key={stop.id} stop={stop} number={index + 1} />
          ))}
        </section>
      )}
      {areas.length > 0 && (
        <section>
          <div className="comparison-part">
            <h2>{t('areas', { count: areas.length })}</h2>
            <p className="comparison-quiet">{t('areasChosen')}</p>
          </div>
          {areas.map((area) => (
            <ComparedArea key={area.id} area={area} />
          ))}
        </section>
      )}
      {leftOut.length > 0 && (
        <section>
          <h2>{t('leftOut.title')}</h2>
          <ul>
            {leftOut.map(({ name, reason, metres }) => (
              <li key={`${reason} ${name}`}>
                <b>{name}</b>: {t(`leftOut.${reason}`, { metres: metres ?? 0 })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <details className="comparison-method">
        <summary>{t('method.title')}</summary>
        <p>{t('method.shares')}</p>
        <p>{t('method.feelings')}</p>
        <p>{t('method.places')}</p>
        <p>{t('method.power')}</p>
        <p>{t('method.blind')}</p>
      </details>
    </>
  );
}
