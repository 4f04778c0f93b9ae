import { ProblemError } from '../../../domain/problem.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { enqueue, replaceRefused, sendAgain } from '../../offline/queue.ts';
import { buildEdit, buildMended, type EditedFinding } from './build-edit.ts';

/** Keeps an edit on this phone. A mark that was refused as a whole is mended and waits again. */
export async function saveEdit(
  own: OwnFinding,
  edited: EditedFinding,
  membership: Membership,
): Promise<void> {
  const refused = own.queued
    .filter((item) => item.state === 'attention')
    .map((item) => item.change)
    .find((change) => change.kind === 'finding-added');
  const built =
    refused === undefined ? buildEdit(own, edited, deviceIds) : buildMended(own, refused, edited, deviceIds);
  if (built === undefined) return;
  if (built.change === undefined) throw new ProblemError(built.problem);
  if (refused === undefined) await enqueue(authorKeyOf(membership), [built.change]);
  else {
    // Its photos were refused with it, because there was nothing to attach them to.
    const photos = own.queued.filter(({ change }) => change.kind === 'photo-attached');
    await replaceRefused(
      own.queued.filter((item) => !photos.includes(item)),
      built.change,
    );
    await sendAgain(photos);
  }
}
