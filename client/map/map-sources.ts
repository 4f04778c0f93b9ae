import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { boxAround, type MultiPolygon, type Polygon, type Position } from '../../domain/geo.ts';
import type { IdMapper } from './id-mapper.ts';
import type { MapData, SelectableKind } from './map-data.ts';

export const sourceNames = [
  'shades',
  'walkArea',
  'areas',
  'hotSpots',
  'routes',
  'stops',
  'findings',
  'draft',
  'here',
] as const;
export type SourceName = (typeof sourceNames)[number];

/** Which records a tap on a source means; the others are not for choosing. */
export const kindOfSource: Partial<Record<SourceName, SelectableKind>> = {
  shades: 'shade',
  areas: 'area',
  stops: 'stop',
  hotSpots: 'hotspot',
  findings: 'finding',
};

type Build = (data: MapData, ids: IdMapper) => Feature[];

const feature = (geometry: Geometry, properties: Record<string, unknown>, id?: number): Feature =>
  id === undefined
    ? { type: 'Feature', geometry, properties }
    : { type: 'Feature', id, geometry, properties };

const point = (position: Position): Geometry => ({ type: 'Point', coordinates: [...position] });

/** Pixels for one metre at zoom 0 and a latitude; doubles with each zoom. The library's tiles are 512 px wide. */
const pixelsPerMetreAtZoomZero = (latitude: number): number =>
  512 / (40_075_016.686 * Math.cos((latitude * Math.PI) / 180));

function northernmost(geometry: Polygon | MultiPolygon): Position {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let best: Position | undefined;
  for (const position of rings.flat()) if (best === undefined || position[1] > best[1]) best = position;
  if (best === undefined) throw new RangeError('an area without positions');
  return best;
}

/** The middle of a cell; an outline of any form has its number at its northern edge, which is never outside. */
function labelPlace(geometry: Polygon | MultiPolygon): Position {
  const [ring = []] = geometry.type === 'Polygon' ? geometry.coordinates : [];
  if (ring.length > 7 || ring.length === 0) return northernmost(geometry);
  const [west, south, east, north] = boxAround(ring) ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

/** Only what the layers read goes into the properties: less to copy to the worker, and no text of people in it. */
const builders: Record<SourceName, Build> = {
  shades: ({ shades = [] }, ids) =>
    shades.flatMap(({ id, geometry, look, label }) => {
      const number = ids.numberOf(id);
      const shape = feature(geometry, { look }, number);
      if (label === undefined) return [shape];
      return [shape, feature(point(labelPlace(geometry)), { label }, number)];
    }),
  walkArea: ({ walkArea }) => (walkArea === undefined ? [] : [feature(walkArea, {})]),
  areas: ({ areas = [] }, ids) =>
    areas.flatMap(({ id, geometry, score, band, name }) => {
      const number = ids.numberOf(id);
      // The score stands at the northern edge, where the marks inside do not cover it.
      const label = point(northernmost(geometry));
      return [feature(geometry, { band }, number), feature(label, { score, band, name: name ?? '' }, number)];
    }),
  hotSpots: ({ hotSpots = [] }, ids) =>
    hotSpots.map(({ id, geometry, name, retired }) => feature(geometry, { name, retired }, ids.numberOf(id))),
  routes: ({ routes = [] }, ids) =>
    routes.map(({ id, geometry, kind }) => feature(geometry, { kind }, ids.numberOf(id))),
  stops: ({ stops = [] }, ids) =>
    stops.map(({ id, position, number, name, state }) =>
      feature(point(position), { number, name: name ?? '', state: state ?? 'later' }, ids.numberOf(id)),
    ),
  findings: ({ findings = [] }, ids) =>
    findings.map(({ id, position, polarity, severity, categoryId, pending }) =>
      feature(
        point(position),
        {
          polarity,
          severity: polarity === 'unsafe' ? (severity ?? 1) : 0,
          category: categoryId ?? '',
          pending: pending === true,
        },
        ids.numberOf(id),
      ),
    ),
  draft: ({ draft }) => (draft === undefined ? [] : [feature(point(draft), {})]),
  here: ({ here }) =>
    here === undefined
      ? []
      : [
          feature(point(here.position), {
            radiusAtZoomZero: here.accuracyMetres * pixelsPerMetreAtZoomZero(here.position[1]),
          }),
        ],
};

/** The features of one source from the data that screens handed over. */
export function collectionOf(source: SourceName, data: MapData, ids: IdMapper): FeatureCollection {
  return { type: 'FeatureCollection', features: builders[source](data, ids) };
}
