import { join } from 'node:path';
import type { Catalogue } from '../domain/catalogue.ts';
import { type ObservableScale, observableScalesSchema } from '../domain/observables.ts';
import type { PublishedPromise } from '../domain/promise/published-promise.ts';
import type { Templates } from '../domain/templates.ts';
import { type TextLintLists, textLintListsSchema } from '../domain/text-lint.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadJsonFile } from './load-json-file.ts';
import { loadPublishedPromises } from './load-published-promises.ts';
import { loadTemplates } from './load-templates.ts';

/** What a municipality may edit without a release: read once at the start. */
export interface Reference {
  catalogue: Catalogue;
  templates: Templates;
  observables: readonly ObservableScale[];
  textLint: TextLintLists;
  /** Promises that were published elsewhere, for whoever wants to take them in. */
  publishedPromises: readonly PublishedPromise[];
}

/** Reads the data folder. @throws Error that names the file which does not fit, and why */
export async function loadReference(folder: string): Promise<Reference> {
  const [catalogue, templates, observables, textLint, publishedPromises] = await Promise.all([
    loadCatalogue(join(folder, 'categories')),
    loadTemplates(join(folder, 'templates')),
    loadJsonFile(join(folder, 'observables.json'), observableScalesSchema, 'the observables file'),
    loadJsonFile(join(folder, 'text-lint.json'), textLintListsSchema, 'the word lists'),
    loadPublishedPromises(join(folder, 'promises')),
  ]);
  return { catalogue, templates, observables, textLint, publishedPromises };
}
