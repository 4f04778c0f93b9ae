import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parseChange } from '../../domain/changes.ts';
import { type LedgerFault, verifyLedger } from '../../domain/promise/verify-ledger.ts';
import { ledgerLines } from '../promises/ledger-lines.ts';
import type { Store } from '../storage/store.ts';
import { databaseOption, jsonOption, print, say, withStore } from './command-context.ts';

interface VerifyOptions {
  head?: string;
  database: string;
  json?: true;
}

const help = `
The ledger of promises is a chain: each entry holds the hash of the one before. Without FILE the ledger in the database
is verified, and that each change that belongs in it has its entries. With FILE an export is verified by itself; where
somebody may have written the whole file anew, give a head that was published with a follow-up.

Examples:
  $ npm run lykta -- verify-ledger
  $ npm run lykta -- verify-ledger ledger-2026-11-23.jsonl
  $ npm run lykta -- verify-ledger ledger-2026-11-23.jsonl --head 5f0c…`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** `lykta verify-ledger`: says what of the ledger was edited, dropped or reordered. Ends with 1 when something was. */
export function verifyLedgerCommand(): Command {
  return new Command('verify-ledger')
    .description('verify that nothing in the ledger of promises was edited, dropped or reordered')
    .argument('[file]', 'an export of the ledger (JSON Lines); left out, the ledger in the database')
    .option('--head <hash>', 'a hash that must be in it, as it was published with a follow-up')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (file: string | undefined, { head, database, json }: VerifyOptions) => {
      const expected = head === undefined ? {} : { head: head.toLowerCase() };
      const verdict =
        file === undefined
          ? await withStore(database, async ({ store, source }) => {
              const text = ledgerLines(await store.ledger(), source.now());
              const found = verifyLedger(text, sha256, expected);
              return { ...found, faults: [...found.faults, ...(await missingEntries(store))] };
            })
          : verifyLedger(await readFile(file, 'utf8'), sha256, expected);
      for (const { line, detail } of verdict.faults) say(`line ${line}: ${detail}`);
      if (json) print(JSON.stringify(verdict));
      else if (verdict.faults.length > 0) print(`NOT WHOLE: ${verdict.faults.length} faults, told above`);
      else
        print(
          `whole: ${verdict.entries} entries, ${verdict.forgotten} texts forgotten by decision, head ${verdict.head}`,
        );
      if (verdict.faults.length > 0) process.exitCode = 1;
    });
}

const alwaysInLedger: ReadonlySet<string> = new Set([
  'promise-made',
  'promise-item-added',
  'promise-item-changed',
  'promise-item-withdrawn',
  'promise-activity-noted',
  'promise-activity-withdrawn',
  'follow-up-published',
  'follow-up-moved',
]);

/** Changes that must have entries and have none: the end of the chain can be cut off without breaking it. */
async function missingEntries(store: Pick<Store, 'changesSince' | 'ledger'>): Promise<LedgerFault[]> {
  const ledger = await store.ledger();
  const told = new Set<string>(ledger.map(({ changeId }) => changeId));
  const faults: LedgerFault[] = [];
  for (let since = 0; ; ) {
    const changes = await store.changesSince(since, 1000);
    for (const { content, sequence } of changes) {
      since = sequence;
      const { change } = parseChange(JSON.parse(content));
      if (change === undefined || !alwaysInLedger.has(change.kind) || told.has(change.id)) continue;
      faults.push({
        ...{ line: ledger.length + 1, entry: null, what: 'dropped' },
        detail: `the change ${change.id} (${change.kind}) is in the log, but has no entry in the ledger`,
      });
    }
    if (changes.length === 0) return faults;
  }
}
