import { buildCatalogue, type Catalogue } from '../../domain/catalogue.ts';
import type { ObservableScale } from '../../domain/observables.ts';
import type { TextLintLists } from '../../domain/text-lint.ts';
import { api, ProblemAnswer, Unreachable } from '../api.ts';
import { noteReached } from './connectivity.ts';
import { readMeta, writeMeta } from './local-db.ts';
import { announceLocal } from './local-events.ts';
import type { ClientSettings } from './settings-answer.ts';

export interface ReferenceData {
  catalogue: Catalogue;
  settings: ClientSettings;
  /** What a group's rater observes; empty where an older version kept the answer. */
  observables: readonly ObservableScale[];
  /** Null while the lists have not come: then there are no hints. */
  textLint: TextLintLists | null;
}

/** The categories, the word lists and the map's settings as they were last fetched; undefined before the first time. */
export async function keptReferenceData(): Promise<ReferenceData | undefined> {
  const [catalogue, settings, textLint] = await Promise.all([
    readMeta('catalogue'),
    readMeta('settings'),
    readMeta('textLint'),
  ]);
  if (catalogue === undefined || settings === undefined) return undefined;
  const { categories, observables = [] } = catalogue;
  return { catalogue: buildCatalogue(categories), settings, observables, textLint: textLint ?? null };
}

/** Fetches all of it anew and keeps it for times without network. Leaves the kept ones when the server is away. */
export async function refreshReferenceData(): Promise<void> {
  try {
    const answers = await Promise.all([
      api.api.catalogue.$get(),
      api.api.settings.$get(),
      api.api['text-lint'].$get(),
    ]);
    const [{ categories, observables }, settings, textLint] = await Promise.all([
      answers[0].json(),
      answers[1].json(),
      answers[2].json(),
    ]);
    noteReached(true);
    await writeMeta('catalogue', { categories, observables });
    await writeMeta('textLint', textLint);
    await writeMeta('settings', settings);
    announceLocal('meta');
  } catch (fault) {
    if (fault instanceof Unreachable) noteReached(false);
    else if (!(fault instanceof ProblemAnswer)) throw fault;
  }
}
