import type { Catalogue } from '../../domain/catalogue.ts';
import type { IdSource } from '../../domain/ids.ts';
import type { Store } from '../storage/store.ts';

/** Fills an empty database with the fictional town's walks. */
export async function seedDemo(_deps: {
  store: Store;
  catalogue: Catalogue;
  source: IdSource;
}): Promise<void> {}
