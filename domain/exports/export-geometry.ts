import { centroid } from '@turf/turf';
import { z } from 'zod';
import {
  multiPolygonSchema,
  type Position,
  pointSchema,
  polygonSchema,
  positionSchema,
  roundPosition,
} from '../geo.ts';
import type { ExportFeature } from './export-format.ts';

const exportGeometrySchema = z.discriminatedUnion('type', [pointSchema, polygonSchema, multiPolygonSchema]);
export type ExportGeometry = z.infer<typeof exportGeometrySchema>;

/** The geometry with its type. Throws for a Feature that is neither a finding nor an area. */
export function exportGeometry(feature: ExportFeature): ExportGeometry {
  return exportGeometrySchema.parse(feature.geometry);
}

/** The outer and inner rings of each polygon; none for a point. */
export function polygonsOf(geometry: ExportGeometry): readonly Position[][][] {
  if (geometry.type === 'Point') return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The place itself, or the middle of an area: the one that its computation gave, otherwise its centroid. */
export function placeOf(feature: ExportFeature): Position {
  const centre = positionSchema.safeParse(feature.properties.centre);
  if (centre.success) return centre.data;
  const geometry = exportGeometry(feature);
  if (geometry.type === 'Point') return geometry.coordinates;
  const [longitude = 0, latitude = 0] = centroid(geometry).geometry.coordinates;
  return roundPosition([longitude, latitude]);
}

export function positionsOf(geometry: ExportGeometry): readonly Position[] {
  return geometry.type === 'Point' ? [geometry.coordinates] : polygonsOf(geometry).flat(2);
}

/** A number in digits, never as 1e-7, which XML's decimals forbid. */
export function decimalText(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-6 ? value.toFixed(7) : String(value);
}

/** Well-known text, which QGIS and databases read from a table's cell. */
export function wellKnownText(geometry: ExportGeometry): string {
  const place = ([longitude, latitude]: Position) => `${decimalText(longitude)} ${decimalText(latitude)}`;
  if (geometry.type === 'Point') return `POINT (${place(geometry.coordinates)})`;
  const polygons = polygonsOf(geometry).map(
    (rings) => `(${rings.map((ring) => `(${ring.map(place).join(', ')})`).join(', ')})`,
  );
  return geometry.type === 'Polygon'
    ? `POLYGON ${polygons.join('')}`
    : `MULTIPOLYGON (${polygons.join(', ')})`;
}
