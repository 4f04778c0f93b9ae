import { useMemo } from 'react';
import type { Position } from '../../../domain/geo.ts';
import type { MapData } from '../../map/map-data.ts';
import { findingMark } from '../staff/finding-marks.ts';
import type { WalkViews } from './pulled-walk.tsx';

type Shown = Pick<WalkViews, 'walk' | 'stops' | 'findings'>;

/** Stops, route, area and marks of a walk for the map. */
export function useWalkMap({ walk, stops, findings }: Shown): { data: MapData; positions: Position[] } {
  const { route } = walk.properties;
  const area = walk.geometry ?? undefined;
  const data = useMemo<MapData>(
    () => ({
      findings: findings.map(findingMark),
      stops: stops.map(({ id, geometry, properties }, index) => ({
        id,
        position: geometry.coordinates,
        number: index + 1,
        name: properties.name,
      })),
      routes: route === null ? [] : [{ id: 'route', geometry: route, kind: 'walk' }],
      walkArea: area,
    }),
    [findings, stops, route, area],
  );
  const positions = useMemo(
    () => [
      ...stops.map(({ geometry }) => geometry.coordinates),
      ...(route?.coordinates ?? []),
      ...(area?.coordinates.flat() ?? []),
      ...findings.map(({ geometry }) => geometry.coordinates),
    ],
    [stops, route, area, findings],
  );
  return { data, positions };
}
