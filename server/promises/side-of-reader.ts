import { type PartySide, partySideOf } from '../../domain/promise/promise-party.ts';
import type { Author } from '../../domain/roles.ts';
import { employerOf } from '../people/employer-of.ts';
import type { Store } from '../storage/store.ts';

/** For which party of a promise somebody speaks who asks. */
export async function sideOfReader(store: Pick<Store, 'record'>, author: Author): Promise<PartySide | null> {
  return partySideOf(author, await employerOf(store, author));
}
