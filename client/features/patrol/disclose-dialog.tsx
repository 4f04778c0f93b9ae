import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Position, roundPosition } from '../../../domain/geo.ts';
import { changeIdSchema, disclosureIdSchema, findingIdSchema, newId } from '../../../domain/ids.ts';
import { pickText } from '../../../domain/localized.ts';
import { legalGrounds } from '../../../domain/patrol/disclosure.ts';
import { hourlyIds } from '../../../domain/patrol/hour-of.ts';
import { patrolFaultsWalkId } from '../../../domain/patrol/patrol-faults-walk.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapData } from '../../map/map-data.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import type { VisitView } from '../../state/patrol-wire.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { coordinatesText } from '../../ui/staff/parse-coordinates.ts';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import '../../ui/staff/staff-form.css';

type Fault = VisitView['properties']['faults'][number];
type Ground = (typeof legalGrounds)[number];

/** Hands a fault to the municipality: exactly what it is told, on what ground, and why. */
export function DiscloseDialog({
  visit,
  fault,
  write,
  onClose,
}: {
  visit: VisitView;
  fault: Fault;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const known = useCatalogue();
  const [text, setText] = useState(fault.text ?? '');
  const [legalGround, setGround] = useState<Ground>('no-secrecy');
  const [groundNote, setNote] = useState('');
  const [weighing, setWeighing] = useState(t('disclose.weighingDraft'));
  const [position, setPosition] = useState<Position | null>(fault.position);
  const label = known?.catalogue.find(fault.category)?.label;
  const missing =
    position === null || weighing.trim() === '' || (legalGround === 'other' && groundNote.trim() === '');
  const data = useMemo<MapData>(() => ({ draft: position ?? undefined }), [position]);
  const startPositions = useMemo(() => (fault.position === null ? [] : [fault.position]), [fault.position]);
  const send = (): void => {
    // The municipality reads these ids: they tell the hour and nothing finer.
    const ids = hourlyIds(deviceIds);
    const change = makeChange(ids, {
      kind: 'patrol-fault-disclosed',
      id: newId(changeIdSchema, ids),
      walkId: patrolFaultsWalkId,
      visitId: visit.id,
      faultId: fault.id,
      disclosure: {
        id: newId(disclosureIdSchema, ids),
        legalGround,
        groundNote: saidOrNull(groundNote),
        weighing,
      },
      finding: {
        id: newId(findingIdSchema, ids),
        geometry: { type: 'Point', coordinates: position },
        category: fault.category,
        subcategory: fault.subcategory,
        text: saidOrNull(text),
      },
    });
    void write.run([change], t('disclose.done')).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t('disclose.title')} onClose={onClose}>
      <div className="staff-form">
        <p>{t('disclose.intro')}</p>
        <dl className="patrol-facts">
          <dt>{t('disclose.what')}</dt>
          <dd>{label === undefined ? fault.category : pickText(label, currentLanguage())}</dd>
          <dt>{t('disclose.where')}</dt>
          <dd>{position === null ? t('disclose.noPlace') : coordinatesText(position)}</dd>
        </dl>
        <div className="patrol-small-map">
          <StaffMap
            label={t('disclose.map')}
            data={data}
            startPositions={startPositions}
            onTap={(tapped) => setPosition(roundPosition(tapped))}
          />
        </div>
        <TextArea
          label={t('disclose.text')}
          hint={t('disclose.textHint')}
          rows={2}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <SelectField
          label={t('disclose.ground')}
          hint={t('disclose.groundHint')}
          value={legalGround}
          choices={legalGrounds.map((value) => ({ value, label: t(`ground.${value}`) }))}
          onChange={setGround}
        />
        {legalGround === 'other' && (
          <TextArea
            label={t('disclose.note')}
            rows={2}
            maxLength={300}
            value={groundNote}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
        <TextArea
          label={t('disclose.weighing')}
          hint={t('disclose.weighingHint')}
          rows={3}
          maxLength={1000}
          value={weighing}
          onChange={(event) => setWeighing(event.target.value)}
        />
        <FaultNotice fault={write.fault} />
        <Button look="primary" disabled={write.busy || missing} onClick={send}>
          {t('disclose.send')}
        </Button>
      </div>
    </Dialog>
  );
}
