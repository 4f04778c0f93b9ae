import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies';
import { groundCacheName, groundKey, partialAnswer } from './ground-cache.ts';
import { offlineAddresses } from './offline-addresses.ts';

/** The part of a service worker's scope that is used here; the compiler knows the page's scope only. */
declare const self: {
  /** Put in by the build: what the participants' screens consist of. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
};

/*
 * Starts the participants' screens, and a patrol under way, without network. Registered routes answer GET alone, so what is sent goes past
 * this file; so does every record: those live in the page's own database.
 */
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [] });
cleanupOutdatedCaches();
clientsClaim();

// A new version waits until the person takes it: a page in mid-walk keeps the files that it began with.
self.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    self.skipWaiting().catch((fault: unknown) => console.error('the new version could not start', fault));
});

registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [...offlineAddresses] }),
);

/** Letters and words that only some need. A name in this folder never gets other content. */
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: 'lykta-assets', matchOptions: { ignoreVary: true } }),
);

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && ['/api/text-lint', '/basemap/demo.json'].includes(url.pathname),
  new StaleWhileRevalidate({ cacheName: 'lykta-reference', matchOptions: { ignoreVary: true } }),
);

/** The ground of the walk's area, as far as the page has put it by; other hosts serve nothing but ground. */
registerRoute(
  ({ sameOrigin, url }) => !sameOrigin || url.pathname.startsWith('/basemap/tiles'),
  async ({ request }) => {
    const range = request.headers.get('range');
    const ground = await caches.open(groundCacheName);
    const kept = await ground.match(groundKey(request.url, range), { ignoreVary: true });
    if (kept === undefined) return fetch(request);
    return range === null ? kept : partialAnswer(kept);
  },
);
