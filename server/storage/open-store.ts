import { createPostgisStore } from './postgis/postgis-store.ts';
import { createSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store, StoreSettings } from './store.ts';
import { readStoreAddress } from './store-address.ts';

/**
 * Opens the store at an address, makes it where it is missing and brings it up to date. A database of PostgreSQL must be
 * there; its tables are made.
 * @throws Error in words for people when the address, the file or its version cannot be used
 */
export async function openStore(databaseUrl: string, settings: StoreSettings): Promise<Store> {
  const address = readStoreAddress(databaseUrl);
  return address.engine === 'sqlite'
    ? createSqliteStore(address.path, settings)
    : await createPostgisStore(address.url, settings);
}
