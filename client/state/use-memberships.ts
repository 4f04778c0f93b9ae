import { useEffect, useState } from 'react';
import type { Membership } from '../offline/local-db.ts';
import { onLocal } from '../offline/local-events.ts';
import { allMemberships } from '../offline/memberships.ts';

/** The walks that this phone joined, the latest first; undefined until they have been read. */
export function useMemberships(): readonly Membership[] | undefined {
  const [memberships, show] = useState<readonly Membership[]>();
  useEffect(() => {
    const read = (): void => {
      allMemberships().then(show, () => show([]));
    };
    read();
    return onLocal((topic) => topic === 'memberships' && read());
  }, []);
  return memberships;
}
