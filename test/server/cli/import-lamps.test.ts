import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

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
