import type { Position } from '../geo.ts';
import { flatProperties } from './export-columns.ts';
import type { ExportContext, ExportFeature, ExportFormat } from './export-format.ts';
import { decimalText, type ExportGeometry, exportGeometry, polygonsOf } from './export-geometry.ts';
import { placeDescription, placeName } from './export-words.ts';
import { element, escapeMarkup, optionalElement, type Xml, xmlDocument } from './xml.ts';

function coordinates(positions: readonly Position[]): Xml {
  return element(
    'coordinates',
    {},
    positions.map(([longitude, latitude]) => `${decimalText(longitude)},${decimalText(latitude)}`).join(' '),
  );
}

function polygon([outer = [], ...holes]: readonly Position[][]): Xml {
  const ring = (positions: readonly Position[]) => element('LinearRing', {}, coordinates(positions));
  return element(
    'Polygon',
    {},
    element('outerBoundaryIs', {}, ring(outer)),
    holes.map((hole) => element('innerBoundaryIs', {}, ring(hole))),
  );
}

function geometryElement(geometry: ExportGeometry): Xml {
  if (geometry.type === 'Point') return element('Point', {}, coordinates([geometry.coordinates]));
  const polygons = polygonsOf(geometry).map(polygon);
  const [only] = polygons;
  return geometry.type === 'Polygon' && only !== undefined ? only : element('MultiGeometry', {}, polygons);
}

function placemark(feature: ExportFeature, context: ExportContext): Xml {
  const description = placeDescription(feature, context);
  const data = Object.entries(flatProperties(feature, context))
    .filter(([, value]) => value !== null)
    .map(([name, value]) => element('Data', { name }, element('value', {}, String(value))));
  return element(
    'Placemark',
    // An XML id must not begin with a digit, as a UUID may.
    { id: `${context.what}-${feature.id}` },
    element('name', {}, placeName(feature, context)),
    // Globe programs show a description as HTML, also after XML was unescaped: so it is escaped once more.
    optionalElement(
      'description',
      description === null ? null : escapeMarkup(description).replaceAll('\n', '<br>'),
    ),
    element('ExtendedData', {}, data),
    geometryElement(exportGeometry(feature)),
  );
}

/** KML 2.2, with every column as extended data. */
export const kmlFormat: ExportFormat = {
  id: 'kml',
  label: { sv: 'KML (jordglob)', en: 'KML (globe programs)' },
  help: { sv: 'För Google Earth och liknande program.', en: 'For Google Earth and similar programs.' },
  extension: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  what: ['findings', 'areas'],
  write(features, context) {
    const document = element(
      'Document',
      {},
      element('name', {}, context.title),
      features.map((feature) => placemark(feature, context)),
    );
    return xmlDocument('kml', { xmlns: 'http://www.opengis.net/kml/2.2' }, [document]);
  },
};
