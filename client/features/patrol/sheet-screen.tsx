import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { placeClock, placeDay } from '../../../domain/place-time.ts';
import { hotSpotsQuery, shiftsQuery } from '../../state/patrol-queries.ts';
import type { HotSpotView, ShiftView } from '../../state/patrol-wire.ts';
import { planFileQuery } from '../../state/plan-queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { SheetMap } from './sheet-map.tsx';
import './sheet.css';

/** The plan on paper: stops in order with times, what to look at, lines to write on, and a drawn map. */
export function SheetScreen(): ReactNode {
  return <PatrolFrame>{() => <SheetLoader />}</PatrolFrame>;
}

function SheetLoader(): ReactNode {
  const { t } = useTranslation('patrol');
  const { shiftId } = useParams<{ shiftId: string }>();
  const shifts = useQuery(shiftsQuery);
  const hotSpots = useQuery(hotSpotsQuery);
  const fault = shifts.error ?? hotSpots.error;
  const shift = shifts.data?.find(({ id }) => id === shiftId);
  return (
    <div className="patrol-page">
      {fault !== null && <LoadFault fault={fault} onRetry={shifts.refetch} />}
      {(shifts.isPending || hotSpots.isPending) && fault === null && <Skeleton lines={8} />}
      {shifts.data !== undefined && shift === undefined && (
        <Notice title={t('shift.unknown')}>
          <p>{t('shift.unknownText')}</p>
        </Notice>
      )}
      {shift !== undefined && hotSpots.data !== undefined && <Sheet shift={shift} hotSpots={hotSpots.data} />}
    </div>
  );
}

function Sheet({ shift, hotSpots }: { shift: ShiftView; hotSpots: readonly HotSpotView[] }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const file = useQuery(planFileQuery(shift.id)).data;
  const { properties } = shift;
  const stops = useMemo(
    () =>
      properties.stops.map((stop) => ({
        stop,
        hotSpot: hotSpots.find(({ id }) => id === stop.hotSpotId),
      })),
    [properties.stops, hotSpots],
  );
  return (
    <article className="sheet">
      <div className="sheet-tools">
        <Button look="primary" icon={Printer} onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
        <ButtonLink href={`/patrol/shifts/${shift.id}`}>{t('sheet.back')}</ButtonLink>
      </div>
      <header>
        <div>
          <PageHeading>{t('shift.title', { day: words.day(placeDay(properties.startAt)) })}</PageHeading>
          <p>
            {t('shift.facts', {
              from: placeClock(properties.startAt),
              to: placeClock(properties.endAt),
              officers: properties.officers,
              seed: properties.seed,
            })}
          </p>
          {properties.straight && <p>{t('plan.straightTitle')}</p>}
        </div>
        <QrCode text={`${window.location.origin}/patrol/run/${shift.id}`} label={t('shift.qr')} />
      </header>
      {file !== undefined && <SheetMap features={file.features} label={t('sheet.map')} />}
      <ol className="sheet-stops">
        {stops.map(({ stop, hotSpot }, index) => (
          <li key={`${stop.hotSpotId} ${stop.arriveAt}`}>
            <h2>
              {index + 1}. {hotSpot?.properties.name ?? t('shift.unknownPlace')} {placeClock(stop.arriveAt)}–
              {placeClock(stop.leaveAt)}
            </h2>
            <p>
              {t('sheet.walk', {
                metres: words.number(stop.walkMetres),
                minutes: words.number(stop.walkMinutes),
              })}
            </p>
            {hotSpot !== undefined && (
              <>
                <p>{hotSpot.properties.why}</p>
                {hotSpot.properties.lookAt.length > 0 && (
                  <p>
                    <b>{t('form.lookAt')}:</b>{' '}
                    {hotSpot.properties.lookAt.map((line) => `☐ ${line}`).join('  ')}
                  </p>
                )}
                {hotSpot.properties.talkTo !== null && (
                  <p>
                    <b>{t('form.talkTo')}:</b> {hotSpot.properties.talkTo}
                  </p>
                )}
              </>
            )}
            <p className="sheet-write">{t('sheet.write')}</p>
          </li>
        ))}
      </ol>
      <footer>
        {t('sheet.foot')} {file?.credits ?? ''}
      </footer>
    </article>
  );
}
