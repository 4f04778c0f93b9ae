import type { AuthorKey } from '../../offline/local-db.ts';
import { type StaffWrite, useStaffWrite } from '../staff/use-staff-write.ts';

/** Writing what belongs to patrols, whose lists are then read again. */
export function usePatrolWrite(author: AuthorKey): StaffWrite {
  return useStaffWrite(author, [['patrol']]);
}
