import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseChange } from '../../../domain/changes.ts';
import { csvFormat } from '../../../domain/exports/csv.ts';
import { geojsonFormat } from '../../../domain/exports/geojson.ts';
import type { WalkId } from '../../../domain/ids.ts';
import { importFindings } from '../../../server/import/import-findings.ts';
import type { ImportDeps, ImportRequest } from '../../../server/import/import-request.ts';
import { loadCatalogue } from '../../../server/load-catalogue.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { exportContext, exportedFinding } from '../../support/export-samples.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const catalogue = await loadCatalogue(join(import.meta.dirname, '..', '..', '..', 'data', 'categories'));

/** A store in memory, and a way to import text as if it were a file. */
async function makeImporter() {
  const store = await openStore(':memory:', { catalogue, jobsFor: () => [] });
  onTestFinished(() => store.close());
  const folder = await temporaryFolder();
  let count = 0;
  const deps: ImportDeps = {
    store,
    catalogue,
    source: {
      now: () => new Date('2026-11-23T18:00:00Z'),
      randomBytes: () => {
        count += 1;
        return new Uint8Array(16).fill(count);
      },
    },
  };
  async function importText(text: string, other: Partial<ImportRequest> = {}) {
    const path = join(folder, `marks.${text.startsWith('{') ? 'geojson' : 'csv'}`);
    await writeFile(path, text);
    const usual = { path, walk: 'new', map: new Map(), timeZone: 'UTC', keepGood: false };
    return importFindings(deps, { ...usual, ...other });
  }
  const findings = async (walkId: WalkId | null) =>
    (await store.recordsOfKind('finding', walkId ?? undefined)).map(({ feature }) => feature);
  const changeCount = async () => (await store.checkHealth()).changes;
  return { store, importText, findings, changeCount };
}

const header = 'longitude,latitude,category,text,participant\n';
const good = '17.6,57.25,lighting,Lampan är trasig,p1\n';

