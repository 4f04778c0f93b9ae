import type { ReactNode } from 'react';
import { Field } from './field.tsx';

/** Null stands for none of them, an empty value in the browser's list. */
type ChoiceValue = string | number | null;

interface Choice<Value extends ChoiceValue> {
  value: Value;
  label: string;
}

/** One of a few, in the browser's own list, with its label above. */
export function SelectField<Value extends ChoiceValue>({
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
          value={value ?? ''}
          onChange={(event) => {
            const chosen = choices.find((one) => String(one.value ?? '') === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((one) => (
            <option key={one.value} value={one.value ?? ''}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
