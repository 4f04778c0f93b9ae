import type { Database } from 'better-sqlite3';
import type { Pool } from 'pg';
import { openAccountsPool } from './postgis/open-database.ts';
import { openSqliteDatabase } from './sqlite/open-database.ts';
import { readStoreAddress } from './store-address.ts';

/** The connection that the library of accounts and sessions makes its own tables on, beside those of the store. */
export interface Accounts {
  database: Database | Pool;
  close(): Promise<void>;
}

/** Opens the database of accounts at the address of the store. */
export function openAccounts(databaseUrl: string): Accounts {
  const address = readStoreAddress(databaseUrl);
  if (address.engine === 'postgis') {
    const pool = openAccountsPool(address.url);
    return { database: pool, close: () => pool.end() };
  }
  const database = openSqliteDatabase(address.path);
  return {
    database,
    async close() {
      database.close();
    },
  };
}
