import { type WalkId, walkIdSchema } from '../../domain/ids.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';
import { UsageFault } from './import-request.ts';

/**
 * The walk with this id or exactly this name; undefined when there is none.
 * @throws UsageFault when several walks have the name, or the id is that of something else
 */
export async function findWalk(store: Store, idOrName: string): Promise<KeptRecord<'walk'> | undefined> {
  const id = walkIdSchema.safeParse(idOrName.toLowerCase());
  if (id.success) return walkWithId(store, id.data);
  const named = (await store.recordsOfKind('walk')).filter(
    ({ feature }) => feature.properties.name === idOrName,
  );
  if (named.length > 1)
    throw new UsageFault(
      `${named.length} walks are named "${idOrName}"; give the id instead: ${named.map(({ id: each }) => each).join(', ')}`,
    );
  return named[0];
}

async function walkWithId(store: Store, id: WalkId): Promise<KeptRecord<'walk'> | undefined> {
  const record = await store.record(id);
  if (record === undefined || record.kind === 'walk') return record;
  throw new UsageFault(`${id} is the id of a ${record.kind}, not of a walk`);
}

/** The walk, or a UsageFault that tells how to find one. */
export async function requireWalk(store: Store, idOrName: string): Promise<KeptRecord<'walk'>> {
  const walk = await findWalk(store, idOrName);
  if (walk !== undefined) return walk;
  throw new UsageFault(`there is no walk "${idOrName}"; "lykta walks" lists them`);
}
