import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

interface FieldWords {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

interface FieldAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, hint and error around any control; the control takes the attributes that tie them together. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldWords & { children: (attributes: FieldAttributes) => ReactNode }): ReactNode {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  ...input
}: FieldWords & Omit<ComponentProps<'input'>, 'className' | 'id'>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => <input className="field-control" {...input} {...attributes} />}
    </Field>
  );
}

/** Several lines with a count of the characters that are left once they become few. */
export function TextArea({
  label,
  hint,
  error,
  counter,
  ...area
}: FieldWords & { counter?: ReactNode } & Omit<ComponentProps<'textarea'>, 'className' | 'id'>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => (
        <>
          <textarea className="field-control" dir="auto" {...area} {...attributes} />
          {counter !== undefined && <div className="field-counter">{counter}</div>}
        </>
      )}
    </Field>
  );
}
