import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';

/** A list to choose from by typing the first sign of what is wanted. */
export function PaperChoice<Value extends string>({
  name,
  label,
  none,
  error,
  value,
  options,
  onChange,
}: {
  name: string;
  label: string;
  /** The words for choosing nothing. */
  none?: string;
  error?: string | undefined;
  value: Value | '';
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value | '') => void;
}): ReactNode {
  const { t } = useTranslation('paper');
  return (
    <Field label={label} error={error}>
      {(attributes) => (
        <select
          className="field-control"
          name={name}
          value={value}
          onChange={(event) => onChange(options.find(([one]) => one === event.target.value)?.[0] ?? '')}
          onKeyDown={(event) => {
            // Enter would open the list in some browsers; here it always saves.
            if (event.key !== 'Enter' || event.currentTarget.form === null) return;
            event.preventDefault();
            event.currentTarget.form.requestSubmit();
          }}
          {...attributes}
        >
          <option value="">{none ?? t('field.choose')}</option>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
