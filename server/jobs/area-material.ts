import type { WalkId } from '../../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../../domain/record.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import type { FindingsPage, Store } from '../storage/store.ts';
import type { AnalyseWalkTask } from './analyse-walk.ts';

const findingsAtATime = 2000;
/** One query names so many walks at the most. */
const walksAtATime = 100;

/**
 * What areas are computed from, of one walk or of several. Findings are the many: they stay text here and are fetched
 * in parts, so that requests get their turn.
 */
export async function areaMaterial(
  walkIds: readonly WalkId[],
  store: Pick<Store, 'recordsOfKind' | 'findings'>,
): Promise<Pick<AnalyseWalkTask, 'records' | 'findings'>> {
  const features = async <Kind extends RecordKind>(kind: Kind): Promise<EntityByKind[Kind][]> => {
    const found: EntityByKind[Kind][] = [];
    for (const walkId of walkIds) found.push(...(await featuresOfWalk(store, kind, walkId)));
    return found;
  };
  const records = {
    walks: await features('walk'),
    participants: await features('participant'),
    ratings: await features('rating'),
    checkpoints: await features('checkpoint'),
    groups: await features('group'),
  };
  const findings: string[] = [];
  for (let first = 0; first < walkIds.length; first += walksAtATime) {
    let cursor: string | null = null;
    do {
      const query = { walkIds: walkIds.slice(first, first + walksAtATime), limit: findingsAtATime };
      const page: FindingsPage = await store.findings(cursor === null ? query : { ...query, cursor });
      for (const text of page.features) findings.push(text);
      cursor = page.next;
      if (cursor !== null) await new Promise((resolve) => setImmediate(resolve));
    } while (cursor !== null);
  }
  return { records, findings };
}
