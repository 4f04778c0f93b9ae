import type { StaffRole } from '../../domain/roles.ts';
import type { RunningServer } from './run-server.ts';

/** The address that signs in to the demo in this role, as the server printed it. */
export function demoLink(server: RunningServer, role: StaffRole): string {
  const path = new RegExp(`/demo/sign-in/${role}/\\S+`).exec(server.printed())?.[0];
  if (path === undefined) throw new Error(`the server printed no link for ${role}:\n${server.printed()}`);
  return `${server.address}${path}`;
}
