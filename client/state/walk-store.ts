import { useSyncExternalStore } from 'react';
import { correctedNow } from '../offline/device-clock.ts';
import { photosOf } from '../offline/kept-photos.ts';
import type { Membership } from '../offline/local-db.ts';
import { onLocal } from '../offline/local-events.ts';
import { authorKeyOf, currentMembership } from '../offline/memberships.ts';
import { optimisticView, type WalkView } from '../offline/optimistic-view.ts';
import { pulledRecords } from '../offline/pull.ts';
import { queuedChanges } from '../offline/queue.ts';
import { keptReferenceData, type ReferenceData, refreshReferenceData } from '../offline/reference-data.ts';

export type ReadyWalk = { status: 'ready'; membership: Membership; view: WalkView } & ReferenceData;

/** `none`: this phone has joined no walk. `waiting`: the categories have never been fetched and cannot be now. */
export type WalkState = { status: 'loading' | 'none' | 'waiting' | 'failed' } | ReadyWalk;

let state: WalkState = { status: 'loading' };
let reading: Promise<void> | undefined;
let readingAgain: Promise<void> | undefined;
let asked = false;
let stopListening: (() => void) | undefined;
const listeners = new Set<() => void>();

function show(next: WalkState): void {
  state = next;
  for (const listener of listeners) listener();
}

async function readState(): Promise<WalkState> {
  const membership = await currentMembership();
  if (membership === undefined) return { status: 'none' };
  let reference = await keptReferenceData();
  if (reference === undefined || !asked) {
    asked = true;
    const refreshed = refreshReferenceData();
    if (reference === undefined) {
      await refreshed;
      reference = await keptReferenceData();
      if (reference === undefined) return { status: 'waiting' };
    } else refreshed.catch((fault: unknown) => console.error('the categories could not be fetched', fault));
  }
  const author = authorKeyOf(membership);
  const [pulled, queue, photos] = await Promise.all([
    pulledRecords(author),
    queuedChanges(author),
    photosOf(author),
  ]);
  const view = optimisticView(
    membership,
    pulled,
    queue,
    reference.catalogue,
    correctedNow().toISOString(),
    photos,
  );
  return { status: 'ready', membership, view, ...reference };
}

/**
 * Reads everything anew; calls that come while reading are answered by one more reading. Resolves when what is kept
 * at the time of the call is on the screen.
 */
export function refreshWalk(): Promise<void> {
  if (reading !== undefined) {
    readingAgain ??= reading.then(() => {
      readingAgain = undefined;
      return refreshWalk();
    });
    return readingAgain;
  }
  reading = readState()
    .then(show, (fault: unknown) => {
      console.error('what is kept on this device could not be read', fault);
      // What is on the screen is better than nothing: it was read a moment ago.
      if (state.status !== 'ready') show({ status: 'failed' });
    })
    .finally(() => {
      reading = undefined;
    });
  return reading;
}

function refresh(): void {
  void refreshWalk();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (stopListening === undefined) {
    const forget = onLocal(refresh);
    window.addEventListener('online', refresh);
    stopListening = () => {
      forget();
      window.removeEventListener('online', refresh);
    };
    refresh();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopListening?.();
    stopListening = undefined;
  };
}

/** The walk that this phone is on, with the person's own marks as they will be once all is delivered. */
export function useWalk(): WalkState {
  return useSyncExternalStore(subscribe, () => state);
}
