import type { ReactNode } from 'react';
import type { Severity } from '../../domain/catalogue.ts';
import './severity-mark.css';

/** The number of the felt unsafety in its colour; as many bars as steps, so that shape tells it too. */
export function SeverityMark({
  severity,
  size = 'small',
}: {
  severity: Severity;
  size?: 'small' | 'large';
}): ReactNode {
  return (
    <span className={`severity-mark severity-mark-${size}`} data-severity={severity} aria-hidden="true">
      <b>{severity}</b>
      <i>
        {([1, 2, 3, 4] as const).map((step) => (
          <s key={step} data-filled={step <= severity} />
        ))}
      </i>
    </span>
  );
}
