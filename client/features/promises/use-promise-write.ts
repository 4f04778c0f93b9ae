import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import { type StaffWrite, useStaffWrite } from '../../ui/staff/use-staff-write.ts';

export interface PromiseWrite extends Omit<StaffWrite, 'run'> {
  /** Makes the change and writes it; resolves to whether it is safe. */
  run: (body: Readonly<Record<string, unknown>>, done?: string) => Promise<boolean>;
}

/** Writing to promises, which are then read again. */
export function usePromiseWrite(email: string): PromiseWrite {
  const write = useStaffWrite(`staff:${email}`, [['promises']]);
  return { ...write, run: (body, done) => write.run(() => [makeChange(deviceIds, body)], done) };
}
