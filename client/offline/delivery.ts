import { ProblemAnswer, Unreachable } from '../api.ts';
import { backOffMilliseconds } from './back-off.ts';
import { underDeliveryLock } from './delivery-lock.ts';
import { loadClock } from './device-clock.ts';
import {
  nextPhoto,
  notePhotoDamaged,
  notePhotoRefused,
  notePhotoSent,
  notePhotoWaits,
  photosOf,
  removePhoto,
} from './kept-photos.ts';
import { isOutdated } from './known-records.ts';
import { listenForHints } from './live-hints.ts';
import type { AuthorKey, Membership } from './local-db.ts';
import { onLocal } from './local-events.ts';
import { authorKeyOf, currentMembership } from './memberships.ts';
import { deliverPhotos } from './photo-delivery.ts';
import { pulledRecords, pullRecords } from './pull.ts';
import {
  heldFor,
  queuedChanges,
  recoverSending,
  refuseBatch,
  releaseBatch,
  settleBatch,
  takeBatch,
} from './queue.ts';
import { deliverWaiting } from './sync.ts';
import { askUpload, fetchRecords, putPiece, type StillHere, sendChanges } from './transport.ts';

const heartbeatMilliseconds = 60_000;

let staffAuthor: AuthorKey | undefined;
let wake: (() => void) | undefined;

/** Who is signed in among the staff, by e-mail; what somebody else queued on this device waits for them. */
export function setStaffAuthor(email: string | undefined): void {
  staffAuthor = email === undefined ? undefined : `staff:${email}`;
  wake?.();
}

/** Tries at once, however long the last wait was: the person asked for it. */
export function deliverNow(): void {
  wake?.();
}

const maySend = (author: AuthorKey): boolean => author.startsWith('participant:') || author === staffAuthor;

/** Words first; pictures when no word waits any more, and only as long as none comes up. */
async function oneRound(mayGoOn: () => boolean): Promise<{ waitMilliseconds: number | undefined }> {
  const words = await deliverWaiting({
    recover: recoverSending,
    take: (limit) => takeBatch(limit, Date.now(), maySend),
    settle: settleBatch,
    release: releaseBatch,
    refuse: refuseBatch,
    send: sendChanges,
  });
  if (words.waitMilliseconds !== undefined) return words;
  return deliverPhotos({
    next: () => nextPhoto(maySend),
    ask: askUpload,
    put: putPiece,
    noteSent: notePhotoSent,
    noteWaits: notePhotoWaits,
    noteDamaged: notePhotoDamaged,
    noteRefused: notePhotoRefused,
    remove: removePhoto,
    mayGoOn,
  });
}

async function stillHere(reader: AuthorKey): Promise<StillHere> {
  const [changes, photos] = await Promise.all([queuedChanges(reader), photosOf(reader)]);
  return {
    changes: changes.filter(({ state }) => state !== 'delivered').length,
    photos: photos.filter(({ state }) => state !== 'draft').length,
  };
}

const checkedReaders = new Set<AuthorKey>();

/** Once a page and reader: whether an older version of this page left records that this one cannot read. */
async function mustPullAfresh(reader: AuthorKey): Promise<boolean> {
  if (checkedReaders.has(reader)) return false;
  checkedReaders.add(reader);
  return (await pulledRecords(reader)).some(isOutdated);
}

async function pull(membership: Membership): Promise<void> {
  const reader = authorKeyOf(membership);
  try {
    const [afresh, here] = await Promise.all([mustPullAfresh(reader), stillHere(reader)]);
    await pullRecords(reader, (since) => fetchRecords(reader, membership.walkId, since, here), afresh);
  } catch (fault) {
    // Out of reach, or the walk is over: what we have stays. Anything else is a fault of ours.
    if (!(fault instanceof Unreachable) && !(fault instanceof ProblemAnswer)) throw fault;
  }
}

/** How long until the first change that is held back may go; undefined when none is. */
async function untilHoldEnds(now: number): Promise<number | undefined> {
  const holds = (await queuedChanges()).flatMap((item) =>
    item.state === 'kept' && item.holdUntil !== null && maySend(item.author) ? [heldFor(item, now)] : [],
  );
  return holds.length === 0 ? undefined : Math.min(...holds);
}

/**
 * Sends what waits and fetches what is new until the returned function is called. Wakes when something is saved,
 * the network is back, the page is looked at again, somebody taps, and by the clock.
 */
export function runDelivery(): () => void {
  let stopped = false;
  let running = false;
  let askedAgain = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hintsFor: string | undefined;
  let endHints: (() => void) | undefined;

  const sleepFor = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(go, milliseconds);
  };

  const followHints = (membership: Membership | undefined): void => {
    if (membership?.token === hintsFor) return;
    endHints?.();
    hintsFor = membership?.token;
    endHints = membership === undefined ? undefined : listenForHints(membership.token, go);
  };

  const work = async (): Promise<void> => {
    if (!navigator.onLine) return sleepFor(heartbeatMilliseconds);
    const result = await underDeliveryLock(() => oneRound(() => !stopped && !askedAgain));
    if (stopped) return;
    if (result === 'busy') return sleepFor(2_000);
    if (result.waitMilliseconds !== undefined) {
      failures += 1;
      return sleepFor(Math.max(result.waitMilliseconds, backOffMilliseconds(failures, Math.random())));
    }
    failures = 0;
    const membership = await currentMembership();
    if (stopped) return;
    followHints(membership);
    if (membership !== undefined) await pull(membership);
    sleepFor(Math.min(heartbeatMilliseconds, (await untilHoldEnds(Date.now())) ?? heartbeatMilliseconds));
  };

  function go(): void {
    if (running) {
      askedAgain = true;
      return;
    }
    running = true;
    work()
      .catch((fault: unknown) => {
        console.error('delivery failed and will be tried again', fault);
        failures += 1;
        sleepFor(backOffMilliseconds(failures, Math.random()));
      })
      .finally(() => {
        running = false;
        if (askedAgain && !stopped) {
          askedAgain = false;
          go();
        }
      });
  }

  const onVisible = (): void => {
    if (document.visibilityState === 'visible') go();
  };
  const forgetLocal = onLocal((topic) => {
    if (topic === 'memberships' || topic === 'queue') go();
  });
  wake = go;
  window.addEventListener('online', go);
  document.addEventListener('visibilitychange', onVisible);
  loadClock().then(go, go);

  return () => {
    stopped = true;
    clearTimeout(timer);
    forgetLocal();
    endHints?.();
    wake = undefined;
    window.removeEventListener('online', go);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
