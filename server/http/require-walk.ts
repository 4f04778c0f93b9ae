import type { WalkId } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Reader } from '../../domain/roles.ts';
import type { Store } from '../storage/store.ts';

/** The walk. Refuses one that is not there, and to a participant every walk but their own, whether it is there or not. */
export async function requireWalk(
  store: Pick<Store, 'record'>,
  walkId: WalkId,
  reader: Reader,
): Promise<KeptRecord<'walk'>> {
  if (reader.kind === 'participant' && reader.walkId !== walkId)
    throw new ProblemError(
      problem('not-allowed', {
        detail: 'you joined another walk',
        action: 'Join this walk with its code.',
      }),
    );
  const walk = await store.record(walkId);
  if (walk?.kind === 'walk') return walk;
  throw new ProblemError(
    problem('unknown-record', {
      detail: `there is no walk ${walkId}`,
      action: 'Choose a walk of GET /api/walks.',
    }),
  );
}
