import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { TextField } from '../field.tsx';
import './filter-fold.css';

/** Filters or settings, closed at first: the whole is the start. What is inside lays itself out. */
export function FilterFold({
  title,
  active,
  children,
}: {
  title: string;
  /** How many are set, in words; nothing while none is. */
  active?: string | undefined;
  children: ReactNode;
}): ReactNode {
  return (
    <details className="filter-fold">
      <summary>
        <SlidersHorizontal size={20} aria-hidden="true" />
        <span>{title}</span>
        {active !== undefined && <b>{active}</b>}
      </summary>
      {children}
    </details>
  );
}

/** From one day to another, each empty while it is open. */
export function PeriodFields({
  labels,
  period,
  onChange,
}: {
  labels: { from: string; to: string };
  period: { from: string; to: string };
  onChange: (period: { from: string; to: string }) => void;
}): ReactNode {
  const { from, to } = period;
  return (
    <div className="filter-fold-pair">
      <TextField
        label={labels.from}
        type="date"
        value={from}
        max={to}
        onChange={(event) => onChange({ from: event.target.value, to })}
      />
      <TextField
        label={labels.to}
        type="date"
        value={to}
        min={from}
        onChange={(event) => onChange({ from, to: event.target.value })}
      />
    </div>
  );
}
