import { useEffect, useSyncExternalStore } from 'react';
import { addReading, beginSearch, type Fix, isSettled, type Search } from './position-fix.ts';

/**
 * off: not asked yet. searching: `fix` is the best so far and not to be stored. found: good enough for a mark.
 * denied: the person or the device said no. unavailable: no satellites, no sensor or no secure connection.
 */
export type PositionState =
  | { status: 'off' | 'denied' | 'unavailable' }
  | { status: 'searching'; fix: Fix | undefined }
  | { status: 'found'; fix: Fix };

/** The watch outlives a screen by this much, so that going from the map to the form does not start it anew. */
const lingerMilliseconds = 15_000;

let state: PositionState = { status: 'off' };
let search: Search | undefined;
let watch: number | undefined;
let users = 0;
let linger: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(next: PositionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function onReading({ coords, timestamp }: GeolocationPosition): void {
  search = addReading(search ?? beginSearch(timestamp), {
    position: [coords.longitude, coords.latitude],
    accuracyMetres: coords.accuracy,
    at: timestamp,
  });
  const { best } = search;
  show(
    best !== undefined && isSettled(search, Date.now())
      ? { status: 'found', fix: best }
      : { status: 'searching', fix: best },
  );
}

function onFault(fault: GeolocationPositionError): void {
  if (fault.code === fault.PERMISSION_DENIED) {
    stop();
    show({ status: 'denied' });
  } else if (search?.best === undefined) show({ status: 'unavailable' });
}

function stop(): void {
  if (watch !== undefined) navigator.geolocation.clearWatch(watch);
  watch = undefined;
  search = undefined;
}

/** Asks the phone where it is and keeps following it. The browser asks the person the first time. */
export function startPosition(): void {
  if (watch !== undefined) return;
  if (!('geolocation' in navigator)) {
    show({ status: 'unavailable' });
    return;
  }
  search = beginSearch(Date.now());
  show({ status: 'searching', fix: undefined });
  watch = navigator.geolocation.watchPosition(onReading, onFault, {
    enableHighAccuracy: true,
    maximumAge: 5_000,
    timeout: 20_000,
  });
}

async function startIfAllowed(): Promise<void> {
  const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined);
  if (permission?.state === 'granted') startPosition();
  else if (permission?.state === 'denied') show({ status: 'denied' });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the phone is while a screen needs it. Starts by itself only where the person has already allowed it. */
export function usePosition(): PositionState {
  useEffect(() => {
    users += 1;
    clearTimeout(linger);
    startIfAllowed().catch(() => undefined);
    return () => {
      users -= 1;
      if (users > 0) return;
      linger = setTimeout(() => {
        stop();
        if (state.status === 'searching' || state.status === 'found') show({ status: 'off' });
      }, lingerMilliseconds);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => state);
}
