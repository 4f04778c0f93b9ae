import type { AuthorKey } from '../../offline/local-db.ts';
import { type StaffWrite, useStaffWrite } from '../../ui/staff/use-staff-write.ts';

/** Writing to actions; they, the walks and the findings that they answer are then read again. */
export function useActionWrite(author: AuthorKey): StaffWrite {
  return useStaffWrite(author, [['actions'], ['records'], ['findings']]);
}
