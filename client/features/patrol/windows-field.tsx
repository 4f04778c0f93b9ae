import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetWindow } from '../../../domain/patrol/hot-spot.ts';
import { Button, IconButton } from '../../ui/button.tsx';

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
const hours = Array.from({ length: 25 }, (_, index) => index);

/** When it happens: weekday and hours, one row a window. */
export function WindowsField({
  windows,
  onChange,
}: {
  windows: readonly TargetWindow[];
  onChange: (windows: TargetWindow[]) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const set = (index: number, change: Partial<TargetWindow>): void =>
    onChange(windows.map((one, place) => (place === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="patrol-windows">
      <legend>{t('form.windows')}</legend>
      <p className="desk-quiet">{t('form.windowsHint')}</p>
      {windows.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
        <div key={index} className="patrol-window">
          <select
            className="field-control"
            aria-label={t('window.weekday')}
            value={window.weekday}
            onChange={(event) => set(index, { weekday: Number(event.target.value), n: null })}
          >
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {t(`weekday.${day}`)}
              </option>
            ))}
          </select>
          <HourSelect
            label={t('window.from')}
            value={window.fromHour}
            choices={hours.slice(0, 24)}
            onChange={(fromHour) => set(index, { fromHour, n: null })}
          />
          <HourSelect
            label={t('window.to')}
            value={window.toHour}
            choices={hours.slice(1)}
            onChange={(toHour) => set(index, { toHour, n: null })}
          />
          <IconButton
            icon={Trash2}
            label={t('window.remove')}
            onClick={() => onChange(windows.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button
        icon={Plus}
        disabled={windows.length >= 60}
        onClick={() => onChange([...windows, { weekday: 4, fromHour: 20, toHour: 24, n: null }])}
      >
        {t('window.add')}
      </Button>
    </fieldset>
  );
}

function HourSelect({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: number;
  choices: readonly number[];
  onChange: (hour: number) => void;
}): ReactNode {
  return (
    <select
      className="field-control"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {choices.map((hour) => (
        <option key={hour} value={hour}>
          {String(hour).padStart(2, '0')}
        </option>
      ))}
    </select>
  );
}
