import { useMemo } from 'react';
import type { Position } from '../../../domain/geo.ts';
import { groupWay } from '../../../domain/group.ts';
import type { MapData, RouteLine } from '../../map/map-data.ts';
import { findingMark } from '../staff/finding-marks.ts';
import type { WalkViews } from './pulled-walk.tsx';

type Shown = Pick<WalkViews, 'walk' | 'stops' | 'findings' | 'groups'>;

/** Stops, route, groups' own routes, area and marks of a walk for the map. */
export function useWalkMap({ walk, stops, findings, groups }: Shown): {
  data: MapData;
  positions: Position[];
} {
  const { route } = walk.properties;
  const area = walk.geometry ?? undefined;
  const routes = useMemo<RouteLine[]>(
    () => [
      ...(route === null ? [] : [{ id: 'route', geometry: route, kind: 'walk' as const }]),
      ...groups.flatMap(({ id, properties }) =>
        properties.route !== null && groupWay(properties.route, route) === 'own'
          ? [{ id, geometry: properties.route, kind: 'walk' as const }]
          : [],
      ),
    ],
    [route, groups],
  );
  const data = useMemo<MapData>(
    () => ({
      findings: findings.map(findingMark),
      stops: stops.map(({ id, geometry, properties }, index) => ({
        id,
        position: geometry.coordinates,
        number: index + 1,
        name: properties.name,
      })),
      routes,
      walkArea: area,
    }),
    [findings, stops, routes, area],
  );
  const positions = useMemo(
    () => [
      ...stops.map(({ geometry }) => geometry.coordinates),
      ...routes.flatMap(({ geometry }) => geometry.coordinates),
      ...(area?.coordinates.flat() ?? []),
      ...findings.map(({ geometry }) => geometry.coordinates),
    ],
    [stops, routes, area, findings],
  );
  return { data, positions };
}
