import { dayMilliseconds } from '../../domain/milliseconds.ts';
import { daysToConfirm } from '../follow-token.ts';
import type { JobRequest } from '../storage/store.ts';
import type { JobDeps } from './job.ts';

const milliseconds = daysToConfirm * dayMilliseconds;

/** What is asked for together with each request to follow. */
export function forgettingOf(followerId: string): JobRequest {
  return {
    ...{ name: 'forget-follower', key: followerId },
    ...{ afterMilliseconds: milliseconds, atMostMilliseconds: milliseconds },
  };
}

/** Deletes the address of a request that nobody confirmed in time. */
export async function forgetFollower(followerId: string, { store }: Pick<JobDeps, 'store'>): Promise<void> {
  await store.forgetUnconfirmed(followerId);
}
