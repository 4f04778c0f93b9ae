import { metaEntry, withDatabase } from './local-db.ts';

const lockName = 'lykta-delivery';
const senderKey = 'sender:';
/** Longer than a request may take; a page that was killed while it sent holds others up for so long at most. */
const leaseMilliseconds = 45_000;
const renewMilliseconds = 10_000;

/** This page among the tabs of this browser; a name, not a secret. */
const page = Math.random().toString(36).slice(2);

/**
 * At most one round at a time on this device. A lock a round, not for the life of a tab: browsers put tabs to
 * sleep, and a sleeping holder would stop all others. Where there are no locks (no HTTPS), a lease in the database
 * that the holder renews; should it run out in mid-round, the server takes each change once all the same.
 */
export async function underDeliveryLock<Result>(round: () => Promise<Result>): Promise<Result | 'busy'> {
  if (navigator.locks === undefined) return underLease(round);
  return navigator.locks.request(lockName, { ifAvailable: true }, (lock) =>
    lock === null ? ('busy' as const) : round(),
  );
}

/** Takes or renews the lease; false when another page has it. */
async function takeLease(): Promise<boolean> {
  const now = Date.now();
  return withDatabase(async (database) => {
    const step = database.transaction('meta', 'readwrite');
    const held = await step.store.get(senderKey);
    const other = held?.kind === 'sender' && held.value.page !== page ? held.value.until - now : 0;
    // A lease far ahead was given by a clock that has been set back since.
    const isFree = other <= 0 || other > leaseMilliseconds;
    if (isFree)
      await step.store.put(metaEntry('sender', { page, until: now + leaseMilliseconds }), senderKey);
    await step.done;
    return isFree;
  });
}

async function giveBackLease(): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction('meta', 'readwrite');
    const held = await step.store.get(senderKey);
    if (held?.kind === 'sender' && held.value.page === page) await step.store.delete(senderKey);
    await step.done;
  });
}

async function underLease<Result>(round: () => Promise<Result>): Promise<Result | 'busy'> {
  if (!(await takeLease())) return 'busy';
  let isOver = false;
  const renew = (): void => {
    if (!isOver)
      takeLease().then(
        () => setTimeout(renew, renewMilliseconds),
        () => undefined,
      );
  };
  setTimeout(renew, renewMilliseconds);
  try {
    return await round();
  } finally {
    isOver = true;
    // One that could not be given back runs out by itself.
    await giveBackLease().catch(() => undefined);
  }
}
