import { getConnInfo } from '@hono/node-server/conninfo';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TooManyAttempts } from './answer-problem.ts';
import type { AppContext } from './app-env.ts';

export const wrongAttemptsAtMost = 10;
const perSeconds = 60;

/** Counts wrong tries, so that codes and passwords cannot be guessed by trying many. */
export interface Attempts {
  /** @throws TooManyAttempts when this key has used up its wrong tries; right ones do not count. */
  refuseTooMany(key: string): Promise<void>;
  countWrong(key: string): Promise<void>;
}

/** At most ten wrong tries a key and minute, counted in memory: a restart forgives, which guessing cannot use. */
export function createAttempts(): Attempts {
  const limiter = new RateLimiterMemory({ points: wrongAttemptsAtMost, duration: perSeconds });
  return {
    async refuseTooMany(key) {
      const state = await limiter.get(key);
      if (state === null || state.consumedPoints < wrongAttemptsAtMost) return;
      throw new TooManyAttempts(Math.max(1, Math.ceil(state.msBeforeNext / 1000)));
    },
    async countWrong(key) {
      await limiter.penalty(key);
    },
  };
}

/**
 * The address that a request came from. X-Forwarded-For is believed only as far as our own proxies wrote it:
 * the entry `trustedProxies` places from the right.
 */
export function addressOf(c: AppContext, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const forwarded = c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim());
    const entry = forwarded?.at(-trustedProxies);
    if (entry !== undefined && entry !== '') return networkOf(entry);
  }
  // Without bindings, as when the application is called directly, the framework leaves even `env` out.
  if (c.env?.incoming === undefined) return 'unknown';
  return networkOf(getConnInfo(c).remote.address ?? 'unknown');
}

/** One household has a whole /64 of IPv6, so its addresses count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...(tail === undefined ? [] : zeros), ...right].slice(0, 4).join(':');
}
