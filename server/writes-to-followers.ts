import type { Deps } from './deps.ts';

/** Whether this server can write to followers. The links must lead here, whatever a request says of where it is. */
export function writesToFollowers({ mailer, settings }: Pick<Deps, 'mailer' | 'settings'>): boolean {
  return mailer !== null && settings.publicUrl !== undefined;
}
