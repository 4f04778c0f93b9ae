import { boxAround } from '../geo.ts';
import { flatProperties } from './export-columns.ts';
import type { ExportFormat } from './export-format.ts';
import { exportGeometry, positionsOf } from './export-geometry.ts';

/** GeoJSON (RFC 7946) with flat properties, the same for every feature of a kind: QGIS opens it as a table with places. */
export const geojsonFormat: ExportFormat = {
  id: 'geojson',
  label: { sv: 'GeoJSON (kartprogram)', en: 'GeoJSON (map programs)' },
  help: { sv: 'För QGIS, ArcGIS och webbkartor.', en: 'For QGIS, ArcGIS and web maps.' },
  extension: 'geojson',
  mediaType: 'application/geo+json',
  what: ['findings', 'areas'],
  write(features, context) {
    const geometries = features.map(exportGeometry);
    const bbox = boxAround(geometries.flatMap(positionsOf));
    const written = features.map((feature, index) => ({
      type: 'Feature',
      id: feature.id,
      geometry: geometries[index],
      properties: flatProperties(feature, context),
    }));
    // One feature a line: large files can be read, compared and cut by simple tools.
    const head = JSON.stringify({ type: 'FeatureCollection', ...(bbox === undefined ? {} : { bbox }) });
    const lines = written.map((feature) => JSON.stringify(feature)).join(',\n');
    return `${head.slice(0, -1)},"features":[${lines === '' ? '' : `\n${lines}\n`}]}\n`;
  },
};
