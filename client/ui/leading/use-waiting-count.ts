import { useQueries, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { can, type StaffRole } from '../../../domain/roles.ts';
import { findingViews, photoViews, walkViews } from '../../state/record-views.ts';
import { type WalkRecords, walkRecordsQuery, walksQuery } from '../../state/staff-queries.ts';
import { waitingItems } from './waiting-items.ts';

const waitingIn = ({ records }: WalkRecords): number => {
  const all = [...records.values()];
  return waitingItems({ findings: findingViews(all), photos: photoViews(all) }).length;
};

/**
 * How many words and pictures wait for whoever may decide on them: in walks under way and in the one on the screen.
 * Zero for everybody else, who is not asked to pull a walk for it.
 */
export function useWaitingCount(role: StaffRole): number {
  const moderates = can(role, 'finding.moderate');
  const [location] = useLocation();
  const { data: walks } = useQuery({ ...walksQuery, enabled: moderates });
  const here = /^\/walks\/([0-9a-f-]{36})/.exec(location)?.[1];
  const walkIds = walkViews(walks ?? [])
    .filter(({ id, properties }) => properties.status === 'in_progress' || id === here)
    .map(({ id }) => id);
  return useQueries({
    queries: moderates ? walkIds.map((id) => ({ ...walkRecordsQuery(id), select: waitingIn })) : [],
    combine: (results) => results.reduce((sum, { data }) => sum + (data ?? 0), 0),
  });
}
