import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const rows = [
  'när;brottskod;Ö;N',
  '2026-10-02 22:10;Inbrott;674032,5;6580821,5',
  '2026-10-02 22:10;Inbrott;674032,5;6580821,5',
  '2026-10-03;Rån;674050;6580840',
  '2026-10-03;Rån;;',
].join('\n');
const mapping = ['--map', 'när=occurredAt', '--map', 'Ö=longitude', '--map', 'N=latitude'];

describe('lykta import --kind incident', () => {
  let folder: string;
  const run = (...args: string[]) => runCli(`sqlite:${join(folder, 'lykta.sqlite')}`, args, folder);
  beforeEach(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, 'brott.csv'), rows);
  });

  test('takes the good rows, writes the others beside the file, and the same file adds nothing', async () => {
    const args = ['import', 'brott.csv', '--kind', 'incident', '--dataset', 'Brott', ...mapping, '--json'];
    const first = await run(...args);
    expect(first.json(), first.stderr).toEqual({
      datasetId: expect.any(String),
      accepted: 3,
      refused: 1,
      duplicates: 0,
    });
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toContain('SWEREF 99 TM');
    expect(await readFile(join(folder, 'brott.csv.refused.csv'), 'utf8')).toContain('has no coordinates');
    expect((await run(...args)).json()).toMatchObject({ accepted: 0, refused: 1, duplicates: 3 });
  });

  test('without a data set, or with a field that there is not, ends with 2 and words', async () => {
    const bare = await run('import', 'brott.csv', '--kind', 'incident');
    expect([bare.exitCode, bare.stderr]).toEqual([2, expect.stringContaining('--dataset NAME')]);
    const wrong = await run(
      'import',
      'brott.csv',
      '--kind',
      'incident',
      '--dataset',
      'B',
      '--map',
      'N=severity',
    );
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('occurredAt')]);
  });
});
