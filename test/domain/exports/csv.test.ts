import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFormat } from '../../../domain/exports/csv.ts';
import { safeText, withoutFormulaGuard } from '../../../domain/exports/safe-text.ts';
import { anyText, exportContext, exportedArea, exportedFinding } from '../../support/export-samples.ts';

function rowsOf(content: string, delimiter = ','): Record<string, string>[] {
  return parse(content, { bom: true, columns: true, delimiter });
}

describe('CSV', () => {
  test('begins with a byte order mark and has the documented columns', () => {
    const content = csvFormat.write([], exportContext('findings'));
    expect(content).toBe(
      '\ufeffid,walkId,longitude,latitude,category,subcategory,polarity,severity,text,suggestion,participant,checkpoint,' +
        'lightCondition,accuracyMetres,positionSource,source,recordedAt,status,observerLongitude,observerLatitude,observerAccuracyMetres,' +
        'group,clockSkewMilliseconds,confirmations,duplicateOf,merged,voices,photos,textState,categoryLabel,subcategoryLabel\r\n',
    );
  });

  test('writes numbers as numbers, also negative ones', () => {
    const [row] = rowsOf(csvFormat.write([exportedFinding()], exportContext('findings')));
    expect(row).toMatchObject({
      longitude: '-17.6012345',
      latitude: '57.25',
      severity: '3',
      categoryLabel: 'Belysning',
    });
  });

  test('writes what came with the mark: where the person stood, the group, photos, and how the words were judged', () => {
    const [row, bare] = rowsOf(
      csvFormat.write(
        [
          exportedFinding({
            observer: { position: [17.6, 57.25], accuracyMetres: 8 },
            groupId: '01938c4e-0000-7000-8000-00000000000d',
            clockSkewMilliseconds: -1200,
            confirmations: 2,
            photoIds: ['a', 'b'],
            textModeration: { state: 'edited', text: 'x', suggestion: null, reason: null },
          }),
          exportedFinding({ textModeration: null, observer: null }),
        ],
        exportContext('findings'),
      ),
    );
    expect(row).toMatchObject({
      observerLongitude: '17.6',
      observerLatitude: '57.25',
      observerAccuracyMetres: '8',
      group: '01938c4e-0000-7000-8000-00000000000d',
      clockSkewMilliseconds: '-1200',
      confirmations: '2',
      photos: '2',
      textState: 'edited',
    });
    expect(bare).toMatchObject({
      observerLongitude: '',
      group: '',
      confirmations: '',
      photos: '0',
      textState: '',
    });
  });

  test('writes decimal commas between semicolons for a Swedish spreadsheet', () => {
    const content = csvFormat.write([exportedFinding()], exportContext('findings', { decimalComma: true }));
    const [row] = rowsOf(content, ';');
    expect(row).toMatchObject({ longitude: '-17,6012345', latitude: '57,25', text: 'Lampan är trasig' });
  });

  test('writes areas with their middle and their outline', () => {
    const [row] = rowsOf(csvFormat.write([exportedArea()], exportContext('areas')));
    expect(row).toMatchObject({ band: 'high', categories: 'lighting:4', radiusMetres: '40', nMarked: '5' });
    expect(row?.geometryWkt).toBe('POLYGON ((17.6 57.2, 17.7 57.2, 17.7 57.3, 17.6 57.2))');
    expect(Number(row?.longitude)).toBeCloseTo(17.6667, 3);
  });

  test('any text comes back as it was, and none can be taken for a formula', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), fc.boolean(), (texts, decimalComma) => {
        const features = texts.map((text) => exportedFinding({ text }));
        const content = csvFormat.write(features, exportContext('findings', { decimalComma }));
        const cells = rowsOf(content, decimalComma ? ';' : ',').map((row) => row.text ?? '');
        expect(cells.map(withoutFormulaGuard)).toEqual(texts.map(safeText));
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@\t＝＋－＠]/);
      }),
    );
  });
});
