import { buildCatalogue, type Catalogue } from '../../domain/catalogue.ts';
import { api, ProblemAnswer, Unreachable } from '../api.ts';
import { noteReached } from './connectivity.ts';
import { readMeta, writeMeta } from './local-db.ts';
import { announceLocal } from './local-events.ts';
import type { ClientSettings } from './settings-answer.ts';

export interface ReferenceData {
  catalogue: Catalogue;
  settings: ClientSettings;
}

/** The categories and the map's settings as they were last fetched; undefined before the first time. */
export async function keptReferenceData(): Promise<ReferenceData | undefined> {
  const [catalogue, settings] = await Promise.all([readMeta('catalogue'), readMeta('settings')]);
  if (catalogue === undefined || settings === undefined) return undefined;
  return { catalogue: buildCatalogue(catalogue.categories), settings };
}

/** Fetches both anew and keeps them for times without network. Leaves the kept ones when the server is away. */
export async function refreshReferenceData(): Promise<void> {
  try {
    const answers = await Promise.all([api.api.catalogue.$get(), api.api.settings.$get()]);
    const [{ categories }, settings] = await Promise.all([answers[0].json(), answers[1].json()]);
    noteReached(true);
    await writeMeta('catalogue', { categories });
    await writeMeta('settings', settings);
    announceLocal('meta');
  } catch (fault) {
    if (fault instanceof Unreachable) noteReached(false);
    else if (!(fault instanceof ProblemAnswer)) throw fault;
  }
}
