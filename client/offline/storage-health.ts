import { isKeptInMemoryOnly } from './local-db.ts';

/**
 * How safe what is kept on this phone is. kept: the browser has promised not to clear it. maybe: it may clear it when
 * the phone is full. memory: this browser keeps nothing; all is gone when the page is closed.
 */
export type StorageHealth = 'unknown' | 'kept' | 'maybe' | 'memory';

let health: StorageHealth = 'unknown';
let asked = false;
const listeners = new Set<() => void>();

export function storageHealth(): StorageHealth {
  return health;
}

export function subscribeToStorageHealth(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the browser for storage that it does not clear by itself; once a page, after joining. */
export function askForStorage(): void {
  if (asked) return;
  asked = true;
  const ask = async (): Promise<StorageHealth> => {
    if (await isKeptInMemoryOnly()) return 'memory';
    // Without the question there is no promise either.
    const { storage } = navigator;
    if (storage?.persist === undefined) return 'maybe';
    return (await storage.persisted()) || (await storage.persist()) ? 'kept' : 'maybe';
  };
  ask()
    .catch((fault: unknown): StorageHealth => {
      console.warn('the browser does not say how safe its storage is', fault);
      return 'maybe';
    })
    .then((answer) => {
      health = answer;
      for (const listener of listeners) listener();
    })
    .catch((fault: unknown) => console.error(fault));
}
