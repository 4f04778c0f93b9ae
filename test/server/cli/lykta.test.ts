import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../../server/load-catalogue.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const marks = [
  'Längd;Bredd;category;severity;text;participant',
  '17,60000;57,25000;lighting;3;"Trasig lampa; mörkt";p1',
  '17,60001;57,25001;lighting;4;=SUM(A1);p2',
  '17,60002;57,25002;unsafe_spot;2;;p3',
  '17,61000;57,26000;positive;;Fint;p1',
].join('\r\n');

describe('lykta, as people run it', () => {
  let folder: string;
  let database: string;
  let walkId: string;
  const run = (...args: string[]) => runCli(database, args, folder);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lykta-cli-'));
    database = `sqlite:${join(folder, 'lykta.sqlite')}`;
    await writeFile(join(folder, 'marks.csv.gz'), gzipSync(Buffer.from(marks, 'latin1')));
    const map = ['--map', 'Längd=longitude', '--map', 'Bredd=latitude'];
    const imported = await run(
      'import',
      'marks.csv.gz',
      '--kind',
      'finding',
      '--walk',
      'NEW',
      ...map,
      '--json',
    );
    expect(imported.exitCode, imported.stderr).toBe(0);
    const answer = z.looseObject({ walkId: z.string() }).parse(imported.json());
    expect(answer).toEqual({ walkId: expect.any(String), accepted: 4, refused: 0, duplicates: 0 });
    walkId = answer.walkId;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('computes areas and keeps them for the export', async () => {
    const settings = ['--radius-metres', '60', '--min-voices', '3', '--json'];
    const computed = await run('areas', '--walk', walkId, ...settings);
    expect(computed.json()).toMatchObject({
      type: 'FeatureCollection',
      marks: 3,
      marksInNone: 0,
      features: [
        { geometry: { type: 'Polygon' }, properties: { nMarked: 3, parameters: { radiusMetres: 60 } } },
      ],
    });
    const written = await run(
      'export',
      '--walk',
      walkId,
      '--what',
      'areas',
      '--format',
      'geojson',
      '--out',
      'areas.geojson',
    );
    expect(written.exitCode).toBe(0);
    const areas = JSON.parse(await readFile(join(folder, 'areas.geojson'), 'utf8'));
    expect(areas.features).toMatchObject([{ properties: { nMarked: 3, radiusMetres: 60 } }]);
  });

  test('computes the kept areas again, of a walk and of a set, and ends with 0 only for the same bytes', async () => {
    const verified = await run('areas', '--walk', walkId, '--verify', '--json');
    expect(verified.exitCode, verified.stderr).toBe(0);
    expect(verified.json()).toMatchObject({ state: 'same', areaCount: 1 });
    const none = await run('area-set', 'All walks', '--verify');
    expect([none.exitCode, none.stderr.trim()]).toEqual([1, 'no areas are kept']);
    const computed = await run(
      'area-set',
      'All walks',
      '--min-voices',
      '3',
      '--radius-metres',
      '60',
      '--json',
    );
    expect(computed.json()).toMatchObject({
      set: { properties: { run: { version: 1, marks: 3, areaCount: 1 } } },
    });
    const again = await run('area-set', 'All walks', '--verify', '--json');
    expect(again.json()).toMatchObject({ state: 'same', areaCount: 1 });
  });

  test('exports findings that come back as nothing new', async () => {
    const args = ['export', '--walk', 'marks', '--what', 'findings', '--format', 'csv', '--out', 'f.csv'];
    const exported = await run(...args, '--decimal-comma', '--json');
    expect(exported.json()).toMatchObject({ walkId, count: 4, format: 'csv' });
    expect(await readFile(join(folder, 'f.csv'), 'utf8')).toContain("'=SUM(A1)");
    const again = await run('import', 'f.csv', '--walk', walkId, '--json');
    expect(again.json()).toEqual({ walkId, accepted: 0, refused: 0, duplicates: 4 });
  });

  test('writes into a database that a server holds open, and the server sees it', async () => {
    const catalogue = await loadCatalogue(join(import.meta.dirname, '../../../data/categories'));
    const held = await openStore(database, { catalogue, jobsFor: () => [] });
    await writeFile(join(folder, 'more.csv'), 'lng,lat,category\n17.7,57.3,other\n');
    const imported = await run('import', 'more.csv', '--walk', 'Medan servern går', '--json');
    const walks = await held.recordsOfKind('walk');
    const waiting = await held.nextJobAt();
    await held.close();
    expect(imported.json()).toMatchObject({ accepted: 1 });
    expect(walks.map(({ feature }) => feature.properties.name)).toContain('Medan servern går');
    // The server will compute the areas, as after any other mark.
    expect(waiting).toBeInstanceOf(Date);
  });

  test('lists walks by id and name', async () => {
    const listed = await run('walks', '--json');
    const expected = { id: walkId, name: 'marks', status: 'walked', findings: 4 };
    expect(listed.json()).toMatchObject({
      walks: expect.arrayContaining([expect.objectContaining(expected)]),
    });
  });

  test('refuses a row with its line, on standard error and in a file to mend', async () => {
    await writeFile(join(folder, 'bad.csv'), 'lng,lat,category\n17.6,57.25,other\n-674032,6580822,other\n');
    const all = await run('import', 'bad.csv', '--walk', 'Trasig', '--json');
    expect(all.exitCode).toBe(1);
    expect(all.json()).toEqual({ walkId: null, accepted: 0, refused: 1, duplicates: 0 });
    expect(all.stderr).toContain('line 3: these look like projected metres');
    expect(await readFile(join(folder, 'bad.csv.refused.csv'), 'utf8')).toMatch(
      /^\ufeffline,reason,lng,lat,category\r\n3,"?these look like .*,-674032,6580822,other\r\n$/,
    );
    const some = await run(
      'import',
      'bad.csv',
      '--walk',
      'Trasig',
      '--keep-good',
      '--json',
      '--refused',
      'rest.csv',
    );
    expect(some.exitCode).toBe(1);
    expect(some.json()).toEqual({ walkId: expect.any(String), accepted: 1, refused: 1, duplicates: 0 });
    expect(await readFile(join(folder, 'rest.csv'), 'utf8')).toContain('-674032');
  });
});

