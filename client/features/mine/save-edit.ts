import { ProblemError } from '../../../domain/problem.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { enqueue, replaceRefused } from '../../offline/queue.ts';
import { buildEdit, buildMended, type EditedFinding } from './build-edit.ts';

/** Keeps an edit on this phone. A mark that was refused as a whole is mended and waits again. */
export async function saveEdit(
  own: OwnFinding,
  edited: EditedFinding,
  membership: Membership,
): Promise<void> {
  const neverTaken = own.queued.some(
    (item) => item.state === 'attention' && item.change.kind === 'finding-added',
  );
  const built = neverTaken ? buildMended(own, edited, deviceIds) : buildEdit(own, edited, deviceIds);
  if (built === undefined) return;
  if (built.change === undefined) throw new ProblemError(built.problem);
  if (neverTaken) await replaceRefused(own.queued, built.change);
  else await enqueue(authorKeyOf(membership), [built.change]);
}
