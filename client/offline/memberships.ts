import { type AuthorKey, type Membership, metaEntry, readMeta, withDatabase } from './local-db.ts';
import { announceLocal } from './local-events.ts';

export function authorKeyOf(membership: Pick<Membership, 'participantId'>): AuthorKey {
  return `participant:${membership.participantId}`;
}

/** All walks that this phone joined, the latest first. */
export async function allMemberships(): Promise<Membership[]> {
  const kept = await withDatabase((database) => database.getAll('memberships'));
  return kept.sort((a, b) => (a.joinedAt < b.joinedAt ? 1 : -1));
}

export async function membershipByCode(code: string): Promise<Membership | undefined> {
  return withDatabase((database) => database.getFromIndex('memberships', 'code', code));
}

export async function membershipOf(author: AuthorKey): Promise<Membership | undefined> {
  const id = author.slice(author.indexOf(':') + 1);
  return author.startsWith('participant:')
    ? withDatabase((database) => database.get('memberships', id))
    : undefined;
}

/** Keeps a membership and makes it the one that the walk screens show. Others, and what they queued, stay. */
export async function keepMembership(membership: Membership): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction(['memberships', 'meta'], 'readwrite', { durability: 'strict' });
    const current = metaEntry('current', { participantId: membership.participantId });
    await Promise.all([
      step.objectStore('memberships').put(membership),
      step.objectStore('meta').put(current, 'current:'),
      step.objectStore('meta').delete(`pendingJoin:${membership.code}`),
      step.done,
    ]);
  });
  announceLocal('memberships');
}

/** The walk that is shown now; undefined when this phone has joined none. */
export async function currentMembership(): Promise<Membership | undefined> {
  const current = await readMeta('current');
  if (current === undefined) return undefined;
  return withDatabase((database) => database.get('memberships', current.participantId));
}

export async function chooseMembership(membership: Membership): Promise<void> {
  const entry = metaEntry('current', { participantId: membership.participantId });
  await withDatabase((database) => database.put('meta', entry, 'current:'));
  announceLocal('memberships');
}
