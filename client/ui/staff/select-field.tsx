import type { ReactNode } from 'react';
import { Field } from '../field.tsx';

export interface Choice<Value extends string | number> {
  value: Value;
  label: string;
}

/** One of a few, in the browser's own list, with its label above. */
export function SelectField<Value extends string | number>({
  label,
  hint,
  value,
  choices,
  onChange,
}: {
  label: string;
  hint?: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}): ReactNode {
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <select
          {...attributes}
          className="field-control"
          value={value}
          onChange={(event) => {
            const chosen = choices.find((one) => String(one.value) === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
