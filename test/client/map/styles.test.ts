import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { townStyle } from '../../../client/map/basemap-style.ts';
import { composeStyle } from '../../../client/map/compose-style.ts';
import { IdMapper } from '../../../client/map/id-mapper.ts';
import { overlayLayers, selectableLayers } from '../../../client/map/layers.ts';
import type { MapData } from '../../../client/map/map-data.ts';
import { collectionOf, kindOfSource, type SourceName, sourceNames } from '../../../client/map/map-sources.ts';
import { markSvg } from '../../../client/map/mark-svg.ts';
import { plainStyle } from '../../../client/map/plain-style.ts';
import { vectorStyle } from '../../../client/map/vector-style.ts';
import { tokenColours } from './token-colours.ts';

const noTown = { type: 'FeatureCollection' as const, features: [] };
const ring: [number, number][] = [
  [17.6, 57.25],
  [17.61, 57.25],
  [17.61, 57.26],
  [17.6, 57.25],
];

const data: MapData = {
  findings: [
    { id: 'f1', position: [17.6, 57.25], polarity: 'unsafe', severity: 3, categoryId: 'lighting' },
    { id: 'f2', position: [17.6, 57.25], polarity: 'good', severity: 4 },
  ],
  areas: [
    { id: 'a1', geometry: { type: 'Polygon', coordinates: [ring] }, score: 35, band: 'high', name: 'Torget' },
  ],
  shades: [{ id: 'c1', geometry: { type: 'Polygon', coordinates: [ring] }, look: 'few' }],
  draft: [17.6, 57.25],
  here: { position: [17.6, 57.25], accuracyMetres: 20 },
};

function collections(ids: IdMapper): Record<SourceName, ReturnType<typeof collectionOf>> {
  return Object.fromEntries(sourceNames.map((name) => [name, collectionOf(name, data, ids)])) as Record<
    SourceName,
    ReturnType<typeof collectionOf>
  >;
}

describe.each(['light', 'dark'] as const)('the %s map', (theme) => {
  const colours = tokenColours(theme);
  const grounds = {
    plain: plainStyle(colours),
    town: townStyle(colours, noTown, 'Lyktehamn'),
    tiles: vectorStyle(colours, { tiles: 'https://example.org/{z}/{x}/{y}.pbf', credits: undefined }),
    archive: vectorStyle(colours, { url: 'pmtiles://https://example.org/a.pmtiles', credits: 'Kommunen' }),
  };

  test.each(Object.keys(grounds) as (keyof typeof grounds)[])('is a valid style on the %s ground', (name) => {
    const style = composeStyle(grounds[name], overlayLayers(colours), collections(new IdMapper()), {});
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    expect(new Set(style.layers.map(({ id }) => id)).size).toBe(style.layers.length);
  });

  test('draws areas under the names of streets and marks above them', () => {
    const style = composeStyle(grounds.town, overlayLayers(colours), collections(new IdMapper()), {});
    const order = style.layers.map(({ id }) => id);
    expect(order.indexOf('areas-fill')).toBeLessThan(order.indexOf('road-name'));
    expect(order.indexOf('findings')).toBeGreaterThan(order.indexOf('road-name'));
  });

  test('has a layer for everything that answers to taps', () => {
    const { under, over } = overlayLayers(colours);
    const layers = new Map([...under, ...over].map((layer) => [layer.id, layer]));
    for (const id of selectableLayers) {
      const layer = layers.get(id);
      expect(layer !== undefined && 'source' in layer && layer.source in kindOfSource).toBe(true);
    }
  });
});

describe('the marks', () => {
  const colours = tokenColours('light');

  test('tell severity by a number and kind by a shape, not by colour alone', () => {
    const unsafe = markSvg('mark/unsafe/3/kept/none', colours, {});
    expect(unsafe?.svg).toContain('>3</text>');
    const bodies = ['unsafe/1', 'good/0', 'patrol/0', 'neutral/0'].map((name) => {
      const svg = markSvg(`dot/${name}`, colours, {})?.svg ?? '';
      return svg.replace(/fill="[^"]*"/g, '').replace(/<text.*/, '');
    });
    expect(new Set(bodies).size).toBe(4);
  });

  test('take the glyph of their category, whole document or inner elements', () => {
    for (const icon of ['<svg viewBox="0 0 24 24"><path d="M1 2"/></svg>', '<path d="M1 2"/>']) {
      const svg = markSvg('mark/unsafe/2/kept/bush', colours, { bush: icon })?.svg ?? '';
      expect(svg).toContain('<path d="M1 2"/>');
      expect(svg.match(/<svg/g)).toHaveLength(2);
      expect(svg.match(/<\/svg>/g)).toHaveLength(2);
    }
  });

  test('leave names of other styles alone', () => {
    expect(markSvg('airport-15', colours, {})).toBeUndefined();
  });
});

describe('the sources', () => {
  test('carry the numbers of the records and no more than the layers read', () => {
    const ids = new IdMapper();
    const findings = collectionOf('findings', data, ids).features;
    expect(findings.map(({ id }) => ids.textOf(id))).toEqual(['f1', 'f2']);
    expect(findings[0]?.properties).toEqual({
      polarity: 'unsafe',
      severity: 3,
      category: 'lighting',
      pending: false,
    });
    // A good place has no severity, whatever the record says.
    expect(findings[1]?.properties?.severity).toBe(0);
    const areas = collectionOf('areas', data, ids).features;
    expect(areas.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Point']);
    expect(areas[1]?.geometry).toEqual({ type: 'Point', coordinates: [17.61, 57.26] });
    expect(areas.map(({ id }) => ids.textOf(id))).toEqual(['a1', 'a1']);
  });

  test('give a cell with too few people no number', () => {
    const features = collectionOf('shades', data, new IdMapper()).features;
    expect(features.map(({ properties }) => properties)).toEqual([{ look: 'few' }]);
  });
});

describe('the id mapper', () => {
  test('gives each id one number for good, and finds the way back', () => {
    const ids = new IdMapper();
    const numbers = ['a', 'b', 'a', 'c'].map((id) => ids.numberOf(id));
    expect(numbers[0]).toBe(numbers[2]);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers.every((number) => Number.isInteger(number) && number > 0)).toBe(true);
    expect(numbers.map((number) => ids.textOf(number))).toEqual(['a', 'b', 'a', 'c']);
    expect([ids.textOf(99), ids.textOf(undefined), ids.textOf('1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
