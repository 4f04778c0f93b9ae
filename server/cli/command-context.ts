import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Option } from 'commander';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { IdSource } from '../../domain/ids.ts';
import { UsageFault } from '../import/import-request.ts';
import { jobsFor } from '../jobs/index.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { loadTemplates } from '../load-templates.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';

/** What a command may reach for. */
export interface CommandContext {
  store: Store;
  catalogue: Catalogue;
  source: IdSource;
}

const dataFolder = join(import.meta.dirname, '..', '..', 'data');

/** Results go to standard output, everything said beside them to standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function databaseOption(): Option {
  return new Option('--database <address>', 'the database, as in sqlite:data/lykta.sqlite or postgres://…')
    .env('DATABASE_URL')
    .default('sqlite:data/lykta.sqlite');
}

/** Where photos, streets and secrets are. */
export function folderOption(): Option {
  return new Option('--folder <folder>', 'the folder of what is kept beside the database').env('DATA_FOLDER');
}

export function jsonOption(): Option {
  return new Option('--json', 'end with one JSON object on a line of its own, for programs');
}

/**
 * Opens the database for one command and closes it again. A server may be running on it: both write in
 * transactions, and the server finds what was written by itself.
 */
export async function withStore<Result>(
  database: string,
  use: (context: CommandContext) => Promise<Result>,
): Promise<Result> {
  const { catalogue, store } = await open(database).catch((error: unknown) => {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  });
  try {
    const source = { now: () => new Date(), randomBytes: () => randomBytes(16) };
    return await use({ store, catalogue, source });
  } finally {
    await store.close();
  }
}

async function open(database: string): Promise<Pick<CommandContext, 'catalogue' | 'store'>> {
  const [catalogue, templates] = await Promise.all([
    loadCatalogue(join(dataFolder, 'categories')),
    loadTemplates(join(dataFolder, 'templates')),
  ]);
  return { catalogue, store: await openStore(database, { catalogue, templates, jobsFor }) };
}