describe('lykta, called wrongly', () => {
  test.each([
    ['unknown command', ['imprt'], /Did you mean import/],
    ['no file', ['import', 'nowhere.csv', '--walk', 'new'], /there is no file nowhere\.csv/],
    ['no walk', ['import', 'x.csv'], /required option '--walk/],
    [
      'a mapping to nothing',
      ['import', 'x.csv', '--walk', 'new', '--map', 'a=nothing'],
      /There is no field "nothing"/,
    ],
    ['a radius of nothing', ['areas', '--walk', 'x', '--radius-metres', '0'], /from 1 to 1000 metres/],
    [
      'a period that ends before it begins',
      ['area-set', 'x', '--from', '2026-02-01', '--to', '2026-01-01'],
      /--from must not be after --to/,
    ],
    ['an unknown walk', ['areas', '--walk', 'x'], /there is no walk "x"/],
    [
      'an unknown format',
      ['export', '--walk', 'x', '--what', 'areas', '--format', 'doc', '--out', '-'],
      /Allowed choices/,
    ],
  ])('%s: ends with 2 and says so in words', async (_, args, words) => {
    const result = await runCli(join(await temporaryFolder(), 'empty.sqlite'), args);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(words);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(result.stdout).toBe('');
  });

  test('a database that cannot be reached is told in words, without its password', async () => {
    const result = await runCli('postgres://lykta:secret@localhost:9/lykta', ['walks']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(
      'postgres://lykta@localhost:9/lykta cannot be used: connect ECONNREFUSED',
    );
    expect(result.stderr).not.toMatch(/^\s+at |secret/m);
  });

  test('help teaches with examples', async () => {
    const result = await runCli(':memory:', ['import', '--help']);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('$ npm run lykta -- import');
    expect(result.stdout).toContain('recordedAt');
  });
});
