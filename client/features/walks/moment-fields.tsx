import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/field.tsx';
import type { Moment } from './moment.ts';

/** A day and a time side by side, named after what they are for. */
export function MomentFields({
  of,
  value,
  error,
  onChange,
}: {
  /** What the moment is of, where no legend above the fields says it. */
  of?: string;
  value: Moment;
  error?: string | undefined;
  onChange: (change: Partial<Moment>) => void;
}): ReactNode {
  const { t } = useTranslation('walks');
  const named = (label: string): string => (of === undefined ? label : `${of}: ${label.toLowerCase()}`);
  return (
    <div className="staff-form-row">
      <TextField
        label={named(t('form.date'))}
        type="date"
        value={value.date}
        error={error}
        onChange={(event) => onChange({ date: event.target.value })}
      />
      <TextField
        label={named(t('form.time'))}
        type="time"
        value={value.time}
        onChange={(event) => onChange({ time: event.target.value })}
      />
    </div>
  );
}
