import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeFunctionSchema } from '../../../domain/checkpoint.ts';
import { TextArea, TextField } from '../../ui/field.tsx';
import type { StopDraft } from './walk-draft.ts';

/** What more there is to know of a stop: how long, what the place is used for, who can stand there, and its light. */
export function StopDetails({
  stop,
  number,
  isWrong,
  onChange,
}: {
  stop: StopDraft;
  number: number;
  isWrong: boolean;
  onChange: (change: Partial<StopDraft>) => void;
}): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  const said = [
    t('plan:budget.minutes', { count: Number(stop.plannedMinutes) || 0 }),
    ...stop.functions.map((one) => t(`walks:function.${one}`)),
  ];
  return (
    <details className="stop-functions" open={isWrong || undefined}>
      <summary>{said.join(' · ')}</summary>
      <div className="stop-details">
        <TextField
          label={t('plan:stop.minutes', { number })}
          inputMode="numeric"
          value={stop.plannedMinutes}
          maxLength={2}
          error={isWrong ? t('plan:stop.minutesWrong') : undefined}
          onChange={(event) => onChange({ plannedMinutes: event.target.value })}
        />
        <fieldset>
          <legend>{t('walks:stops.functions')}</legend>
          {placeFunctionSchema.options.map((one) => (
            <label key={one} className="form-check">
              <input
                type="checkbox"
                checked={stop.functions.includes(one)}
                onChange={(event) =>
                  onChange({
                    functions: event.target.checked
                      ? [...stop.functions, one]
                      : stop.functions.filter((other) => other !== one),
                  })
                }
              />
              {t(`walks:function.${one}`)}
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t('plan:stop.accessibility', { number })}
          value={stop.accessibilityNote}
          maxLength={500}
          rows={2}
          onChange={(event) => onChange({ accessibilityNote: event.target.value })}
        />
        <TextArea
          label={t('plan:stop.light', { number })}
          value={stop.lightNote}
          maxLength={500}
          rows={2}
          onChange={(event) => onChange({ lightNote: event.target.value })}
        />
      </div>
    </details>
  );
}
