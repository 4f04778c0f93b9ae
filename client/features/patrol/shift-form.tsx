import { Dices, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointSchema } from '../../../domain/geo.ts';
import { dose } from '../../../domain/patrol/plan/dose.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { coordinatesText, parseCoordinates } from '../../ui/staff/parse-coordinates.ts';
import { randomSeed, type ShiftDraft } from './shift-draft.ts';

/** When, where from and how many, and beneath them what the proposal assumes. */
export function ShiftForm({
  draft,
  placing,
  onPlacing,
  onChange,
}: {
  draft: ShiftDraft;
  placing: boolean;
  onPlacing: (placing: boolean) => void;
  onChange: (change: Partial<ShiftDraft>) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const { parameters } = draft;
  const setParameter = (name: keyof ShiftDraft['parameters'], value: string): void => {
    const number = Number(value);
    if (value !== '' && Number.isFinite(number)) onChange({ parameters: { ...parameters, [name]: number } });
  };
  return (
    <div className="staff-form">
      <div className="staff-form-row">
        <TextField
          label={t('shift.date')}
          type="date"
          value={draft.date}
          onChange={(event) => onChange({ date: event.target.value })}
        />
        <TextField
          label={t('shift.from')}
          type="time"
          value={draft.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
        <TextField
          label={t('shift.to')}
          type="time"
          value={draft.to}
          onChange={(event) => onChange({ to: event.target.value })}
        />
        <TextField
          label={t('shift.officers')}
          type="number"
          min={1}
          max={20}
          value={draft.officers}
          onChange={(event) => {
            const officers = Number(event.target.value);
            if (officers >= 1 && officers <= 20) onChange({ officers: Math.round(officers) });
          }}
        />
      </div>
      <Field
        label={t('shift.start')}
        hint={draft.start === undefined ? t('shift.startMissing') : t('shift.startHint')}
      >
        {(attributes) => (
          <div className="patrol-start">
            <input
              {...attributes}
              className="field-control"
              key={draft.start?.join(',')}
              defaultValue={draft.start === undefined ? '' : coordinatesText(draft.start)}
              onBlur={(event) => {
                const parsed = parseCoordinates(event.target.value, draft.start ?? [16, 59]);
                const point =
                  'position' in parsed
                    ? pointSchema.safeParse({ type: 'Point', coordinates: parsed.position }).data
                    : undefined;
                if (point !== undefined) onChange({ start: point.coordinates });
              }}
            />
            <Button icon={MapPin} aria-pressed={placing} onClick={() => onPlacing(!placing)}>
              {t('shift.onMap')}
            </Button>
          </div>
        )}
      </Field>
      <details>
        <summary>{t('shift.more')}</summary>
        <div className="staff-form">
          <TextField
            label={t('shift.name')}
            maxLength={120}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <div className="staff-form-row">
            <TextField
              label={t('shift.dwell')}
              type="number"
              min={dose.shortestMinutes}
              max={dose.longestMinutes}
              value={parameters.dwellMinutes}
              onChange={(event) => setParameter('dwellMinutes', event.target.value)}
            />
            <TextField
              label={t('shift.return')}
              type="number"
              min={0}
              max={720}
              value={parameters.returnAfterMinutes}
              onChange={(event) => setParameter('returnAfterMinutes', event.target.value)}
            />
            <TextField
              label={t('shift.pace')}
              type="number"
              min={40}
              max={120}
              value={parameters.walkingMetresPerMinute}
              onChange={(event) => setParameter('walkingMetresPerMinute', event.target.value)}
            />
          </div>
          <p className="desk-quiet">{t('shift.doseSource', { source: dose.source })}</p>
          <div className="patrol-tools">
            <p>
              {t('shift.seed', { seed: draft.seed })} <small>{t('shift.seedHint')}</small>
            </p>
            <Button icon={Dices} onClick={() => onChange({ seed: randomSeed(deviceIds) })}>
              {t('shift.newSeed')}
            </Button>
          </div>
        </div>
      </details>
    </div>
  );
}
