import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { countedActivityKinds } from '../../../domain/patrol/counted-activity.ts';
import { promiseLine } from '../../../domain/patrol/promise-line.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import { countsQuery } from '../../state/patrol-queries.ts';
import type { CountedActivityView } from '../../state/patrol-wire.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { type PatrolWrite, usePatrolWrite } from '../../ui/patrol/use-patrol-write.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import { CountForm } from './count-form.tsx';
import { PromiseDrawing } from './promise-drawing.tsx';
import './patrol.css';
import './dosage.css';

const noCounts: readonly CountedActivityView[] = [];
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

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
  const set = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
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
          onChange={(value) => set('kind', value)}
          options={countedActivityKinds.map((value) => ({ value, label: t(`counted.${value}`) }))}
        />
      </header>
      <CountForm key={kind} kind={kind} counts={counts} write={write} />
      {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data !== undefined && (
        <>
          <PromisePart counts={counts} search={search} onSet={set} />
          <CountList counts={counts} write={write} />
        </>
      )}
    </div>
  );
}

/** The count against a straight line. The promise's number and days are chosen here and stand in the address. */
function PromisePart({
  counts,
  search,
  onSet,
}: {
  counts: readonly CountedActivityView[];
  search: URLSearchParams;
  onSet: (name: string, value: string) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const today = deviceIds.now().toISOString().slice(0, 10);
  const year = today.slice(0, 4);
  const [givenFrom, givenTo] = [search.get('from'), search.get('to')];
  const from = isDay(givenFrom) ? givenFrom : `${year}-01-01`;
  const to = isDay(givenTo) ? givenTo : `${year}-12-31`;
  const wanted = Number(search.get('target'));
  const target = Number.isInteger(wanted) && wanted > 0 ? wanted : null;
  const dates = useMemo(() => counts.map(({ properties }) => properties.date).sort(), [counts]);
  const isPeriod = from <= to;
  const line = promiseLine(dates, { from, to, target, today });
  return (
    <section aria-label={t('promise.title')} className="patrol-plan">
      <h2>{t('promise.title')}</h2>
      <div className="patrol-tools">
        <TextField
          label={t('promise.target')}
          hint={t('promise.targetHint')}
          type="number"
          min={1}
          value={target ?? ''}
          onChange={(event) => onSet('target', event.target.value)}
        />
        <TextField
          label={t('dosage.from')}
          type="date"
          value={from}
          onChange={(event) => onSet('from', event.target.value)}
        />
        <TextField
          label={t('dosage.to')}
          type="date"
          value={to}
          onChange={(event) => onSet('to', event.target.value)}
        />
      </div>
      {isPeriod ? (
        <>
          <Notice
            tone={
              line.state === 'behind' || line.state === 'missed'
                ? 'warning'
                : line.state === 'reached'
                  ? 'good'
                  : 'info'
            }
            title={t(`promise.state.${line.state}`)}
          >
            <p>
              {target === null
                ? t('promise.unquantified', { count: line.count, from: words.day(from), to: words.day(to) })
                : t('promise.counted', {
                    count: line.count,
                    target,
                    expected: words.number(line.expected ?? 0, 1),
                    from: words.day(from),
                    to: words.day(to),
                  })}
            </p>
          </Notice>
          <PromiseDrawing dates={dates} from={from} to={to} target={target} today={today} />
        </>
      ) : (
        <Notice tone="warning">
          <p>{t('dosage.noPeriod')}</p>
        </Notice>
      )}
    </section>
  );
}

function CountList({
  counts,
  write,
}: {
  counts: readonly CountedActivityView[];
  write: PatrolWrite;
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
