import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMilliseconds, hourMilliseconds } from '../../../domain/milliseconds.ts';
import type { ActivityCode } from '../../../domain/patrol/patrol-visit.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { HotSpotView, ShiftView } from '../../state/patrol-wire.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { ActivityChoices } from './activity-choices.tsx';
import { visitChange } from './visit-changes.ts';
import '../../ui/staff/staff-form.css';

/** A clock time of the shift: before its beginning means after midnight. */
function timeIn(shift: ShiftView, clock: string): string {
  const start = new Date(shift.properties.startAt);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const time = new Date(start);
  time.setHours(hours, minutes, 0, 0);
  // An hour of grace: some are there before the shift begins.
  const early = start.getTime() - time.getTime() > hourMilliseconds;
  return new Date(time.getTime() + (early ? dayMilliseconds : 0)).toISOString();
}

/** A visit that was not logged on the street. */
export function VisitDialog({
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
  const [hotSpotId, setHotSpot] = useState(shift.properties.stops[0]?.hotSpotId ?? hotSpots[0]?.id ?? '');
  const [arrived, setArrived] = useState('');
  const [left, setLeft] = useState('');
  const [activities, setActivities] = useState<readonly ActivityCode[]>(['visible-presence']);
  const [observation, setObservation] = useState('');
  const save = (): void => {
    const change = visitChange(
      {
        shiftId: shift.id,
        hotSpotId: hotSpotId === '' ? null : hotSpotId,
        officers: shift.properties.officers,
        arrivedAt: timeIn(shift, arrived),
        leftAt: timeIn(shift, left),
        activities,
        observation: saidOrNull(observation),
        nearOnArrival: null,
        source: 'desk',
        faults: [],
      },
      deviceIds,
    );
    void write.run([change], t('visits.added')).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t('visits.add')} onClose={onClose}>
      <div className="staff-form">
        <SelectField
          label={t('visits.place')}
          value={hotSpotId}
          choices={[
            ...hotSpots.map(({ id, properties }) => ({ value: id, label: properties.name })),
            { value: '', label: t('visits.elsewhere') },
          ]}
          onChange={setHotSpot}
        />
        <div className="staff-form-row">
          <TextField
            label={t('visits.arrived')}
            type="time"
            value={arrived}
            onChange={(event) => setArrived(event.target.value)}
          />
          <TextField
            label={t('visits.left')}
            type="time"
            value={left}
            onChange={(event) => setLeft(event.target.value)}
          />
        </div>
        <ActivityChoices chosen={activities} onChange={setActivities} />
        <TextArea
          label={t('visits.observation')}
          hint={t('visits.observationHint')}
          rows={2}
          maxLength={300}
          value={observation}
          onChange={(event) => setObservation(event.target.value)}
        />
        <FaultNotice fault={write.fault} />
        <Button look="primary" disabled={write.busy || arrived === '' || left === ''} onClick={save}>
          {t('visits.save')}
        </Button>
      </div>
    </Dialog>
  );
}
