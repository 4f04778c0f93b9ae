import { changeIdSchema, newId } from '../../../domain/ids.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { enqueue } from '../../offline/queue.ts';

/** The person goes home. What is still on the way is delivered afterwards all the same. */
export async function sayLeft(membership: Membership): Promise<void> {
  const { walkId, participantId } = membership;
  const at = deviceIds.now().toISOString();
  const id = newId(changeIdSchema, deviceIds);
  const change = { kind: 'participant-left' as const, id, at, walkId, participantId, leftAt: at };
  await enqueue(authorKeyOf(membership), [change]);
}
