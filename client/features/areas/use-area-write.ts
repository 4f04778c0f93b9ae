import type { AuthorKey } from '../../offline/local-db.ts';
import { type StaffWrite, useStaffWrite } from '../../ui/staff/use-staff-write.ts';

/** Writing about areas, which are then read again. */
export function useAreaWrite(author: AuthorKey): StaffWrite {
  return useStaffWrite(author, [['areas']]);
}
