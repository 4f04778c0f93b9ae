import { dirname } from 'node:path';

/** Where a store is. */
export type StoreAddress =
  | { engine: 'sqlite'; path: string }
  | {
      engine: 'postgis';
      /** As in postgres://user:password@host:5432/name. */
      url: string;
    };

const ways = 'a file, as in sqlite:data/lykta.sqlite, or PostgreSQL, as in postgres://user@host/lykta';

/**
 * Reads a database address: `sqlite:PATH`, a plain path, `:memory:` or `postgres://…`.
 * @throws Error in words for people when it is none of these; never with a password in it
 */
export function readStoreAddress(databaseUrl: string): StoreAddress {
  if (databaseUrl === '') throw new Error(`the database address is empty; give ${ways}`);
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(databaseUrl) ?? [];
  if (scheme === undefined || rest === undefined) return { engine: 'sqlite', path: databaseUrl };
  switch (scheme.toLowerCase()) {
    case 'sqlite': {
      const path = rest.replace(/^\/\//, '');
      if (path === '')
        throw new Error(`"${databaseUrl}" names no file; write it as sqlite:data/lykta.sqlite`);
      return { engine: 'sqlite', path };
    }
    case 'postgres':
    case 'postgresql':
      if (!rest.startsWith('//') || !URL.canParse(databaseUrl))
        throw new Error(
          'the address of PostgreSQL cannot be read; write it as postgres://user@host:5432/lykta',
        );
      return { engine: 'postgis', url: databaseUrl };
    default:
      throw new Error(`there is no storage engine for "${scheme}:"; give ${ways}`);
  }
}

/** The address as it may be told to people and written to logs. */
export function addressWithoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = '';
  url.searchParams.delete('password');
  return url.href;
}

/** What a store is called in words. @throws Error as `readStoreAddress` does */
export function nameOfAddress(databaseUrl: string): string {
  const address = readStoreAddress(databaseUrl);
  return address.engine === 'sqlite' ? address.path : addressWithoutPassword(address.url);
}

/** Where files beside a store in PostgreSQL live: secrets made at the first start, photos, streets. */
const folderBesideServers = 'data';

/** The folder beside a store; undefined for one that is only in memory. */
export function folderBeside(address: StoreAddress): string | undefined {
  if (address.engine === 'postgis') return folderBesideServers;
  return address.path === ':memory:' ? undefined : dirname(address.path);
}
