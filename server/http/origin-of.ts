import type { AppContext } from './app-env.ts';

/** Where people reach this server: as it is set, or else as this request reached it. */
export function originOf(c: AppContext, publicUrl: string | undefined): string {
  return publicUrl ?? new URL(c.req.url).origin;
}
