import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gpxFormat } from '../../../domain/exports/gpx.ts';
import { kmlFormat } from '../../../domain/exports/kml.ts';
import { safeText } from '../../../domain/exports/safe-text.ts';
import { anyText, exportContext, exportedArea, exportedFinding } from '../../support/export-samples.ts';
import { elementsNamed, parseXml } from '../../support/parse-xml.ts';

describe('GPX', () => {
  test('has a waypoint for a finding with its elements in the order of the schema', () => {
    const gpx = parseXml(gpxFormat.write([exportedFinding()], exportContext('findings')));
    expect(gpx.attributes).toMatchObject({ version: '1.1', xmlns: 'http://www.topografix.com/GPX/1/1' });
    const [waypoint] = elementsNamed(gpx, 'wpt');
    expect(waypoint?.attributes).toEqual({ lat: '57.25', lon: '-17.6012345' });
    expect(waypoint?.children.map(({ name }) => name)).toEqual(['time', 'name', 'desc', 'src', 'type']);
    expect(waypoint?.children[1]?.text).toBe('Belysning');
  });

  test('has the middle of an area', () => {
    const gpx = parseXml(gpxFormat.write([exportedArea()], exportContext('areas', { language: 'en' })));
    const [waypoint] = elementsNamed(gpx, 'wpt');
    expect(waypoint?.text).toContain('High priority');
    expect(waypoint?.text).toContain('5 of 12 people marked the place');
  });

  test('writes tiny degrees without an exponent', () => {
    const nearNull = { ...exportedFinding(), geometry: { type: 'Point', coordinates: [1e-7, -3e-7] } };
    const [waypoint] = elementsNamed(parseXml(gpxFormat.write([nearNull], exportContext('findings'))), 'wpt');
    expect(waypoint?.attributes).toEqual({ lat: '-0.0000003', lon: '0.0000001' });
  });
});

describe('KML', () => {
  test('has the outline of an area with longitude first', () => {
    const kml = parseXml(kmlFormat.write([exportedArea()], exportContext('areas')));
    expect(elementsNamed(kml, 'coordinates')[0]?.text).toBe('17.6,57.2 17.7,57.2 17.7,57.3 17.6,57.2');
    expect(elementsNamed(kml, 'Placemark')[0]?.attributes.id).toMatch(/^areas-/);
  });

  test('shows markup as text to programs that read descriptions as HTML', () => {
    const finding = exportedFinding({ text: '<script>alert(1)</script>' });
    const kml = parseXml(kmlFormat.write([finding], exportContext('findings')));
    expect(elementsNamed(kml, 'description')[0]?.text).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('any text', () => {
  test('leaves GPX and KML well-formed and says the same', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, title) => {
        const finding = exportedFinding({ text });
        const context = exportContext('findings', { title });
        const gpx = parseXml(gpxFormat.write([finding], context));
        expect(elementsNamed(gpx, 'desc')[0]?.text ?? '').toBe(safeText(text));
        const kml = parseXml(kmlFormat.write([finding], context));
        const data = elementsNamed(kml, 'Data').find(({ attributes }) => attributes.name === 'text');
        expect(data?.text ?? '').toBe(safeText(text));
        expect(elementsNamed(kml, 'description')[0]?.text ?? '').not.toMatch(/<(?!br>)/);
      }),
    );
  });
});
