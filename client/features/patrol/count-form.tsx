import { Check } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countedActivityIdSchema, newId } from '../../../domain/ids.ts';
import type { CountedActivityKind } from '../../../domain/patrol/counted-activity.ts';
import { placeDay } from '../../../domain/place-time.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import type { CountedActivityView } from '../../state/patrol-wire.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';

const usualMinutes = [15, 30, 45, 60] as const;
const placesOffered = 4;

/** Three taps: a place used before, how long, save. Today and two officers unless something else is said. */
export function CountForm({
  kind,
  counts,
  write,
}: {
  kind: CountedActivityKind;
  counts: readonly CountedActivityView[];
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const today = placeDay(deviceIds.now().toISOString());
  const [date, setDate] = useState(today);
  const [place, setPlace] = useState('');
  const [minutes, setMinutes] = useState(30);
  const [officers, setOfficers] = useState(2);
  const offered = useMemo(
    () => [...new Set(counts.map(({ properties }) => properties.place))].slice(0, placesOffered),
    [counts],
  );
  const fits = place.trim() !== '' && date !== '' && date <= today && minutes >= 1 && minutes <= 1440;
  const save = (): void => {
    const change = makeChange(deviceIds, {
      kind: 'activity-counted',
      activity: {
        type: 'Feature',
        id: newId(countedActivityIdSchema, deviceIds),
        geometry: null,
        properties: { kind: 'counted-activity', activity: kind, date, minutes, officers, place },
      },
    });
    void write.run([change], t('counts.saved')).then((safe) => safe && setPlace(''));
  };
  return (
    <form
      className="counts-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t(kind === 'speed-check' ? 'counts.road' : 'counts.place')}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.target.value)}
      />
      {offered.length > 0 && (
        <div className="counts-chips">
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              className="patrol-activity"
              aria-pressed={place === one}
              onClick={() => setPlace(one)}
            >
              {one}
            </button>
          ))}
        </div>
      )}
      <div className="counts-chips">
        {usualMinutes.map((one) => (
          <button
            key={one}
            type="button"
            className="patrol-activity"
            aria-pressed={minutes === one}
            onClick={() => setMinutes(one)}
          >
            {t('counts.min', { minutes: one })}
          </button>
        ))}
      </div>
      <details>
        <summary>{t('counts.more')}</summary>
        <div className="staff-form-row">
          <TextField
            label={t('shift.date')}
            type="date"
            max={today}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
          <TextField
            label={t('counts.minutes')}
            type="number"
            min={1}
            max={1440}
            value={minutes}
            onChange={(event) => setMinutes(Math.round(Number(event.target.value)))}
          />
          <TextField
            label={t('shift.officers')}
            type="number"
            min={1}
            max={20}
            value={officers}
            onChange={(event) =>
              setOfficers(Math.min(20, Math.max(1, Math.round(Number(event.target.value)))))
            }
          />
        </div>
      </details>
      <FaultNotice fault={write.fault} />
      <Button type="submit" look="primary" icon={Check} wide disabled={write.busy || !fits}>
        {t('counts.save')}
      </Button>
    </form>
  );
}
