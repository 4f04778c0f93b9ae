import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildCatalogue, type Catalogue, categorySchema } from '../domain/catalogue.ts';

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

async function loadCategory(folder: string, name: string) {
  const path = join(folder, name);
  const parsed = categorySchema.safeParse(parseJson(await readFile(path, 'utf8'), path));
  if (!parsed.success)
    throw new Error(`the category file ${path} does not fit:\n${z.prettifyError(parsed.error)}`);
  const expected = `${parsed.data.id.replaceAll('_', '-')}.json`;
  if (name !== expected && name !== `${parsed.data.id}.json`)
    throw new Error(
      `the category file ${path} holds the id "${parsed.data.id}", so it must be named ${expected}`,
    );
  return parsed.data;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the category file ${path} is not valid JSON: ${reason}`);
  }
}
