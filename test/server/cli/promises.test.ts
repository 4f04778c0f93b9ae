import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateOfItem } from '../../../domain/promise/promise-state.ts';
import { verifyLedger } from '../../../domain/promise/verify-ledger.ts';
import { jobsFor } from '../../../server/jobs/index.ts';
import { loadReference } from '../../../server/load-reference.ts';
import { ledgerLines } from '../../../server/promises/ledger-lines.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { openSqliteDatabase } from '../../../server/storage/sqlite/open-database.ts';
import { runCli } from '../../support/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('a published promise is taken in without evidence, and its ledger verified, also when forged', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'lykta.sqlite');
  const run = (...args: string[]) => runCli(`sqlite:${file}`, args, folder);

  const unasked = await run('promises', 'load', 'oskarshamn-2022-2023');
  expect(unasked.exitCode).toBe(2);
  expect(unasked.stderr).toContain('Ask the parties how many follow-ups that part has');
  const loaded = await run('promises', 'load', 'oskarshamn-2022-2023', '--follow-ups', '2022=2', '--json');
  expect(loaded.exitCode, loaded.stderr).toBe(0);
  const twice = await run('promises', 'load', 'oskarshamn-2022-2023', '--follow-ups', '2022=2');
  expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('Nothing was changed')]);

  const reference = await loadReference(join(import.meta.dirname, '..', '..', '..', 'data'));
  const store = await openStore(`sqlite:${file}`, { ...reference, jobsFor });
  const items = await store.recordsOfKind('promise-item');
  expect(items).toHaveLength(15);
  for (const { feature } of items)
    expect(stateOfItem(feature.properties, [], '2026-11-23').state, feature.properties.text.sv).toBe(
      'no-evidence',
    );
  expect(await store.recordsOfKind('promise-activity')).toEqual([]);
  const followUps = await store.recordsOfKind('follow-up');
  expect(followUps.map(({ feature }) => feature.properties.dueOn.slice(0, 4)).sort()).toEqual([
    ...['2022', '2022', '2023', '2023', '2023', '2023'],
  ]);
  const text = ledgerLines(await store.ledger(), new Date('2026-11-23T12:00:00Z'));
  await store.close();
  expect(verifyLedger(text, sha256).faults).toEqual([]);

  const whole = await run('verify-ledger');
  expect([whole.exitCode, whole.stdout]).toEqual([0, expect.stringContaining('whole: 22 entries')]);
  await writeFile(join(folder, 'forged.jsonl'), text.replace('"target":70', '"target":7'));
  const forged = await run('verify-ledger', 'forged.jsonl');
  expect(forged.exitCode).toBe(1);
  expect(forged.stderr).toMatch(/line 2: entry 2 is not what its hash was made of/);

  // Somebody with the file of the database itself: the end is cut off, and the chain alone does not show it.
  const database = openSqliteDatabase(file);
  database.exec('drop trigger ledger_is_never_deleted; delete from ledger_words; delete from ledger');
  database.close();
  const cut = await run('verify-ledger');
  expect([cut.exitCode, cut.stderr]).toEqual([1, expect.stringContaining('has no entry in the ledger')]);
});
