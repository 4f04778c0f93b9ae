import type { AnyRecord } from '../../domain/record.ts';
import { employerIdOf, type Reader } from '../../domain/roles.ts';
import type { Store } from '../storage/store.ts';

/** The record of the organisation that somebody works for. */
export async function employerOf(
  store: Pick<Store, 'record'>,
  reader: Reader,
): Promise<AnyRecord | undefined> {
  const id = employerIdOf(reader);
  return id === null ? undefined : await store.record(id);
}
