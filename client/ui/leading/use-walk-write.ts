import type { AuthorKey } from '../../offline/local-db.ts';
import { type StaffWrite, useStaffWrite } from '../staff/use-staff-write.ts';

/** Writing to a walk, which is then read again with its phones. */
export function useWalkWrite(author: AuthorKey, walkId: string): StaffWrite {
  return useStaffWrite(author, [
    ['records', walkId],
    ['phones', walkId],
  ]);
}
