import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lampSetIdSchema } from '../../../domain/ids.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { testCatalogue } from '../../support/change-makers.ts';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeOsmPbf } from '../../support/write-osm-pbf.ts';

const extract = `<osm version="0.6">
<node id="1" lat="57.26" lon="16.45"><tag k="highway" v="street_lamp"/><tag k="lamp_type" v="led"/></node>
<node id="2" lat="57.27" lon="16.45"><tag k="highway" v="street_lamp"/></node>
<node id="3" lat="57.28" lon="16.45"><tag k="highway" v="crossing"/></node>
</osm>`;

test('lykta import-lamps takes a register, then an extract of OpenStreetMap in its place', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lampor.csv'), 'id;E;N;skick\n1;587000;6347000;ok\n2;;;ok\n');
  await writeFile(join(folder, 'stad.osm'), extract);
  const run = (...args: string[]) =>
    runCli(`sqlite:${join(folder, 'lykta.sqlite')}`, ['import-lamps', ...args], folder);
  const first = await run('lampor.csv', '--json');
  expect(first.json(), first.stderr).toMatchObject({ accepted: 1, refused: 1, duplicates: 0 });
  expect([first.exitCode, first.stderr]).toEqual([1, expect.stringContaining('line 3: has no coordinates')]);
  const second = await run('stad.osm', '--json');
  expect(second.json(), second.stderr).toEqual({ ...Object(first.json()), accepted: 2, refused: 0 });
  const nobody = await run('lampor.csv', '--municipality', 'Nowhere');
  expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('no municipality "Nowhere"')]);
});

test('lykta import-lamps takes the lamps of a packed extract, and no other point of it', async () => {
  const folder = await temporaryFolder();
  const extract = writeOsmPbf({
    points: [
      { id: 1, lng: 16.45, lat: 57.26, tags: { highway: 'street_lamp', lamp_type: 'led', height: '6' } },
      { id: 2, lng: 16.451, lat: 57.26, tags: { highway: 'crossing', ref: '9' } },
      { id: 3, lng: 16.452, lat: 57.26 },
      { id: 9, lng: 16.453, lat: 57.261, tags: { highway: 'street_lamp', ref: 'L7' } },
    ],
    ways: [{ tags: { highway: 'residential' }, points: [1, 2, 3] }],
  });
  await writeFile(join(folder, 'lyktehamn.osm.pbf'), extract);
  const address = `sqlite:${join(folder, 'lykta.sqlite')}`;
  const told = await runCli(address, ['import-lamps', 'lyktehamn.osm.pbf', '--json'], folder);
  expect(told.exitCode, told.stderr).toBe(0);
  expect(told.json()).toMatchObject({ accepted: 2, refused: 0, duplicates: 0 });
  const store = await openStore(address, { catalogue: testCatalogue, jobsFor: () => [] });
  const [set] = await store.recordsOfKind('lamp-set');
  expect(set?.feature.properties.versions[0]).toMatchObject({ source: 'openstreetmap', lamps: 2 });
  const { longitude, latitude } = await store.lampPoints([lampSetIdSchema.parse(set?.id)], [16, 57, 17, 58]);
  expect([...longitude].sort()).toEqual([16.45, 16.453]);
  expect([...latitude].sort()).toEqual([57.26, 57.261]);
  await store.close();
});
