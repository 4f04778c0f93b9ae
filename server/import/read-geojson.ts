import { z } from 'zod';
import {
  type RefusedRow,
  type SourceFile,
  type SourceRow,
  type SourceValue,
  UnreadableFile,
} from '../../domain/import/source-row.ts';
import type { LocalizedText } from '../../domain/localized.ts';

const objectSchema = z.record(z.string(), z.unknown());
const geometryTypes = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** The names that RFC 7946 allows to be left out, because it knows no other system. */
const worldDegrees = /(CRS84|EPSG:{1,2}4326|OGC:1\.3:CRS84)$/i;

/**
 * Reads GeoJSON (RFC 7946): a FeatureCollection, one Feature or a bare geometry. Each Feature is a row with its
 * properties and, from a Point, longitude and latitude; what is no place of a finding is refused by itself.
 * @param systems names of coordinate systems besides degrees that the caller can turn into degrees
 * @throws UnreadableFile when the text is not JSON or the JSON is not GeoJSON in degrees
 */
export function readGeojson(text: string, systems?: RegExp): SourceFile {
  const root = objectOf(parseJson(text));
  if (root === undefined)
    throw new UnreadableFile({
      sv: 'filen är JSON, men inget GeoJSON-objekt',
      en: 'the file is JSON, but not a GeoJSON object',
    });
  const systemName = systemOf(root.crs, systems);
  const rows: SourceRow[] = [];
  const refused: RefusedRow[] = [];
  featuresOf(root).forEach((feature, index) => {
    const line = index + 1;
    const { values, fault } = readFeature(feature);
    if (fault === undefined) rows.push({ line, values });
    else refused.push({ line, values, reason: fault });
  });
  const columns = [...new Set([...rows, ...refused].flatMap(({ values }) => Object.keys(values)))];
  return {
    form: 'geojson',
    columns,
    rows,
    refused,
    decimalComma: false,
    notes: [{ sv: 'GeoJSON', en: 'GeoJSON' }],
    ...(systemName === undefined ? {} : { systemName }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile({
      sv: `filen är ingen giltig JSON: ${detail}`,
      en: `the file is not valid JSON: ${detail}`,
    });
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  const parsed = objectSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The older standard named its coordinate system; projected metres cannot be taken for degrees by who does not know them. */
function systemOf(crs: unknown, systems: RegExp | undefined): string | undefined {
  const name = objectOf(objectOf(crs)?.properties)?.name;
  if (typeof name !== 'string' || worldDegrees.test(name)) return undefined;
  if (systems?.test(name) === true) return name;
  throw new UnreadableFile({
    sv: `koordinaterna är i ${name}; spara filen i WGS84 (EPSG:4326) och läs in den igen`,
    en: `the coordinates are in ${name}; save the file in WGS84 (EPSG:4326) and import it again`,
  });
}

function featuresOf(root: Record<string, unknown>): readonly unknown[] {
  const { type } = root;
  if (type === 'FeatureCollection') {
    if (Array.isArray(root.features)) return root.features;
    throw new UnreadableFile({
      sv: 'FeatureCollection har ingen lista "features"',
      en: 'the FeatureCollection has no list "features"',
    });
  }
  if (type === 'Feature') return [root];
  if (type === 'GeometryCollection' || geometryTypes.some((name) => name === type))
    return [{ type: 'Feature', geometry: root, properties: {} }];
  throw new UnreadableFile({
    sv: `"type" är ${JSON.stringify(type) ?? 'utelämnat'}, vilket inte är någon typ i GeoJSON`,
    en: `"type" is ${JSON.stringify(type) ?? 'missing'}, which is no type of GeoJSON`,
  });
}

function readFeature(value: unknown): { values: Record<string, SourceValue>; fault?: LocalizedText } {
  const feature = objectOf(value);
  if (feature?.type !== 'Feature')
    return { values: {}, fault: { sv: 'är ingen Feature i GeoJSON', en: 'is not a GeoJSON Feature' } };
  const { id, geometry, properties } = feature;
  const values: Record<string, SourceValue> = {};
  if (typeof id === 'string' || typeof id === 'number') values.id = id;
  if (properties !== null && properties !== undefined && objectOf(properties) === undefined)
    return {
      values,
      fault: { sv: '"properties" är inget objekt', en: '"properties" is not an object' },
    };
  for (const [name, property] of Object.entries(objectOf(properties) ?? {}))
    values[name] = plainValue(property);
  return readPlace(values, geometry);
}

/** Lists and objects have no meaning here, but are kept as text for the list of refused rows. */
function plainValue(value: unknown): SourceValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function readPlace(
  values: Record<string, SourceValue>,
  geometry: unknown,
): { values: Record<string, SourceValue>; fault?: LocalizedText } {
  if (geometry === null || geometry === undefined)
    return { values, fault: { sv: 'saknar geometri', en: 'has no geometry' } };
  const { type, coordinates } = objectOf(geometry) ?? {};
  if (type !== 'Point')
    return {
      values,
      fault: {
        sv: `har geometrin ${JSON.stringify(type) ?? 'utan typ'}; här behövs en Point`,
        en: `has the geometry ${JSON.stringify(type) ?? 'without a type'}; here it must be a Point`,
      },
    };
  const [longitude, latitude] = Array.isArray(coordinates) ? coordinates : [];
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    return {
      values,
      fault: {
        sv: 'punkten saknar longitud och latitud som två tal',
        en: 'the Point has no longitude and latitude as two numbers',
      },
    };
  // The geometry is the place, whatever properties of these names say.
  return { values: { ...values, longitude, latitude } };
}
