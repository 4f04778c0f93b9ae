import { CalendarDays, FileDown, Footprints, Map as MapIcon, Pencil, Printer, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { placeClock } from '../../../domain/place-time.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import type { ShiftView } from '../../state/patrol-wire.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';

/** The kept plan, the ways out of it (street, paper, files), and the code that takes it to a phone. */
export function ShiftOutlets({
  shift,
  nameOf,
  write,
  onPlan,
}: {
  shift: ShiftView;
  nameOf: (hotSpotId: string) => string;
  write: StaffWrite;
  onPlan: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const [, go] = useLocation();
  const { properties, visits } = shift;
  const file = (name: string): string =>
    `/api/patrol/shifts/${shift.id}/${name}?language=${staffLanguage(currentLanguage())}`;
  const runAddress = `${window.location.origin}/patrol/run/${shift.id}`;
  const cancel = (): void => {
    const change = makeChange(deviceIds, {
      kind: 'patrol-shift-cancelled',
      shiftId: shift.id,
      reason: null,
    });
    void write.run([change], t('shift.cancelled')).then((safe) => safe && go('/patrol/shifts'));
  };
  return (
    <>
      <section className="desk-section" aria-label={t('plan.title')}>
        <p>
          {t('shift.facts', {
            from: placeClock(properties.startAt),
            to: placeClock(properties.endAt),
            officers: properties.officers,
            seed: properties.seed,
          })}
        </p>
        {properties.stops.length > 0 && (
          <ol className="patrol-stops">
            {properties.stops.map((stop, index) => (
              <li key={`${stop.hotSpotId} ${stop.arriveAt}`}>
                <span className="patrol-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div>
                  <b>{nameOf(stop.hotSpotId)}</b>
                  <p className="patrol-quiet">
                    {t('plan.stop', {
                      from: placeClock(stop.arriveAt),
                      to: placeClock(stop.leaveAt),
                      metres: words.number(stop.walkMetres),
                      minutes: words.number(stop.walkMinutes),
                    })}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        )}
        <div className="patrol-tools">
          <ButtonLink look="primary" icon={Footprints} href={`/patrol/run/${shift.id}`}>
            {t('shift.run')}
          </ButtonLink>
          <Button icon={Pencil} onClick={onPlan}>
            {t('shift.plan')}
          </Button>
          {visits.length === 0 && (
            <Button look="quiet" icon={Trash2} disabled={write.busy} onClick={cancel}>
              {t('shift.cancel')}
            </Button>
          )}
        </div>
      </section>
      <section className="desk-section" aria-label={t('shift.takeAlong')}>
        <h2>{t('shift.takeAlong')}</h2>
        <div className="patrol-qr">
          <QrCode text={runAddress} label={t('shift.qr')} />
          <p className="patrol-quiet">{t('shift.qrText')}</p>
        </div>
        <div className="patrol-tools">
          <ButtonLink icon={Printer} href={`/patrol/shifts/${shift.id}/sheet`}>
            {t('shift.sheet')}
          </ButtonLink>
          <FileLink icon={FileDown} href={file('plan.gpx')}>
            GPX
          </FileLink>
          <FileLink icon={MapIcon} href={file('plan.geojson')}>
            GeoJSON
          </FileLink>
          <FileLink icon={CalendarDays} href={file('plan.ics')}>
            {t('shift.calendar')}
          </FileLink>
        </div>
      </section>
    </>
  );
}

function FileLink({
  href,
  icon: Icon,
  children,
}: {
  href: string;
  icon: typeof FileDown;
  children: ReactNode;
}): ReactNode {
  return (
    <a className="button button-secondary" href={href} download>
      <Icon size={20} aria-hidden="true" />
      <span>{children}</span>
    </a>
  );
}
