import { useEffect, useSyncExternalStore } from 'react';
import {
  accurateMetresDefault,
  addReading,
  beginSearch,
  type Fix,
  judge,
  type Quality,
  qualityOf,
  roughMetres,
  type Search,
  searchMilliseconds,
  staleMilliseconds,
} from './position-fix.ts';

/**
 * off: not asked yet. searching: `fix` is the best so far and not to be stored. found: good enough for a mark.
 * uncertain: the search took its time, and the person says what to do with what it found.
 * denied: the person or the device said no. unavailable: no satellites, no sensor or no secure connection.
 */
export type PositionState =
  | { status: 'off' | 'denied' | 'unavailable' }
  | { status: 'searching'; fix: Fix | undefined }
  | { status: 'found' | 'uncertain'; fix: Fix };

/** The watch outlives a screen by this much, so that going from the map to the form does not start it anew. */
const lingerMilliseconds = 15_000;

let state: PositionState = { status: 'off' };
let search: Search | undefined;
let watch: number | undefined;
let clock: ReturnType<typeof setInterval> | undefined;
let users = 0;
let linger: ReturnType<typeof setTimeout> | undefined;
let accurateMetres = accurateMetresDefault;
const listeners = new Set<() => void>();

function fixIn(position: PositionState): Fix | undefined {
  return 'fix' in position ? position.fix : undefined;
}

function show(next: PositionState): void {
  if (next.status === state.status && fixIn(next) === fixIn(state)) return;
  state = next;
  for (const listener of listeners) listener();
}

/** The best reading that is not stale, however exact it is. */
export function fixOf(position: PositionState): Fix | undefined {
  return fixIn(position);
}

/** The reading where it is exact enough to say at which stop somebody is. */
export function usableFix(position: PositionState): Fix | undefined {
  const fix = fixIn(position);
  return fix !== undefined && position.status !== 'searching' && fix.accuracyMetres <= roughMetres
    ? fix
    : undefined;
}

/** How exact a position must be to be stored without a question, as the municipality set it. */
export function setAccurateMetres(metres: number | undefined): void {
  accurateMetres = metres ?? accurateMetresDefault;
}

/** How good the reading is, in the three words of the screens. */
export function qualityOfFix(fix: Fix): Quality {
  return qualityOf(fix.accuracyMetres, accurateMetres);
}

function showSearch(): void {
  if (search === undefined) return;
  const judged = judge(search, Date.now(), accurateMetres);
  show(judged.status === 'nothing' ? { status: 'unavailable' } : judged);
}

function onReading({ coords, timestamp }: GeolocationPosition): void {
  const now = Date.now();
  const reading: Fix = {
    position: [coords.longitude, coords.latitude],
    accuracyMetres: coords.accuracy,
    at: timestamp,
  };
  search = addReading(search ?? beginSearch(now), reading, now);
  showSearch();
}

function onFault(fault: GeolocationPositionError): void {
  if (fault.code === fault.PERMISSION_DENIED) {
    stop();
    show({ status: 'denied' });
  } else if (search?.best === undefined) show({ status: 'unavailable' });
}

function stop(): void {
  if (watch !== undefined) navigator.geolocation.clearWatch(watch);
  clearInterval(clock);
  document.removeEventListener('visibilitychange', onVisible);
  watch = undefined;
  search = undefined;
}

/** A page that was put aside heard nothing of where its phone went. */
function onVisible(): void {
  if (document.visibilityState !== 'visible' || search?.best === undefined) return;
  if (Date.now() - search.best.at > staleMilliseconds) searchAgain();
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
    maximumAge: staleMilliseconds,
    timeout: searchMilliseconds,
  });
  clock = setInterval(showSearch, 1_000);
  document.addEventListener('visibilitychange', onVisible);
}

/** Takes the time of a whole search once more. */
export function searchAgain(): void {
  stop();
  startPosition();
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
        if (state.status !== 'denied') show({ status: 'off' });
      }, lingerMilliseconds);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => state);
}