describe('importing findings', () => {
  test('makes a walk that has been walked, with the people and their marks', async () => {
    const { store, importText, findings } = await makeImporter();
    const report = await importText(
      `${header}${good}17.7,57.3,positive,,p1\n17.8,57.4,other,,\n17.9,57.4,other,,\n`,
      {
        name: 'Höstvandring',
      },
    );
    expect(report).toMatchObject({ accepted: 4, duplicates: 0, walkName: 'Höstvandring' });
    const [walk] = await store.recordsOfKind('walk');
    expect(walk?.feature.properties).toMatchObject({ name: 'Höstvandring', status: 'walked' });
    const marks = await findings(report.walkId);
    expect(marks.map(({ properties }) => properties.source)).toEqual(Array(4).fill('import'));
    // One person with two marks, and two rows without a name: three voices.
    expect(new Set(marks.map(({ properties }) => properties.participantId)).size).toBe(3);
    expect(await store.recordsOfKind('participant')).toHaveLength(3);
  });

  test.each([csvFormat, geojsonFormat])(
    'takes back whole what $id took out, and nothing twice',
    async (format) => {
      const { importText, findings, changeCount } = await makeImporter();
      const carried = {
        observer: { position: [17.6000001, 57.2500001], accuracyMetres: 7.5 },
        accuracyMetres: 12,
        lightCondition: 'dark_unlit',
        clockSkewMilliseconds: -1500,
        positionSource: 'crosshair',
        text: '=1+1',
      };
      const bare = { ...exportedFinding(), id: '01938c4e-0000-7000-8000-000000000002' };
      const file = format.write([exportedFinding(carried), bare], exportContext('findings', { catalogue }));
      const { walkId, accepted } = await importText(file);
      expect(accepted).toBe(2);
      const [full, little] = await findings(walkId);
      expect(full?.properties).toMatchObject({ ...carried, groupId: null });
      expect(little?.properties).toMatchObject({ observer: null, clockSkewMilliseconds: null });
      const before = await changeCount();
      expect(await importText(file, { walk: String(walkId) })).toMatchObject({ accepted: 0, duplicates: 2 });
      expect(await changeCount()).toBe(before);
    },
  );

  test('adds nothing the second time, in any walk that it went to', async () => {
    const { importText, changeCount } = await makeImporter();
    const first = await importText(header + good);
    const before = await changeCount();
    expect(await importText(header + good)).toMatchObject({
      walkId: first.walkId,
      accepted: 0,
      duplicates: 1,
    });
    expect(await importText(header + good, { walk: first.walkName })).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
    expect(await changeCount()).toBe(before);
    expect(await importText(header + good, { name: 'En annan' })).toMatchObject({
      accepted: 1,
      duplicates: 0,
    });
  });

  test('knows a row again in a longer file, in other columns and as GeoJSON', async () => {
    const { importText } = await makeImporter();
    const { walkId } = await importText(header + good);
    const walk = walkId ?? '';
    expect(await importText(`${header}17.61,57.25,other,,\n${good}`, { walk })).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    const turned = 'participant;note;text;category;lat;lng\np1;x;Lampan är trasig;lighting;57,25;17,6\n';
    expect(await importText(turned, { walk })).toMatchObject({ accepted: 0, duplicates: 1 });
    const point = { type: 'Point', coordinates: [17.6, 57.25] };
    const properties = { category: 'lighting', text: 'Lampan är trasig', participant: 'p1' };
    const geojson = JSON.stringify({ type: 'Feature', geometry: point, properties });
    expect(await importText(geojson, { walk })).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('keeps two equal rows of one file as two', async () => {
    const { importText } = await makeImporter();
    expect(await importText(header + good + good)).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await importText(header + good + good)).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  test('keeps nothing when a row is refused, and names each with its line', async () => {
    const { store, importText, changeCount } = await makeImporter();
    const long = 'å'.repeat(301);
    const text = `${header}${good}674032,6580822,other,,\n17.6,57.25,ljus,,\n17.6,57.25,other,${long},\n`;
    const report = await importText(text);
    expect(report).toMatchObject({ walkId: null, accepted: 0 });
    expect(report.refused.map(({ line, reason }) => `${line} ${reason}`.slice(0, 50))).toEqual([
      '3 these look like projected metres; send longitude',
      '4 category "ljus" is not in the catalogue (unsafe_',
      '5 text must be at most 300 characters',
    ]);
    expect(await changeCount()).toBe(0);
    expect(await importText(text, { keepGood: true })).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await store.recordsOfKind('participant')).toHaveLength(1);
  });

  test('refuses what is in the future, and all of a closed walk', async () => {
    const { store, importText } = await makeImporter();
    const rows = 'lng,lat,category,time\n17.6,57.25,other,2026-11-24\n';
    expect((await importText(rows)).refused[0]?.reason).toBe(
      'recordedAt 2026-11-24T00:00:00.000Z lies in the future',
    );
    const { walkId } = await importText(header + good);
    const id = '01938c4e-0000-7000-8000-0000000000aa';
    const at = '2026-11-23T18:00:00Z';
    const { change } = parseChange({
      kind: 'walk-phase-advanced',
      id,
      at,
      walkId,
      to: 'cancelled',
      reason: 'storm',
    });
    if (change === undefined) throw new Error('the change of this test is not valid');
    await store.commit([{ change, author: { kind: 'system', name: 'test' }, receivedAt: at }]);
    const late = await importText(`${header}17.65,57.25,other,,\n`, { walk: walkId ?? '' });
    expect(late).toMatchObject({ accepted: 0, refused: [{ line: 2 }] });
    expect(late.refused[0]?.reason).toContain('is cancelled');
  });

  test('takes the ids that a file brings, but copies what is in another walk', async () => {
    const { importText, findings } = await makeImporter();
    const id = '01938c4e-0000-7000-8000-000000000001';
    const row = `id,lng,lat,category\n${id},17.6,57.25,other\n`;
    const first = await importText(row, { walk: 'Första' });
    expect((await findings(first.walkId)).map((finding) => finding.id)).toEqual([id]);
    const second = await importText(row, { walk: 'Andra' });
    expect(second).toMatchObject({ accepted: 1 });
    expect((await findings(second.walkId)).map((finding) => finding.id)).not.toContain(id);
    expect(await importText(row, { walk: 'Andra' })).toMatchObject({ accepted: 0, duplicates: 1 });
    const twice = await importText(`${row}${id},17.6,57.25,other\n${id},17.7,57.25,other\n`, {
      walk: 'Tredje',
    });
    expect(twice).toMatchObject({ accepted: 3, refused: [] });
  });

  test('refuses two rows that bring one id with other content', async () => {
    const { importText } = await makeImporter();
    const id = '01938c4e-0000-7000-8000-000000000001';
    const report = await importText(`id,lng,lat,category\n${id},17.6,57.25,other\n${id},17.7,57.25,other\n`);
    expect(report.refused).toMatchObject([{ line: 3, reason: `the id ${id} is already that of line 2` }]);
  });

  test('says which column is missing, and what is there', async () => {
    const { importText } = await makeImporter();
    await expect(importText('Bredd,Längd,category\n57.25,17.6,other\n')).rejects.toThrow(
      'no column for longitude and latitude; the file has: Bredd, Längd, category. Say which with --map COLUMN=longitude',
    );
    const map = new Map([['Bredd', 'latitude'] as const, ['Längd', 'longitude'] as const]);
    expect(await importText('Bredd,Längd,category\n57.25,17.6,other\n', { map })).toMatchObject({
      accepted: 1,
    });
  });

  test('asks for the id when two walks have the name', async () => {
    const { importText } = await makeImporter();
    await importText(header + good, { name: 'Samma' });
    await importText(`${header}17.9,57.25,other,,\n`, { name: 'Samma' });
    await expect(importText(header + good, { walk: 'Samma' })).rejects.toThrow('2 walks are named "Samma"');
  });

  test('takes the time from the option, or else from the walk', async () => {
    const { importText, findings } = await makeImporter();
    const recordedAt = '2026-10-01T18:00:00.000Z';
    const { walkId } = await importText(header + good, { recordedAt });
    await importText(`${header}17.65,57.25,other,,\n`, { walk: walkId ?? '' });
    expect((await findings(walkId)).map(({ properties }) => properties.recordedAt)).toEqual([
      recordedAt,
      recordedAt,
    ]);
  });
});
