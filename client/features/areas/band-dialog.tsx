import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import { type Band, bands } from '../../../domain/priority.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import '../../ui/staff/staff-form.css';

/** Which area a change names: those over several walks belong to no walk. */
function aboutArea({ id, properties }: AreaView) {
  return { areaId: id, walkId: properties.setId === null ? (properties.walkIds[0] ?? null) : null };
}

/** Deciding another band than the computed one, or letting the computed one hold again; always with a reason. */
export function BandDialog({
  area,
  restoring,
  write,
  onClose,
}: {
  area: AreaView;
  restoring: boolean;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const { band: computed } = area.properties;
  const [band, setBand] = useState<Band>(shownBand(area.properties));
  const [reason, setReason] = useState('');
  const [forPolice, setForPolice] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const about = { ...aboutArea(area), reason };
    const change = restoring
      ? makeChange(deviceIds, { kind: 'area-band-restored', ...about })
      : makeChange(deviceIds, { kind: 'area-band-overridden', ...about, band, reasonForPolice: forPolice });
    void write.run([change], t(restoring ? 'band.restored' : 'band.saved')).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t(restoring ? 'band.restoreTitle' : 'band.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <p>{t('band.computedIs', { band: t(`desk:band.${computed}`).toLowerCase() })}</p>
        {!restoring && (
          <Segmented
            legend={t('band.choose')}
            showLegend
            value={band}
            onChange={setBand}
            options={bands.map((value) => ({ value, label: t(`desk:band.${value}`) }))}
          />
        )}
        <TextArea
          label={t('band.reason')}
          hint={t('band.reasonHint')}
          error={missing ? t('band.reasonMissing') : undefined}
          value={reason}
          maxLength={1000}
          rows={4}
          onChange={(event) => setReason(event.target.value)}
        />
        {!restoring && (
          <label className="areas-check">
            <input
              type="checkbox"
              checked={forPolice}
              onChange={(event) => setForPolice(event.target.checked)}
            />
            <span>{t('band.forPolice')}</span>
          </label>
        )}
        <Button type="submit" look="primary" wide disabled={write.busy}>
          {t(restoring ? 'band.restoreSave' : 'band.save')}
        </Button>
      </form>
    </Dialog>
  );
}
