import { useEffect, useSyncExternalStore } from 'react';
import { boxAround } from '../../domain/geo.ts';
import { groundCacheName } from '../offline/ground-cache.ts';
import { appFiles, isUpdateWaiting, keepAppFiles, subscribeToAppFiles } from '../offline/offline-start.ts';
import type { ReadyWalk } from './walk-store.ts';

/** withoutMap: everything but the ground of the map is on the phone. impossible: the page must stay open. */
export type OfflineReadiness = 'preparing' | 'ready' | 'withoutMap' | 'impossible';

/** The ground of the walk with this key: not tried yet, being fetched, kept, or not to be had. */
let ground: { key: string; state: 'fetching' | 'kept' | 'missing' } | undefined;
const listeners = new Set<() => void>();

function noteGround(next: typeof ground): void {
  ground = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const forget = subscribeToAppFiles(listener);
  return () => {
    listeners.delete(listener);
    forget();
  };
}

function readiness(): OfflineReadiness {
  const files = appFiles();
  if (files !== 'ready') return files;
  if (ground === undefined || ground.state === 'fetching') return 'preparing';
  return ground.state === 'kept' ? 'ready' : 'withoutMap';
}

/** Where the walk takes place: what its map must show. */
function boxOf({ view, settings }: ReadyWalk) {
  const places = [
    ...view.checkpoints.map((stop) => stop.geometry.coordinates),
    ...(view.route?.coordinates ?? []),
    ...(view.walk?.geometry?.coordinates.flat() ?? []),
  ];
  return boxAround(places.length > 0 ? places : [settings.centre]);
}

async function keepGround(walk: ReadyWalk, key: string): Promise<void> {
  noteGround({ key, state: 'fetching' });
  try {
    const [{ prepareGround }, cache] = await Promise.all([
      import('../map/prepare-ground.ts'),
      caches.open(groundCacheName),
    ]);
    const box = boxOf(walk);
    const tools = {
      fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
      cache,
      base: document.baseURI,
    };
    // The word lists are kept by the service worker as they pass.
    const [kept] = await Promise.all([
      box !== undefined && prepareGround(walk.settings.basemap, box, tools),
      fetch('/api/text-lint'),
      keepLoadedLetters(),
    ]);
    noteGround({ key, state: kept ? 'kept' : 'missing' });
  } catch (fault) {
    console.warn('not everything of the walk could be kept on this phone', fault);
    noteGround({ key, state: 'missing' });
  }
}

/** Letters and words that came before the service worker watched go past it once more, out of the browser's cache. */
async function keepLoadedLetters(): Promise<void> {
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.woff2') && new URL(name).origin === window.location.origin);
  await Promise.all([...new Set(loaded)].map((name) => fetch(name)));
}

/** Puts everything that this walk needs on the phone and tells how far that is. */
export function useOfflineReadiness(walk: ReadyWalk): OfflineReadiness {
  const state = useSyncExternalStore(subscribe, readiness);
  const files = useSyncExternalStore(subscribe, appFiles);
  // Its stops and route come with the first records; until then there is no area to fetch.
  const key = walk.view.walk === undefined ? undefined : JSON.stringify([walk.view.walk.id, boxOf(walk)]);
  useEffect(keepAppFiles, []);
  useEffect(() => {
    if (files !== 'ready' || key === undefined) return;
    const tryOnce = (): void => {
      const retry = ground?.key === key && ground.state !== 'missing';
      if (!retry) keepGround(walk, key).catch((fault: unknown) => console.error(fault));
    };
    if (ground?.key !== key) tryOnce();
    window.addEventListener('online', tryOnce);
    return () => window.removeEventListener('online', tryOnce);
  }, [files, key, walk]);
  return state;
}

export function useUpdateWaiting(): boolean {
  return useSyncExternalStore(subscribeToAppFiles, isUpdateWaiting);
}
