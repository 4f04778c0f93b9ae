import { createSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store, StoreSettings } from './store.ts';

/**
 * The file path in a database address: `sqlite:PATH`, a plain path or `:memory:`.
 * @throws Error in words for people when the scheme belongs to no engine of this version
 */
export function sqlitePathOf(databaseUrl: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(databaseUrl) ?? [];
  if (scheme === undefined || rest === undefined) {
    if (databaseUrl === '')
      throw new Error('the database address is empty; give a file, as in data/lykta.db');
    return databaseUrl;
  }
  switch (scheme.toLowerCase()) {
    case 'sqlite': {
      const path = rest.replace(/^\/\//, '');
      if (path === '') throw new Error(`"${databaseUrl}" names no file; write it as sqlite:data/lykta.db`);
      return path;
    }
    case 'postgres':
    case 'postgresql':
      throw new Error(
        'PostgreSQL is not in this version; use a file, as in DATABASE_URL=sqlite:data/lykta.db',
      );
    default:
      throw new Error(`there is no storage engine for "${scheme}:"; use a file, as in sqlite:data/lykta.db`);
  }
}

/**
 * Opens the store at an address, makes it where it is missing and brings it up to date.
 * @throws Error in words for people when the address, the file or its version cannot be used
 */
export async function openStore(databaseUrl: string, settings: StoreSettings): Promise<Store> {
  return createSqliteStore(sqlitePathOf(databaseUrl), settings);
}
