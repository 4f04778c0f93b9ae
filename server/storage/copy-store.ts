import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { openPostgisTables } from './postgis/postgis-tables.ts';
import { openSqliteTables } from './sqlite/sqlite-tables.ts';
import { nameOfAddress, readStoreAddress } from './store-address.ts';
import {
  type StoreTable,
  type StoreTables,
  storeTables,
  type TableReader,
  type TableRow,
  type TableWriter,
} from './store-tables.ts';

/** So many rows are held at a time. */
const rowsAtATime = 2000;

/** What one table holds: how many rows, and the SHA-256 of all of them in order of key. */
export interface TableSum {
  table: string;
  rows: number;
  sha256: string;
}

async function openTables(databaseUrl: string): Promise<StoreTables> {
  const address = readStoreAddress(databaseUrl);
  return address.engine === 'sqlite' ? openSqliteTables(address.path) : await openPostgisTables(address.url);
}

async function* pagesOf(reader: TableReader, table: StoreTable): AsyncGenerator<readonly TableRow[]> {
  let last: TableRow | undefined;
  do {
    const rows = await reader.page(table, last, rowsAtATime);
    if (rows.length > 0) yield rows;
    last = rows.length === rowsAtATime ? rows.at(-1) : undefined;
  } while (last !== undefined);
}

function addTo(hash: Hash, table: StoreTable, rows: readonly TableRow[]): void {
  for (const row of rows) {
    const values = Object.keys(table.columns).map((column) => {
      const value = row[column];
      return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
    });
    hash.update(`${JSON.stringify(values)}\n`);
  }
}

/** Reads a table to its end, giving each page to `use`. */
async function sumOf(
  reader: TableReader,
  table: StoreTable,
  use?: (rows: readonly TableRow[]) => Promise<void>,
): Promise<TableSum> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of pagesOf(reader, table)) {
    addTo(hash, table, rows);
    count += rows.length;
    await use?.(rows);
  }
  return { table: table.name, rows: count, sha256: hash.digest('hex') };
}

async function refuseFull(target: TableReader, to: string): Promise<void> {
  for (const table of storeTables)
    if ((await target.page(table, undefined, 1)).length > 0)
      throw new Error(`${to} holds something already (in "${table.name}"); copy into an empty one`);
}

async function copyTables(source: TableReader, target: TableWriter): Promise<readonly TableSum[]> {
  const sums: TableSum[] = [];
  for (const table of storeTables) sums.push(await sumOf(source, table, (rows) => target.write(table, rows)));
  for (const [index, table] of storeTables.entries()) {
    const [sent, arrived] = [sums[index], await sumOf(target, table)];
    if (sent?.rows !== arrived.rows || sent.sha256 !== arrived.sha256)
      throw new Error(`the table "${table.name}" did not arrive as it was sent; nothing was kept`);
  }
  return sums;
}

/**
 * Copies a store whole, on whichever engines: the log, what it adds up to, jobs, recorded incidents, ledger, followers.
 * All is read back and compared before anything is kept. Accounts and files are no part of it.
 * @param to the address of an empty store
 * @param isEmptyBeside throws where something else that is to be copied too is there already; asked before any copying
 * @throws Error in words for people when the source is not there, or the target is not empty or cannot be used
 */
export async function copyStore(
  from: string,
  to: string,
  isEmptyBeside: () => Promise<void> = async () => undefined,
): Promise<readonly TableSum[]> {
  const address = readStoreAddress(from);
  if (address.engine === 'sqlite' && !existsSync(address.path))
    throw new Error(`there is no database at ${address.path}`);
  const source = await openTables(from);
  try {
    const target = await openTables(to);
    try {
      await isEmptyBeside();
      return await source.read((reader) =>
        target.write(async (writer) => {
          await refuseFull(writer, nameOfAddress(to));
          return await copyTables(reader, writer);
        }),
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
