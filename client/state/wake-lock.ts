import { useEffect, useSyncExternalStore } from 'react';

const storageKey = 'lykta.awake';
const listeners = new Set<() => void>();
let wanted = keptChoice();

function keptChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Whether this browser can keep the screen lit. */
export function canStayAwake(): boolean {
  return 'wakeLock' in navigator;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the person wants the screen lit while they walk. */
export function useStayAwakeChoice(): boolean {
  return useSyncExternalStore(subscribe, () => wanted);
}

export function setStayAwake(choice: boolean): void {
  wanted = choice;
  try {
    localStorage.setItem(storageKey, choice ? 'on' : 'off');
  } catch {
    // Private modes may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Keeps the screen lit as long as the calling screen is shown and the person wants it. */
export function useStayAwake(): void {
  const choice = useStayAwakeChoice();
  useEffect(() => {
    if (!choice || !canStayAwake()) return;
    let lock: WakeLockSentinel | undefined;
    let stopped = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || lock?.released === false) return;
      const taken = await navigator.wakeLock.request('screen');
      lock = taken;
      if (stopped) await taken.release();
    };
    // The system takes the lock away when the page is hidden or the battery is low.
    const tryToHold = (): void => {
      hold().catch((fault: unknown) => console.info('the screen may go dark', fault));
    };
    tryToHold();
    document.addEventListener('visibilitychange', tryToHold);
    return () => {
      stopped = true;
      document.removeEventListener('visibilitychange', tryToHold);
      lock?.release().catch(() => undefined);
    };
  }, [choice]);
}
