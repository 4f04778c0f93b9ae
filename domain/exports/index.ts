import { csvFormat } from './csv.ts';
import type { ExportFormat } from './export-format.ts';
import { geojsonFormat } from './geojson.ts';
import { gpxFormat } from './gpx.ts';
import { kmlFormat } from './kml.ts';

/** Every format, in the order of the menus. */
export const exportFormats: readonly ExportFormat[] = [geojsonFormat, csvFormat, gpxFormat, kmlFormat];
