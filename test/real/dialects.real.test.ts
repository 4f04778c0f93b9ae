import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionFault } from '../../domain/geo.ts';
import { findColumns } from '../../domain/import/finding-fields.ts';
import { readNumber } from '../../domain/import/read-value.ts';
import { UnreadableFile } from '../../domain/import/source-row.ts';
import { readImportFile } from '../../server/import/read-import-file.ts';
import { realFile } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('four dialects of recorded incidents', () => {
  test.each([
    ['cincinnati_burglary.csv.gz', 8723, 426, 'separated by comma'],
    ['medellin_homicides.csv', 9360, 81, 'separated by semicolon'],
    ['lancashire_asb.tab.gz', 56434, 0, 'separated by tab'],
    ['tempe_opioid_calls.csv', 3379, 0, 'separated by comma'],
  ])('%s: %i rows, %i of them without a place', async (name, rowCount, withoutPlace, dialect) => {
    const { source } = await readImportFile(realFile('incidents-small', name));
    expect(source.rows).toHaveLength(rowCount);
    expect(source.refused).toEqual([]);
    expect(source.notes.map(({ en }) => en)).toContain(dialect);
    const { found } = findColumns(source.columns, new Map());
    const places = source.rows.map(({ values }) =>
      [found?.longitude, found?.latitude].map((column) =>
        column === undefined ? undefined : readNumber(values[column], source.decimalComma),
      ),
    );
    const withPlace = places.filter(
      ([longitude, latitude]) => longitude !== undefined && latitude !== undefined,
    );
    expect(rowCount - withPlace.length).toBe(withoutPlace);
    const faults = withPlace.map(([longitude = Number.NaN, latitude = Number.NaN]) =>
      positionFault(longitude, latitude),
    );
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  test('Medellín goes in with one column mapped, and every row without a place is named', async () => {
    const folder = await temporaryFolder();
    const file = realFile('incidents-small', 'medellin_homicides.csv');
    const refused = join(folder, 'refused.csv');
    const database = join(folder, 'medellin.sqlite');
    const args = ['import', file, '--walk', 'new', '--category', 'other', '--map', 'fecha_hecho=recordedAt'];
    const imported = await runCli(database, [...args, '--refused', refused, '--keep-good', '--json']);
    expect(imported.exitCode).toBe(1);
    expect(imported.json()).toMatchObject({ accepted: 9360 - 81, refused: 81, duplicates: 0 });
    expect(imported.stderr.match(/^line \d+: has no longitude and latitude$/gm)).toHaveLength(81);
    const back = await readImportFile(refused);
    expect(back.source.rows).toHaveLength(81);
  });
});

describe('GeoJSON that others judged good or bad', () => {
  const folder = realFile('fixtures-geojson', 'geojsonhint');

  test.each(readdirSync(join(folder, 'good')).filter((name) => name.endsWith('.geojson')))(
    'good/%s is read, and each feature is a row or is refused with a reason',
    async (name) => {
      const { source } = await readImportFile(join(folder, 'good', name));
      expect(source.rows.length + source.refused.length).toBeGreaterThan(0);
      expect(source.refused.every(({ reason }) => reason.sv.length > 5 && reason.en.length > 5)).toBe(true);
    },
  );

  test('bad/* never throws anything but words', async () => {
    const names = (await readdir(join(folder, 'bad'))).filter((name) => name.endsWith('.geojson'));
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const outcome = await readImportFile(join(folder, 'bad', name)).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome, name).toBeInstanceOf(UnreadableFile);
    }
  });
});
