import { useMemo } from 'react';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { boxAround, type Position } from '../../../domain/geo.ts';
import type { HerePosition, MapData, MapView, StopMark } from '../../map/map-data.ts';
import type { WalkView } from '../../offline/optimistic-view.ts';
import { nextStop } from '../../state/passed-stops.ts';
import { fixOf, type PositionState } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';

/** The drawings of the categories as the map wants them. */
export function useMapIcons(catalogue: Catalogue): Readonly<Record<string, string>> {
  return useMemo(
    () => Object.fromEntries(catalogue.categories.map(({ id, icon }) => [id, icon])),
    [catalogue],
  );
}

/** Where to start: the whole walk where it has places, else the middle of the municipality. */
export function startView({ view, settings }: Pick<ReadyWalk, 'view' | 'settings'>): MapView {
  const places: Position[] = [
    ...view.checkpoints.map((stop) => stop.geometry.coordinates),
    ...(view.route?.coordinates ?? []),
    ...(view.walk?.geometry?.coordinates.flat() ?? []),
  ];
  const box = boxAround(places);
  if (box === undefined) return { centre: settings.centre, zoom: Math.max(settings.zoom, 12) };
  const [west, south, east, north] = box;
  // A box without size would be shown from as near as the map can go.
  if (east - west < 1e-4 && north - south < 1e-4) return { centre: [west, south], zoom: 16 };
  return { box };
}

/** The walk on the map: route, stops, the person's own marks, where they are. Keeps each list while it is the same. */
export function useWalkMarks(view: WalkView, passed: ReadonlySet<string>, position: PositionState): MapData {
  const { walk, route, checkpoints, findings } = view;
  const next = nextStop(checkpoints, passed);
  const stops = useMemo(
    () =>
      checkpoints.map(
        (stop): StopMark => ({
          id: stop.id,
          position: stop.geometry.coordinates,
          number: stop.properties.order,
          name: stop.properties.name,
          state: stop.id === next?.id ? 'next' : passed.has(stop.id) ? 'done' : undefined,
        }),
      ),
    [checkpoints, passed, next?.id],
  );
  const marks = useMemo(
    () =>
      findings.map(({ id, finding, delivery }) => {
        const { category, polarity, severity } = finding.properties;
        return {
          id,
          position: finding.geometry.coordinates,
          polarity:
            category === 'patrol_wish'
              ? ('patrol' as const)
              : polarity === 'positive'
                ? ('good' as const)
                : polarity,
          severity: severity ?? undefined,
          categoryId: category,
          pending: delivery !== 'delivered',
        };
      }),
    [findings],
  );
  const walkId = walk?.id;
  const routes = useMemo(
    () =>
      route === null || walkId === undefined ? [] : [{ id: walkId, geometry: route, kind: 'walk' as const }],
    [route, walkId],
  );
  const fix = fixOf(position);
  const here = useMemo<HerePosition | undefined>(
    () => fix && { position: fix.position, accuracyMetres: fix.accuracyMetres },
    [fix],
  );
  const walkArea = walk?.geometry ?? undefined;
  return useMemo(
    () => ({ stops, findings: marks, routes, here, walkArea }),
    [stops, marks, routes, here, walkArea],
  );
}
