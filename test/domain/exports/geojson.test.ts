import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geojsonFormat } from '../../../domain/exports/geojson.ts';
import { safeText } from '../../../domain/exports/safe-text.ts';
import { anyText, exportContext, exportedArea, exportedFinding } from '../../support/export-samples.ts';

describe('GeoJSON', () => {
  test('has flat properties, the same for a finding that says little', () => {
    const full = JSON.parse(geojsonFormat.write([exportedFinding()], exportContext('findings'))).features[0];
    const bare = { ...exportedFinding(), properties: {} };
    const little = JSON.parse(geojsonFormat.write([bare], exportContext('findings'))).features[0];
    expect(Object.keys(little.properties)).toEqual(Object.keys(full.properties));
    expect(Object.values(full.properties).every((value) => value === null || typeof value !== 'object')).toBe(
      true,
    );
    expect(full.properties).toMatchObject({
      participant: '01938c4e-0000-7000-8000-00000000000b',
      severity: 3,
    });
    expect(full.properties).not.toHaveProperty('longitude');
  });

  test('has the box around all places, and none without places', () => {
    const east = { ...exportedFinding(), geometry: { type: 'Point', coordinates: [18, 57.5] } };
    const both = JSON.parse(geojsonFormat.write([exportedFinding(), east], exportContext('findings')));
    expect(both.bbox).toEqual([-17.6012345, 57.25, 18, 57.5]);
    expect(JSON.parse(geojsonFormat.write([], exportContext('findings')))).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
    expect(JSON.parse(geojsonFormat.write([exportedArea()], exportContext('areas'))).bbox).toEqual([
      17.6, 57.2, 17.7, 57.3,
    ]);
  });

  test('keeps what the reader may not see out, whatever the feature carries', () => {
    const content = geojsonFormat.write(
      [{ ...exportedArea(), properties: { tokenHash: 'secret' } }],
      exportContext('areas'),
    );
    expect(content).not.toContain('secret');
  });

  test('any text is JSON that says the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const collection = JSON.parse(
          geojsonFormat.write([exportedFinding({ text })], exportContext('findings')),
        );
        expect(collection.features[0].properties.text).toBe(safeText(text));
      }),
    );
  });
});
