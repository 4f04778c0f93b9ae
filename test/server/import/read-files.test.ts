import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import { decodeFile } from '../../../server/import/decode-file.ts';
import { readGeojson } from '../../../server/import/read-geojson.ts';
import { readTable } from '../../../server/import/read-table.ts';

describe('letters', () => {
  const swedish = 'plats;känsla\nÅhörn;mörkt';

  test.each([
    ['UTF-8', Buffer.from(swedish)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${swedish}`)],
    ['Latin-1', Buffer.from(swedish, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${swedish}`, 'utf16le')],
    ['gzip', gzipSync(swedish)],
  ])('of %s are read', (_, bytes) => {
    expect(decodeFile(bytes).text).toBe(swedish);
  });

  test('of no text are refused in words', () => {
    expect(() => decodeFile(Buffer.from('PK\u0003\u0004\u0000\u0000'))).toThrow('the file is not text');
    expect(() => decodeFile(Buffer.from([0x1f, 0x8b, 1, 2]))).toThrow('cannot be unpacked');
  });
});

describe('tables', () => {
  test.each([',', ';', '\t', '|'])(
    'separated by %j are recognised, whatever stands in the cells',
    (delimiter) => {
      const header = ['longitude', 'latitude', 'text'];
      const cell = fc.string({ unit: fc.constantFrom(...'aå1 .,;\t|"\n\''), maxLength: 8 });
      fc.assert(
        fc.property(
          fc.array(
            fc.tuple(
              cell,
              cell,
              cell.map((text) => `${text}!`),
            ),
            { minLength: 1 },
          ),
          (rows) => {
            const { rows: read, refused } = readTable(stringify([header, ...rows], { delimiter }));
            expect(refused).toEqual([]);
            expect(read.map(({ values }) => header.map((name) => values[name]))).toEqual(rows);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test('have lines counted as people count them', () => {
    const { rows } = readTable('a,b\r\n1,2\r\n\r\n"two\r\nlines",3\r\n4,5\r\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  test('lose only the rows that are broken', () => {
    const { rows, refused } = readTable('a;b\n1;2\n3\n4;5;6\n5" pipe;7\n"open;8\nlost;9\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(refused.map(({ line, reason }) => `${line} ${reason.en}`)).toEqual([
      '3 has 1 cells, but the header has 2',
      '4 has 3 cells, but the header has 2',
      '6 cannot be read, nor can anything after it: a quotation mark opens a cell and never closes',
    ]);
  });

  test('are refused without a header, or with one name twice', () => {
    expect(() => readTable('')).toThrow('the file is empty');
    expect(() => readTable('a,a\n1,2')).toThrow('two columns named "a"');
  });
});

describe('GeoJSON', () => {
  const feature = (geometry: unknown, properties: unknown = {}) => ({
    type: 'Feature',
    geometry,
    properties,
  });
  const point = { type: 'Point', coordinates: [17.6, 57.25, 12] };

  test('gives a row for each Point, whose place goes before properties of that name', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { ...feature(point, { text: 'hej', longitude: 1, tags: ['a'] }), id: 7 },
        feature(null),
        feature({ type: 'LineString' }),
      ],
    });
    const { rows, refused } = readGeojson(text);
    expect(rows).toEqual([
      { line: 1, values: { id: 7, text: 'hej', longitude: 17.6, latitude: 57.25, tags: '["a"]' } },
    ]);
    expect(refused.map(({ line, reason }) => `${line} ${reason.en}`)).toEqual([
      '2 has no geometry',
      '3 has the geometry "LineString"; here it must be a Point',
    ]);
  });

  test.each([
    ['not valid JSON', '{"type":'],
    ['not a GeoJSON object', '[1]'],
    ['"type" is "Topology"', '{"type":"Topology"}'],
    ['"type" is missing', '{}'],
    ['no list "features"', '{"type":"FeatureCollection"}'],
    [
      'EPSG::3006',
      '{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}}',
    ],
  ])('is refused as a whole: %s', (reason, text) => {
    expect(() => readGeojson(text)).toThrow(reason);
  });

  test('never throws anything but words', () => {
    const json = fc
      .anything()
      .map((value) => JSON.stringify({ type: 'FeatureCollection', features: [value], crs: value }) ?? '');
    fc.assert(
      fc.property(fc.oneof(json, fc.json(), fc.string()), (text) => {
        try {
          const { rows, refused } = readGeojson(text);
          expect(rows.length + refused.length).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFile);
        }
      }),
    );
  });
});
