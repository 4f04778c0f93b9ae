import type { ReactNode } from 'react';
import type { ShadeLook } from '../../map/map-data.ts';
import './shade-legend.css';

/** A look of the map as a small square, for legends and rows. */
export function Swatch({ look }: { look: ShadeLook }): ReactNode {
  return <i className="shade-swatch" data-look={look} aria-hidden="true" />;
}

/** What the looks on the map mean, from least to most. */
export function ShadeLegend({
  title,
  entries,
}: {
  title: string;
  entries: readonly { look: ShadeLook; label: string }[];
}): ReactNode {
  return (
    <div className="shade-legend">
      <p>{title}</p>
      <ul>
        {entries.map(({ look, label }) => (
          <li key={label}>
            <Swatch look={look} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
