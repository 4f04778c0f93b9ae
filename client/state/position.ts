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
/** Some phones fall silent while nobody moves: then they are asked anew before the last reading is stale. */
const silenceMilliseconds = 7_000;

let state: PositionState = { status: 'off' };
let search: Search | undefined;
let watch: number | undefined;
let askedAt = 0;
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
  watch = undefined;
  search = undefined;
}

function listen(): void {
  askedAt = Date.now();
  if (watch !== undefined) navigator.geolocation.clearWatch(watch);
  watch = navigator.geolocation.watchPosition(onReading, onFault, {
    enableHighAccuracy: true,
    maximumAge: 0,
    timeout: searchMilliseconds,
  });
}

/** Time alone changes what a reading is worth. */
function onTick(): void {
  const heardAt = search?.latest?.arrivedAt;
  if (heardAt !== undefined && Date.now() - Math.max(heardAt, askedAt) > silenceMilliseconds) listen();
  showSearch();
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
  listen();
  clock = setInterval(onTick, 1_000);
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
