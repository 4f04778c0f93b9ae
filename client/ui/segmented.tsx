import { type ReactNode, useId } from 'react';
import './segmented.css';

/** One of a few, side by side: radio buttons in a fieldset, so that arrow keys move between them. */
export function Segmented<Value extends string>({
  legend,
  options,
  value,
  onChange,
  showLegend = false,
}: {
  legend: string;
  options: readonly { value: Value; label: string; lang?: string }[];
  value: Value;
  onChange: (value: Value) => void;
  showLegend?: boolean;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="segmented" data-many={options.length > 3 || undefined}>
      <legend className={showLegend ? 'segmented-legend' : 'visually-hidden'}>{legend}</legend>
      <div className="segmented-options">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
