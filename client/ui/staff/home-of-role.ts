import type { StaffRole } from '../../../domain/roles.ts';

/** Where a role begins its day. */
export const homeOfRole: Readonly<Record<StaffRole, string>> = {
  leader: '/walks',
  planner: '/findings',
  police: '/hotspots',
  admin: '/staff',
};
