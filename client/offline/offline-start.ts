import { Workbox } from 'workbox-window';

/**
 * Whether the app starts without network. preparing: files are being fetched. ready: all of it is on the phone.
 * impossible: this browser keeps no files for us (private windows, no HTTPS).
 */
export type AppFiles = 'preparing' | 'ready' | 'impossible';

let files: AppFiles = 'preparing';
let updateWaits = false;
let updating = false;
let started: Workbox | undefined;
const listeners = new Set<() => void>();

function note(next: { files?: AppFiles; updateWaits?: boolean }): void {
  files = next.files ?? files;
  updateWaits = next.updateWaits ?? updateWaits;
  for (const listener of listeners) listener();
}

export function appFiles(): AppFiles {
  return files;
}

/** Whether a newer version is on the phone and waits for the person's word. */
export function isUpdateWaiting(): boolean {
  return updateWaits;
}

export function subscribeToAppFiles(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const lookAgainMilliseconds = 30 * 60_000;
const patienceMilliseconds = 5_000;

/** Keeps the app's own files on this phone and looks for newer ones now and then. Once a page is enough. */
export function keepAppFiles(): void {
  if (started !== undefined) return;
  // There is no service worker while the client is developed: its files change under it.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) {
    note({ files: 'impossible' });
    return;
  }
  const workbox = new Workbox('/service-worker.js');
  started = workbox;
  workbox.addEventListener('waiting', () => note({ updateWaits: true }));
  workbox.addEventListener('controlling', () => {
    // Only in the tab where the person said so; another one stays as it is until it is loaded anew.
    if (updating) window.location.reload();
    else note({ files: 'ready' });
  });
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < lookAgainMilliseconds) return;
    lookedAt = Date.now();
    workbox.update().catch(() => undefined);
  });
  const register = async (): Promise<void> => {
    const registration = await workbox.register({ immediate: true });
    if (registration === undefined) return note({ files: 'impossible' });
    if (navigator.serviceWorker.controller !== null) note({ files: 'ready' });
  };
  register().catch((fault: unknown) => {
    // Without network an earlier version goes on; there is nothing to tell then.
    if (navigator.serviceWorker.controller !== null) return note({ files: 'ready' });
    console.warn('the app cannot be kept on this phone', fault);
    note({ files: navigator.onLine ? 'impossible' : 'preparing' });
    started = undefined;
  });
}

/**
 * Takes the new version: the page is loaded anew. What is saved or begun on the phone stays. The browser lets the
 * version before end what it is fetching; a page that waits for that too long is loaded anew all the same.
 */
export function takeUpdate(): void {
  updating = true;
  started?.messageSkipWaiting();
  setTimeout(() => window.location.reload(), patienceMilliseconds);
}
