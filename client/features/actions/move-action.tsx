import type { ReactNode } from 'react';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { StatusDialog } from './status-dialog.tsx';
import type { Moving } from './use-moving.ts';
import { VerifyDialog } from './verify-dialog.tsx';

/** What has to be said before an action is in another lane: its status and why, or what was seen on site. */
export function MoveAction({
  moving: { action, to },
  today,
  write,
  onClose,
}: {
  moving: Moving;
  today: string;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  if (to === 'verified')
    return <VerifyDialog action={action} today={today} write={write} onClose={onClose} />;
  return <StatusDialog action={action} way="any" wanted={to} write={write} onClose={onClose} />;
}
