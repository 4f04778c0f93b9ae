import { boxAround } from '../geo.ts';
import type { ExportContext, ExportFeature, ExportFormat } from './export-format.ts';
import { decimalText, placeOf } from './export-geometry.ts';
import { placeDescription, placeName } from './export-words.ts';
import { element, optionalElement, type Xml, xmlDocument } from './xml.ts';

function textProperty(feature: ExportFeature, name: string): string | null {
  const value = feature.properties[name];
  return typeof value === 'string' ? value : null;
}

function waypoint(feature: ExportFeature, context: ExportContext): Xml {
  const [lon, lat] = placeOf(feature).map(decimalText);
  // The schema of GPX fixes the order: time, name, desc, src, type.
  return element(
    'wpt',
    { lat, lon },
    optionalElement('time', textProperty(feature, 'recordedAt') ?? textProperty(feature, 'runAt')),
    element('name', {}, placeName(feature, context)),
    optionalElement('desc', placeDescription(feature, context)),
    element('src', {}, feature.id),
    optionalElement('type', textProperty(feature, 'category') ?? textProperty(feature, 'band')),
  );
}

/** GPX 1.1: one waypoint for each finding, or for the middle of each area. */
export const gpxFormat: ExportFormat = {
  id: 'gpx',
  label: { sv: 'GPX (fält-GPS)', en: 'GPX (GPS in the field)' },
  help: { sv: 'Punkter att gå till med telefon eller GPS.', en: 'Places to walk to with a phone or a GPS.' },
  extension: 'gpx',
  mediaType: 'application/gpx+xml',
  what: ['findings', 'areas'],
  write(features, context) {
    const box = boxAround(features.map(placeOf));
    const [minlon, minlat, maxlon, maxlat] = box?.map(decimalText) ?? [];
    const bounds = box && element('bounds', { minlat, minlon, maxlat, maxlon });
    const metadata = element(
      'metadata',
      {},
      element('name', {}, context.title),
      element('time', {}, context.createdAt),
      bounds,
    );
    return xmlDocument(
      'gpx',
      { version: '1.1', creator: 'Lykta', xmlns: 'http://www.topografix.com/GPX/1/1' },
      [metadata, ...features.map((feature) => waypoint(feature, context))],
    );
  },
};
