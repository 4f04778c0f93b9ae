import type { Cookies } from '../people/people.ts';
import type { AppContext } from './app-env.ts';

/** Sends cookies of a session. Such an answer is never kept by anybody on the way. */
export function setCookies(c: AppContext, cookies: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  c.header('cache-control', 'no-store');
}
