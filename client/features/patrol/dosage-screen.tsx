import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { dosageQuery, hotSpotsQuery } from '../../state/patrol-queries.ts';
import type { BandedView, DosageView, HotSpotView } from '../../state/patrol-wire.ts';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import './patrol.css';
import './dosage.css';

const noHotSpots: readonly HotSpotView[] = [];
const usualDays = 90;

/** What was planned and what was done, with how uncertain each number is; never per officer. */
export function DosageScreen(): ReactNode {
  return <PatrolFrame>{() => <DosagePage />}</PatrolFrame>;
}

function DosagePage(): ReactNode {
  const { t } = useTranslation('patrol');
  const today = deviceIds.now().toISOString().slice(0, 10);
  const [from, setFrom] = useState(() =>
    new Date(deviceIds.now().getTime() - usualDays * dayMilliseconds).toISOString().slice(0, 10),
  );
  const [to, setTo] = useState(today);
  const isPeriod = from !== '' && to !== '' && from <= to;
  const answer = useQuery({ ...dosageQuery({ from, to }), enabled: isPeriod });
  const hotSpots = useQuery(hotSpotsQuery).data ?? noHotSpots;
  return (
    <div className="patrol-page">
      <header>
        <PatrolTabs current="dosage" />
        <PageHeading>{t('dosage.title')}</PageHeading>
        <p>{t('dosage.intro')}</p>
        <div className="patrol-tools">
          <TextField
            label={t('dosage.from')}
            type="date"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label={t('dosage.to')}
            type="date"
            value={to}
            min={from}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      </header>
      {!isPeriod && (
        <Notice tone="warning">
          <p>{t('dosage.noPeriod')}</p>
        </Notice>
      )}
      {answer.error !== null && <LoadFault fault={answer.error} onRetry={answer.refetch} />}
      {answer.isPending && isPeriod && <Skeleton lines={8} />}
      {answer.data !== undefined && isPeriod && <Numbers dosage={answer.data} hotSpots={hotSpots} />}
    </div>
  );
}

function Numbers({ dosage, hotSpots }: { dosage: DosageView; hotSpots: readonly HotSpotView[] }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const percent = (share: number): string => `${words.number(share * 100)} %`;
  if (dosage.shifts === 0)
    return (
      <Notice title={t('dosage.empty')}>
        <p>{t('dosage.emptyText')}</p>
      </Notice>
    );
  return (
    <>
      <dl className="dosage-figures">
        <Figure
          name={t('dosage.delivered')}
          value={t('dosage.of', { part: dosage.delivered, whole: dosage.planned })}
          band={dosage.deliveredShare}
          format={percent}
        />
        <Figure name={t('dosage.visits')} value={words.number(dosage.visits.value)} band={dosage.visits} />
        <Figure name={t('dosage.minutes')} value={words.number(dosage.minutes.value)} band={dosage.minutes} />
        <Figure
          name={t('dosage.officerMinutes')}
          value={words.number(dosage.officerMinutes.value)}
          band={dosage.officerMinutes}
        />
        <Figure
          name={t('dosage.median')}
          value={dosage.medianMinutes === null ? '–' : words.minutes(dosage.medianMinutes.value)}
          band={dosage.medianMinutes}
        />
        <Figure
          name={t('dosage.inWindow')}
          value={t('dosage.of', { part: dosage.inWindow.inside, whole: dosage.inWindow.of })}
          band={dosage.inWindow.share}
          format={percent}
        />
      </dl>
      <p>{t('dosage.lengths', { short: dosage.short, long: dosage.long })}</p>
      <p className="patrol-quiet">{t('dosage.method')}</p>
      <h2>{t('dosage.places')}</h2>
      <PlaceTable dosage={dosage} hotSpots={hotSpots} />
    </>
  );
}

function Figure({
  name,
  value,
  band,
  format,
}: {
  name: string;
  value: string;
  band: BandedView | null;
  format?: (value: number) => string;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const show = format ?? ((number: number) => words.number(number));
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {band !== null && (
          <span className="patrol-quiet">
            {t('dosage.band', { low: show(band.low), high: show(band.high) })}
          </span>
        )}
      </dd>
    </div>
  );
}

function PlaceTable({
  dosage,
  hotSpots,
}: {
  dosage: DosageView;
  hotSpots: readonly HotSpotView[];
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const rows = useMemo(
    () =>
      dosage.places
        .map((place) => ({ place, hotSpot: hotSpots.find(({ id }) => id === place.hotSpotId) }))
        .filter(
          ({ place, hotSpot }) => place.visits + place.planned > 0 || hotSpot?.properties.retired === null,
        )
        .sort((a, b) => b.place.visits - a.place.visits),
    [dosage.places, hotSpots],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="patrol-table-scroll" aria-label={t('dosage.places')} tabIndex={0}>
      <table className="patrol-table">
        <thead>
          <tr>
            <th scope="col">{t('visits.place')}</th>
            <th scope="col" className="number">
              {t('dosage.delivered')}
            </th>
            <th scope="col" className="number">
              {t('dosage.visits')}
            </th>
            <th scope="col" className="number">
              {t('dosage.minutes')}
            </th>
            <th scope="col" className="number">
              {t('dosage.officerMinutes')}
            </th>
            <th scope="col" className="number">
              {t('dosage.median')}
            </th>
            <th scope="col" className="number">
              {t('dosage.inWindow')}
            </th>
            <th scope="col">{t('dosage.last')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, hotSpot }) => (
            <tr key={place.hotSpotId}>
              <th scope="row">
                <Link href={`/patrol?place=${place.hotSpotId}`}>
                  {hotSpot?.properties.name ?? t('shift.unknownPlace')}
                </Link>
              </th>
              <td className="number">{t('dosage.of', { part: place.delivered, whole: place.planned })}</td>
              <td className="number">{words.number(place.visits)}</td>
              <td className="number">{words.number(place.minutes)}</td>
              <td className="number">{words.number(place.officerMinutes)}</td>
              <td className="number">
                {place.medianMinutes === null ? '–' : words.number(place.medianMinutes)}
              </td>
              <td className="number">
                {place.inWindow.of === 0
                  ? '–'
                  : t('dosage.of', { part: place.inWindow.inside, whole: place.inWindow.of })}
              </td>
              <td>
                <LastVisit at={place.lastVisitAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LastVisit({ at }: { at: string | null }): ReactNode {
  const { t } = useTranslation('patrol');
  if (at === null) return t('dosage.notInPeriod');
  const now = deviceIds.now();
  const days = Math.floor((now.getTime() - Date.parse(at)) / dayMilliseconds);
  return (
    <>
      {days === 0 ? t('dosage.today') : t('dosage.daysAgo', { count: days })}{' '}
      <span className="patrol-quiet">{formatTime(at, currentLanguage(), now)}</span>
    </>
  );
}
