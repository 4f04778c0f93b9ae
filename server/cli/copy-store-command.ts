import { Command } from 'commander';
import { UsageFault } from '../import/import-request.ts';
import { copyAccounts, refuseAccounts } from '../people/copy-accounts.ts';
import { copyStore } from '../storage/copy-store.ts';
import { nameOfAddress } from '../storage/store-address.ts';
import { jsonOption, print, say } from './command-context.ts';

const help = `
Moves a municipality from one storage engine to the other, in either direction: the log, everything that it adds up to,
recorded incidents, the ledger of promises, followers, and the accounts of those who sign in. TO must be there and be
empty. All is read back and compared by its SHA-256 before anything is kept. FROM stays as it is.

Stop the server first, or what people say meanwhile stays behind. Photos, streets and secrets are files: they stay where
they are, and with PostgreSQL DATA_FOLDER says where that is.

Example:
  $ npm run lykta -- copy-store sqlite:data/lykta.sqlite postgres://lykta@localhost/lykta
  $ DATABASE_URL=postgres://lykta@localhost/lykta DATA_FOLDER=data npm start`;

/** `lykta copy-store`: everything from one database into another, empty one. */
export function copyStoreCommand(): Command {
  return new Command('copy-store')
    .description('copy everything from one database into another, as from SQLite into PostgreSQL')
    .argument('<from>', 'the database to copy, as in sqlite:data/lykta.sqlite')
    .argument('<to>', 'an empty database, as in postgres://user@host/lykta')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (from: string, to: string, { json }: { json?: true }) => {
      const tables = await inWords(() => copyStore(from, to, () => refuseAccounts(to)));
      for (const { table, rows, sha256 } of tables) say(`${String(rows).padStart(9)} ${table}  ${sha256}`);
      const accounts = await inWords(() => copyAccounts(from, to));
      for (const { table, rows } of accounts) say(`${String(rows).padStart(9)} ${table}`);
      if (json) print(JSON.stringify({ tables, accounts }));
      else print(`everything is in ${nameOfAddress(to)}`);
    });
}

/** What the storage says of a database is already said in words. */
async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}
