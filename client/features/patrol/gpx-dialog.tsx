import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hourMilliseconds } from '../../../domain/milliseconds.ts';
import { minutesOf } from '../../../domain/patrol/dosage.ts';
import { type Stay, staysNear } from '../../../domain/patrol/stays-near.ts';
import { placeClock, placeDay } from '../../../domain/place-time.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { HotSpotView, ShiftView } from '../../state/patrol-wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type GpxFault, readGpx } from './read-gpx.ts';
import { visitChange } from './visit-changes.ts';
import '../../ui/staff/staff-form.css';

interface Found {
  fault?: GpxFault | 'other-day';
  stays: readonly Stay[];
}

/** The stays within the shift, an hour around it; a track of another day says so. */
function staysIn(text: string, shift: ShiftView, hotSpots: readonly HotSpotView[]): Found {
  const read = readGpx(text);
  if ('fault' in read) return { fault: read.fault, stays: [] };
  const from = Date.parse(shift.properties.startAt) - hourMilliseconds;
  const to = Date.parse(shift.properties.endAt) + hourMilliseconds;
  const track = read.track.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
  return track.length === 0 ? { fault: 'other-day', stays: [] } : { stays: staysNear(track, hotSpots) };
}

/** A track from a radio or a watch: its stays near hot spots become visits. The file is read here and kept nowhere. */
export function GpxDialog({
  shift,
  hotSpots,
  write,
  onClose,
}: {
  shift: ShiftView;
  hotSpots: readonly HotSpotView[];
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const [found, setFound] = useState<Found>();
  const [refused, setRefused] = useState<ReadonlySet<Stay>>(new Set());
  const nameOf = (id: string): string => hotSpots.find((one) => one.id === id)?.properties.name ?? '';
  const chosen = found?.stays.filter((stay) => !refused.has(stay)) ?? [];
  const isTaken = (stay: Stay): boolean =>
    shift.properties.visits.some(
      ({ arrivedAt, leftAt }) => arrivedAt < stay.leftAt && stay.arrivedAt < leftAt,
    );
  const save = (): void => {
    const changes = chosen
      .filter((stay) => !isTaken(stay))
      .map((stay) =>
        visitChange(
          {
            shiftId: shift.id,
            ...stay,
            officers: shift.properties.officers,
            activities: [],
            observation: null,
            nearOnArrival: true,
            source: 'gpx',
            faults: [],
          },
          deviceIds,
        ),
      );
    void write.run(changes, t('gpx.added', { count: changes.length })).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t('gpx.title')} onClose={onClose}>
      <div className="staff-form">
        <p>{t('gpx.intro')}</p>
        <Field label={t('gpx.file')}>
          {(attributes) => (
            <input
              {...attributes}
              type="file"
              accept=".gpx,application/gpx+xml,application/xml,text/xml"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file === undefined) return;
                file.text().then(
                  (text) => setFound(staysIn(text, shift, hotSpots)),
                  () => setFound({ fault: 'not-gpx', stays: [] }),
                );
              }}
            />
          )}
        </Field>
        {found?.fault !== undefined && (
          <Notice tone="error" title={t('gpx.unusable')} announce>
            <p>{t(`gpx.fault.${found.fault}`)}</p>
          </Notice>
        )}
        {found !== undefined && found.fault === undefined && found.stays.length === 0 && (
          <Notice announce>
            <p>{t('gpx.none')}</p>
          </Notice>
        )}
        {found !== undefined && found.stays.length > 0 && (
          <fieldset className="patrol-stays">
            <legend>{t('gpx.found', { count: found.stays.length })}</legend>
            {found.stays.map((stay) => (
              <label key={`${stay.hotSpotId} ${stay.arrivedAt}`}>
                <input
                  type="checkbox"
                  checked={!refused.has(stay) && !isTaken(stay)}
                  disabled={isTaken(stay)}
                  onChange={(event) => {
                    const next = new Set(refused);
                    if (event.target.checked) next.delete(stay);
                    else next.add(stay);
                    setRefused(next);
                  }}
                />
                <span>
                  <b>{nameOf(stay.hotSpotId)}</b> {words.day(placeDay(stay.arrivedAt))}{' '}
                  {placeClock(stay.arrivedAt)}–{placeClock(stay.leftAt)}, {words.minutes(minutesOf(stay))}
                  {isTaken(stay) ? ` (${t('gpx.taken')})` : ''}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <FaultNotice fault={write.fault} />
        <Button
          look="primary"
          disabled={write.busy || chosen.filter((stay) => !isTaken(stay)).length === 0}
          onClick={save}
        >
          {t('gpx.save')}
        </Button>
      </div>
    </Dialog>
  );
}
