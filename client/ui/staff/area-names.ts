import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { boxAround, distanceMetres, type Position } from '../../../domain/geo.ts';
import { type CheckpointView, checkpointViews } from '../../state/record-views.ts';
import { walkRecordsQuery } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';

/** A stop further away than this says nothing of where an area is. */
const nearMetres = 150;

/** All corners of an area. */
export function cornersOf({ geometry }: Pick<AreaView, 'geometry'>): Position[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

/** The middle of the box around an area: near enough for names and for moving the map. */
export function middleOf(area: Pick<AreaView, 'geometry'>): Position {
  const [west, south, east, north] = boxAround(cornersOf(area)) ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

/** The name of the nearest stop of the area's own walks, undefined when none is near. */
export function nearestStopName(area: AreaView, stops: readonly CheckpointView[]): string | undefined {
  const middle = middleOf(area);
  let best: { name: string; metres: number } | undefined;
  for (const { geometry, properties } of stops) {
    const metres = distanceMetres(middle, geometry.coordinates);
    if (metres <= nearMetres && metres < (best?.metres ?? Number.POSITIVE_INFINITY))
      best = { name: properties.name, metres };
  }
  return best?.name;
}

/** Names of areas by id, from the stops of the walks that they came out of. */
export function useAreaNames(areas: readonly AreaView[]): ReadonlyMap<string, string> {
  const walkIds = useMemo(
    () => [...new Set(areas.flatMap(({ properties }) => properties.walkIds))].sort(),
    [areas],
  );
  const stops = useQueries({
    queries: walkIds.map((walkId) => walkRecordsQuery(walkId)),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    const all = stops.flatMap((walk) => checkpointViews(walk?.records.values() ?? []));
    return new Map(
      areas.flatMap((area) => {
        const name = nearestStopName(area, all);
        return name === undefined ? [] : [[area.id, name] as const];
      }),
    );
  }, [areas, stops]);
}
