/**
 * offline: the device has no network. unreachable: it has one, but our server does not answer. The browser's own
 * word alone is not enough: a phone on a bus's wireless network counts as online.
 */
export type Connectivity = 'online' | 'offline' | 'unreachable';

let reached = true;
const listeners = new Set<() => void>();

export function connectivity(): Connectivity {
  if (!navigator.onLine) return 'offline';
  return reached ? 'online' : 'unreachable';
}

/** Every request to our server says here how it went. */
export function noteReached(answered: boolean): void {
  if (answered === reached) return;
  reached = answered;
  for (const listener of listeners) listener();
}

export function subscribeToConnectivity(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
