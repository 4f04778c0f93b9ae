import { ClipboardPlus, FileUp, Send, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { minutesOf } from '../../../domain/patrol/dosage.ts';
import { placeClock } from '../../../domain/place-time.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import type { HotSpotView, ShiftView, VisitView } from '../../state/patrol-wire.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { DiscloseDialog } from './disclose-dialog.tsx';
import { GpxDialog } from './gpx-dialog.tsx';
import { VisitDialog } from './visit-dialog.tsx';

type Fault = VisitView['properties']['faults'][number];

/** What became of the shift: its visits, faults that may be handed over, and visits that are added afterwards. */
export function ShiftAfter({
  shift,
  hotSpots,
  write,
}: {
  shift: ShiftView;
  hotSpots: readonly HotSpotView[];
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const [dialog, setDialog] = useState<'visit' | 'gpx'>();
  const [disclosing, setDisclosing] = useState<{ visit: VisitView; fault: Fault }>();
  const begun = shift.properties.startAt <= deviceIds.now().toISOString();
  return (
    <section className="desk-section" aria-label={t('visits.title')}>
      <h2>{t('visits.title')}</h2>
      {shift.visits.length === 0 && <p className="patrol-quiet">{t('visits.none')}</p>}
      <ul className="patrol-list">
        {shift.visits.map((visit) => (
          <li key={visit.id} className="patrol-visit">
            <VisitRow
              visit={visit}
              name={hotSpots.find(({ id }) => id === visit.properties.hotSpotId)?.properties.name}
              shiftId={shift.id}
              write={write}
              onDisclose={(fault) => setDisclosing({ visit, fault })}
            />
          </li>
        ))}
      </ul>
      <FaultNotice fault={write.fault} />
      {begun ? (
        <div className="patrol-tools">
          <Button icon={ClipboardPlus} onClick={() => setDialog('visit')}>
            {t('visits.add')}
          </Button>
          <Button icon={FileUp} onClick={() => setDialog('gpx')}>
            {t('visits.gpx')}
          </Button>
        </div>
      ) : (
        <p className="patrol-quiet">{t('visits.notBegun')}</p>
      )}
      {dialog === 'visit' && (
        <VisitDialog shift={shift} hotSpots={hotSpots} write={write} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'gpx' && (
        <GpxDialog shift={shift} hotSpots={hotSpots} write={write} onClose={() => setDialog(undefined)} />
      )}
      {disclosing !== undefined && (
        <DiscloseDialog {...disclosing} write={write} onClose={() => setDisclosing(undefined)} />
      )}
    </section>
  );
}

function VisitRow({
  visit,
  name,
  shiftId,
  write,
  onDisclose,
}: {
  visit: VisitView;
  name: string | undefined;
  shiftId: string;
  write: StaffWrite;
  onDisclose: (fault: Fault) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const known = useCatalogue();
  const { properties } = visit;
  const withdraw = (): void => {
    const change = makeChange(deviceIds, {
      kind: 'patrol-visit-withdrawn',
      shiftId,
      visitId: visit.id,
      reason: null,
    });
    void write.run([change], t('visits.withdrawn'));
  };
  const categoryOf = ({ category }: Fault): string => {
    const label = known?.catalogue.find(category)?.label;
    return label === undefined ? category : pickText(label, currentLanguage());
  };
  return (
    <>
      <p>
        <b>{name ?? t('visits.elsewhere')}</b> {placeClock(properties.arrivedAt)}–
        {placeClock(properties.leftAt)}, {words.minutes(minutesOf(properties))}
      </p>
      <span className="patrol-badges">
        {properties.activities.map((activity) => (
          <Badge key={activity}>{t(`activity.${activity}`)}</Badge>
        ))}
        {properties.inWindow === false && <Badge tone="warning">{t('visits.outside')}</Badge>}
        {properties.source === 'gpx' && <Badge>GPX</Badge>}
      </span>
      {properties.observation !== null && <p className="patrol-quiet">{properties.observation}</p>}
      {properties.faults.map((fault) => (
        <div key={fault.id} className="patrol-fault">
          <p>
            {t('fault.seen', { category: categoryOf(fault) })}
            {fault.text === null ? '' : ` ${fault.text}`}
          </p>
          {fault.disclosureId === null ? (
            <Button icon={Send} onClick={() => onDisclose(fault)}>
              {t('fault.disclose')}
            </Button>
          ) : (
            <Badge tone="good">{t('fault.disclosed')}</Badge>
          )}
        </div>
      ))}
      <div>
        <Button look="quiet" icon={Undo2} disabled={write.busy} onClick={withdraw}>
          {t('visits.withdraw')}
        </Button>
      </div>
    </>
  );
}
