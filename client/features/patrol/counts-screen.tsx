import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { countedActivityKinds } from '../../../domain/patrol/counted-activity.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import { countsQuery } from '../../state/patrol-queries.ts';
import type { CountedActivityView } from '../../state/patrol-wire.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { usePatrolWrite } from '../../ui/patrol/use-patrol-write.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { CountForm } from './count-form.tsx';
import { CountsPromise } from './counts-promise.tsx';
import './patrol.css';
import './dosage.css';

const noCounts: readonly CountedActivityView[] = [];

/** Speed checks and presence in the pub environment: logged in three taps, counted against a promise. */
export function CountsScreen(): ReactNode {
  return <PatrolFrame>{(me) => <Counts me={me} />}</PatrolFrame>;
}

function Counts({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('patrol');
  const write = usePatrolWrite(`staff:${me.email}`);
  const [search, setSearch] = useSearchParams();
  const list = useQuery(countsQuery);
  const kind = countedActivityKinds.find((one) => one === search.get('kind')) ?? 'speed-check';
  const counts = useMemo(
    () => (list.data ?? noCounts).filter(({ properties }) => properties.activity === kind),
    [list.data, kind],
  );
  const set = (values: Readonly<Record<string, string>>): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values))
          if (value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <div className="patrol-page">
      <header>
        <PatrolTabs current="counts" />
        <PageHeading>{t('counts.title')}</PageHeading>
        <p>{t('counts.intro')}</p>
        <Segmented
          legend={t('counts.kind')}
          value={kind}
          onChange={(value) => set({ kind: value, item: '' })}
          options={countedActivityKinds.map((value) => ({ value, label: t(`counted.${value}`) }))}
        />
      </header>
      <CountForm key={kind} kind={kind} counts={counts} write={write} />
      {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data !== undefined && (
        <>
          <CountsPromise kind={kind} counts={counts} search={search} onSet={set} />
          <CountList counts={counts} write={write} />
        </>
      )}
    </div>
  );
}

function CountList({
  counts,
  write,
}: {
  counts: readonly CountedActivityView[];
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const [all, setAll] = useState(false);
  if (counts.length === 0)
    return (
      <Notice title={t('counts.empty')}>
        <p>{t('counts.emptyText')}</p>
      </Notice>
    );
  const shown = all ? counts : counts.slice(0, 50);
  return (
    <section aria-label={t('counts.list')}>
      <h2>{t('counts.listTitle', { count: counts.length })}</h2>
      <ul className="patrol-list">
        {shown.map(({ id, properties }) => (
          <li key={id} className="patrol-fault">
            <p>
              <b>{words.day(properties.date)}</b> {properties.place}{' '}
              <span className="patrol-quiet">
                {words.minutes(properties.minutes)}, {t('counts.officers', { count: properties.officers })}
              </span>
            </p>
            <Button
              look="quiet"
              icon={Undo2}
              disabled={write.busy}
              onClick={() =>
                void write.run(
                  [
                    makeChange(deviceIds, {
                      kind: 'counted-activity-withdrawn',
                      activityId: id,
                      reason: null,
                    }),
                  ],
                  t('counts.withdrawn'),
                )
              }
            >
              {t('visits.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < counts.length && (
        <Button onClick={() => setAll(true)}>{t('counts.showAll', { count: counts.length })}</Button>
      )}
    </section>
  );
}
