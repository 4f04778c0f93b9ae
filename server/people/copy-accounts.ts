import { randomBytes } from 'node:crypto';
import { openAccounts } from '../storage/open-accounts.ts';
import { nameOfAddress } from '../storage/store-address.ts';
import { createAuth } from './create-auth.ts';

/** Each after those that it points to. Links that were sent and not used go along, and so do sessions. */
const models = ['user', 'account', 'session', 'verification'] as const;
/** More than any municipality has; the library gives a hundred unless it is told otherwise. */
const rowsAtMost = 1_000_000;

/** The library's tables at an address, and the end of the connection. */
async function openTables(databaseUrl: string) {
  const accounts = openAccounts(databaseUrl);
  // Nothing is signed here, so neither the secret nor the address matters.
  const settings = { secret: randomBytes(32).toString('hex'), publicUrl: 'http://localhost' };
  const { adapter } = await (await createAuth({ database: accounts.database, ...settings })).$context;
  const rowsOf = (model: string) =>
    adapter.findMany<Record<string, unknown>>({
      model,
      limit: rowsAtMost,
      sortBy: { field: 'id', direction: 'asc' },
    });
  return { adapter, rowsOf, close: accounts.close };
}

/** @throws Error in words for people when somebody signs in there, or has a link to */
export async function refuseAccounts(databaseUrl: string): Promise<void> {
  const { rowsOf, close } = await openTables(databaseUrl);
  try {
    for (const model of models)
      if ((await rowsOf(model)).length > 0)
        throw new Error(
          `${nameOfAddress(databaseUrl)} holds accounts or links to them already; copy into an empty one`,
        );
  } finally {
    await close();
  }
}

/** How many rows of each kind there are. */
export interface AccountSum {
  table: string;
  rows: number;
}

/**
 * Copies those who sign in, with their passwords' hashes, sessions and open links, to a database that has none.
 * @throws Error in words for people when what arrived is not what was sent
 */
export async function copyAccounts(from: string, to: string): Promise<readonly AccountSum[]> {
  const source = await openTables(from);
  const target = await openTables(to).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  try {
    const sums: AccountSum[] = [];
    for (const model of models) {
      const rows = await source.rowsOf(model);
      for (const data of rows) await target.adapter.create({ model, data, forceAllowId: true });
      if (textOf(await target.rowsOf(model)) !== textOf(rows))
        throw new Error(`the accounts ("${model}") did not arrive as they were sent`);
      sums.push({ table: model, rows: rows.length });
    }
    return sums;
  } finally {
    await target.close();
    await source.close();
  }
}

/** Whatever order the members come in. */
function textOf(rows: readonly Record<string, unknown>[]): string {
  return JSON.stringify(rows.map((row) => Object.entries(row).sort()).sort());
}
