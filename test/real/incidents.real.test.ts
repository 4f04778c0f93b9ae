import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realFile } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const small = (name: string) => ['incidents-small', name] as const;

test.each([
  [small('cincinnati_burglary.csv.gz'), 8723 - 426, 426],
  [small('medellin_homicides.csv'), 9360 - 81, 81],
  [small('lancashire_asb.tab.gz'), 56_434, 0],
  [small('tempe_opioid_calls.csv'), 3379, 0],
  [['incidents-philadelphia', 'incidents_2018-2019.csv.gz'] as const, 316_032 - 2013, 2013],
])('%s goes in without mapping a column, once', async (path, accepted, refused) => {
  const folder = await temporaryFolder();
  const args = ['import', realFile(...path), '--kind', 'incident', '--dataset', path[1], '--json'];
  const run = () => runCli(join(folder, 'lykta.sqlite'), [...args, '--refused', join(folder, 'refused.csv')]);
  const first = await run();
  expect(first.json(), first.stderr).toMatchObject({ accepted, refused, duplicates: 0 });
  if (accepted < 10_000) expect((await run()).json()).toMatchObject({ accepted: 0, duplicates: accepted });
});
