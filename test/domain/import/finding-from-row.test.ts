import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findColumns } from '../../../domain/import/finding-fields.ts';
import { findingFromRow } from '../../../domain/import/finding-from-row.ts';
import type { SourceValue } from '../../../domain/import/source-row.ts';
import { loadCatalogue } from '../../../server/load-catalogue.ts';

const catalogue = await loadCatalogue(join(import.meta.dirname, '..', '..', '..', 'data', 'categories'));

function read(
  values: Record<string, SourceValue>,
  other: { decimalComma?: boolean; category?: string } = {},
) {
  const { found = {} } = findColumns(Object.keys(values), new Map());
  const defaults = {
    recordedAt: '2026-11-01T17:00:00.000Z',
    ...(other.category ? { category: other.category } : {}),
  };
  return findingFromRow(
    { line: 2, values },
    {
      columns: found,
      decimalComma: other.decimalComma ?? false,
      timeZone: 'Europe/Stockholm',
      catalogue,
      defaults,
    },
  );
}

const place = { longitude: '17.6', latitude: '57.25' };

describe('where the person stood', () => {
  const observer = { observerLongitude: '17.61', observerLatitude: '57.26', observerAccuracyMetres: '9' };
  test.each([
    ['without its accuracy', { ...observer, observerAccuracyMetres: '' }, /observerAccuracyMetres/],
    ['without a latitude', { ...observer, observerLatitude: '' }, /observer longitude and latitude/],
    ['in metres', { ...observer, observerLongitude: '6580822' }, /projected metres.*observer longitude/],
    ['with words', { ...observer, observerAccuracyMetres: 'good' }, /observerAccuracyMetres "good"/],
  ])('%s is refused', (_name, cells, words) =>
    expect(read({ ...place, category: 'lighting', ...cells }).fault).toMatch(words),
  );

  test('is read beside the place of the mark', () =>
    expect(read({ ...place, category: 'lighting', ...observer }).content?.properties.observer).toEqual({
      position: [17.61, 57.26],
      accuracyMetres: 9,
    }));
});

describe('a row as a finding', () => {
  test('gets from the catalogue and the defaults what it does not say', () => {
    expect(read({ ...place, category: 'lighting' }).content).toEqual({
      geometry: { type: 'Point', coordinates: [17.6, 57.25] },
      properties: {
        category: 'lighting',
        subcategory: null,
        polarity: 'unsafe',
        severity: catalogue.find('lighting')?.defaultSeverity,
        text: null,
        suggestion: null,
        lightCondition: null,
        observer: null,
        clockSkewMilliseconds: null,
        accuracyMetres: null,
        positionSource: 'import',
        recordedAt: '2026-11-01T17:00:00.000Z',
      },
    });
  });

  test('may name its category by the label that people see', () => {
    const label = catalogue.find('patrol_wish')?.label.sv ?? '';
    expect(read({ ...place, category: label.toUpperCase() }).content?.properties.category).toBe(
      'patrol_wish',
    );
  });

  test('may be a good place, or a neutral one', () => {
    expect(read({ ...place, category: 'positive' }).content?.properties).toMatchObject({
      polarity: 'positive',
      severity: null,
    });
    expect(read({ ...place, category: 'other', polarity: 'neutral' }).content?.properties).toMatchObject({
      polarity: 'neutral',
      severity: null,
    });
    expect(read({ ...place, polarity: 'positive' }).content?.properties.category).toBe('positive');
  });

  test('loses the apostrophe that the export put before a formula', () => {
    expect(read({ ...place, category: 'other', text: "'=1+1" }).content?.properties.text).toBe('=1+1');
  });

  test('keeps words that elsewhere mean that there is nothing', () => {
    expect(read({ ...place, category: 'other', text: 'None' }).content?.properties.text).toBe('None');
  });

  test.each([
    ['has no longitude and latitude', { longitude: 'NA', latitude: 'NA', category: 'other' }],
    ['has no longitude and latitude', { category: 'other' }],
    ['longitude "öst" is not a number', { ...place, longitude: 'öst', category: 'other' }],
    ['these look like projected metres', { longitude: '674032', latitude: '6580822', category: 'other' }],
    ['longitude and latitude look swapped', { longitude: '57.25', latitude: '117.6', category: 'other' }],
    ['the longitude must be between -180 and 180', { longitude: '190', latitude: '57', category: 'other' }],
    ['category "ljus" is not in the catalogue', { ...place, category: 'ljus' }],
    ['has no category', { ...place }],
    ['has no subcategory "sun"', { ...place, category: 'lighting', subcategory: 'sun' }],
    ['severity "5" is not 1, 2, 3 or 4', { ...place, category: 'other', severity: '5' }],
    ['severity "2.5" is not 1, 2, 3 or 4', { ...place, category: 'other', severity: '2.5' }],
    ['a positive place has no severity', { ...place, category: 'positive', severity: '1' }],
    [
      'polarity "bad" is not one of: unsafe, neutral, positive',
      { ...place, category: 'other', polarity: 'bad' },
    ],
    ['recordedAt "23/11/2026" is not a time', { ...place, category: 'other', recordedAt: '23/11/2026' }],
    ['lightCondition "noon" is not one of', { ...place, category: 'other', lightCondition: 'noon' }],
    ['accuracyMetres "near" is not a number', { ...place, category: 'other', accuracyMetres: 'near' }],
  ])('is refused: %s', (reason, values) => {
    expect(read(values).fault).toContain(reason);
  });
});

describe('columns', () => {
  test('are found in any case and by their short names, the surest first', () => {
    const { found } = findColumns(['X', 'y', 'LNG', 'Recorded_At', 'Light condition', 'walkId'], new Map());
    expect(found).toEqual({
      longitude: 'LNG',
      latitude: 'y',
      recordedAt: 'Recorded_At',
      lightCondition: 'Light condition',
    });
  });

  test('that are mapped go before names', () => {
    const mapped = new Map([['Längd', 'longitude'] as const]);
    expect(findColumns(['longitude', 'längd'], mapped).found).toEqual({ longitude: 'längd' });
  });

  test.each([
    ['there is no column "Z"; the file has: a, b', ['a', 'b'], [['Z', 'text']] as const],
    [
      'both "a" and "b" are mapped to text',
      ['a', 'b'],
      [
        ['a', 'text'],
        ['b', 'text'],
      ] as const,
    ],
    ['the columns "Text" and "text" have the same name', ['Text', 'text'], []],
  ])('are refused: %s', (reason, columns, mapped) => {
    expect(findColumns(columns, new Map(mapped)).fault?.en).toBe(reason);
  });
});
