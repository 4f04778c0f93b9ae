import type { ReactNode } from 'react';
import { boxAround, type Position } from '../../../domain/geo.ts';

interface PlanFeature {
  geometry:
    | { type: 'Point'; coordinates: Position }
    | { type: 'LineString'; coordinates: readonly Position[] };
  properties: { role: 'start' | 'stop' | 'way'; number?: number | undefined };
}

const width = 640;

/** The ways and stops as a drawing: sharp on paper, black and white, without ground. North is up. */
export function SheetMap({
  features,
  label,
}: {
  features: readonly PlanFeature[];
  label: string;
}): ReactNode {
  const all = features.flatMap(({ geometry }) =>
    geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
  );
  const box = boxAround(all);
  if (box === undefined || all.length < 2) return null;
  const [west, south, east, north] = box;
  const across = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const span = Math.max((east - west) * across, (north - south) * 1.6, 1e-5);
  const scale = (width - 60) / span;
  const height = (north - south) * scale + 60;
  const at = ([longitude, latitude]: Position) => ({
    x: 30 + (longitude - west) * across * scale,
    y: 30 + (north - latitude) * scale,
  });
  const numbersAt = new Map<string, number[]>();
  for (const { geometry, properties } of features)
    if (properties.role === 'stop' && geometry.type === 'Point' && properties.number !== undefined) {
      const key = geometry.coordinates.join();
      numbersAt.set(key, [...(numbersAt.get(key) ?? []), properties.number]);
    }
  return (
    <svg className="sheet-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {features.map(({ geometry, properties }, index) =>
        geometry.type === 'LineString' ? (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other identity
            key={index}
            points={geometry.coordinates
              .map(at)
              .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
              .join(' ')}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <g key={index} transform={`translate(${at(geometry.coordinates).x} ${at(geometry.coordinates).y})`}>
            {properties.role === 'start' ? (
              <rect x="-8" y="-8" width="16" height="16" />
            ) : (
              <>
                <rect className="sheet-plate" x="-22" y="-13" width="44" height="26" rx="13" />
                <text dy="5.5">{numbersAt.get(geometry.coordinates.join())?.join(', ')}</text>
              </>
            )}
          </g>
        ),
      )}
      <text x={width - 20} y="22" className="sheet-north">
        N ↑
      </text>
    </svg>
  );
}
