import { timingSafeEqual } from 'node:crypto';
import { type StaffRole, staffRoles } from '../../domain/roles.ts';
import type { People } from './people.ts';

/** People of the fictional town. `.invalid` is reserved (RFC 2606), so no letter ever reaches anybody. */
const demoPeople: Readonly<Record<StaffRole, string>> = {
  leader: 'Lena Ledare',
  planner: 'Pia Planerare',
  police: 'Per Polis',
  admin: 'Ada Administratör',
};
const emailOf = (role: StaffRole) => `${role}@lyktehamn.invalid`;

/** The way in for those who try the demo: no password exists, only a link with a key. */
export interface Demo {
  key: string;
  /** The cookies of a new session, or undefined when the key is not the right one. */
  signIn(role: StaffRole, key: string): Promise<readonly string[] | undefined>;
}

/** Whether this database was once filled by the demo: only then may the demo's links open it. */
export async function isDemoDatabase(people: People): Promise<boolean> {
  return (await people.find(emailOf('admin'))) !== undefined;
}

/** @param key the random key of this data directory. */
export async function createDemo(people: People, key: string): Promise<Demo> {
  for (const role of staffRoles) {
    if ((await people.find(emailOf(role))) !== undefined) continue;
    await people.add({ name: demoPeople[role], email: emailOf(role), role, organisationId: null });
  }
  const wanted = Buffer.from(key);
  return {
    key,
    async signIn(role, given) {
      const bytes = Buffer.from(given);
      if (bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted)) return undefined;
      const person = await people.find(emailOf(role));
      return person === undefined ? undefined : people.signIn(person.id);
    },
  };
}
