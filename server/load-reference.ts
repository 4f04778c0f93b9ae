import { join } from 'node:path';
import type { Catalogue } from '../domain/catalogue.ts';
import { type ObservableScale, observableScalesSchema } from '../domain/observables.ts';
import { type TextLintLists, textLintListsSchema } from '../domain/text-lint.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadJsonFile } from './load-json-file.ts';

/** What a municipality may edit without a release: read once at the start. */
export interface Reference {
  catalogue: Catalogue;
  observables: readonly ObservableScale[];
  textLint: TextLintLists;
}

/** Reads the data folder. @throws Error that names the file which does not fit, and why */
export async function loadReference(folder: string): Promise<Reference> {
  const [catalogue, observables, textLint] = await Promise.all([
    loadCatalogue(join(folder, 'categories')),
    loadJsonFile(join(folder, 'observables.json'), observableScalesSchema, 'the observables file'),
    loadJsonFile(join(folder, 'text-lint.json'), textLintListsSchema, 'the word lists'),
  ]);
  return { catalogue, observables, textLint };
}
