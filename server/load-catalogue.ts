import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCatalogue, type Catalogue, type Category, categorySchema } from '../domain/catalogue.ts';
import { loadJsonFile } from './load-json-file.ts';

/**
 * Reads every category file of a folder.
 * @throws Error that names the file and the reason, so that whoever edits the catalogue can mend it.
 */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0)
    throw new Error(`there is no category in ${folder}: at least one .json file is needed`);
  return buildCatalogue(await Promise.all(names.map((name) => loadCategory(folder, name))));
}

async function loadCategory(folder: string, name: string): Promise<Category> {
  const path = join(folder, name);
  const category = await loadJsonFile(path, categorySchema, 'the category file');
  const expected = `${category.id.replaceAll('_', '-')}.json`;
  if (name !== expected && name !== `${category.id}.json`)
    throw new Error(
      `the category file ${path} holds the id "${category.id}", so it must be named ${expected}`,
    );
  return category;
}
