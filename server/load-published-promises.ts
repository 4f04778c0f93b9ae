import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PublishedPromise, publishedPromiseSchema } from '../domain/promise/published-promise.ts';
import { loadJsonFile } from './load-json-file.ts';

/**
 * Reads every published promise of a folder; a data folder from before there were any has none.
 * @throws Error that names the file and the reason, so that whoever edits the file can mend it
 */
export async function loadPublishedPromises(folder: string): Promise<readonly PublishedPromise[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const promise = await loadJsonFile(path, publishedPromiseSchema, 'the file of a published promise');
      if (name !== `${promise.id}.json`)
        throw new Error(`${path} holds "${promise.id}", so it must be named ${promise.id}.json`);
      return promise;
    }),
  );
}
